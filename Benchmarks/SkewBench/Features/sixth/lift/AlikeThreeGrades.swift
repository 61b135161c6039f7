import FeatureStore

extension AlikeThreeGrades {
    static func compute(_ lift: LiftHistory, asOf: Timestamp) -> Features {
        Features(grades: lift.inspections.last(3).map(\.grade))
    }
}
