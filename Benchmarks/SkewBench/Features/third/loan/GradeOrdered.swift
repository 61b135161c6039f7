import FeatureStore

extension GradeOrdered {
    static func compute(_ loan: LoanHistory, asOf: Timestamp) -> Features {
        var downgrades = 0
        var previous: Int?
        var grades: [String] = []
        for rating in loan.ratings.trailing(.days(365), to: asOf) {
            if let points = rating.points, let previous, points < previous { downgrades += 1 }
            previous = rating.points
            if let grade = rating.grade { grades.append(grade) }
        }
        return Features(downgrades: downgrades, worstGrade: grades.max())
    }
}
