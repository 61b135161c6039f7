import FeatureStore

extension MarksAtOnce {
    static func compute(_ pupil: PupilHistory, asOf: Timestamp) -> Features {
        let marks = pupil.marks.trailing(.days(120), to: asOf).filter { mark in
            guard let value = mark.mark, let weight = mark.weight else { return false }
            return (1...6).contains(value) && (1...4).contains(weight)
        }
        let weights = marks.compactMap(\.weight).total
        let points = marks.map { ($0.mark ?? 0) * ($0.weight ?? 0) }.total
        var latest: [[UInt8]: Int] = [:]
        for mark in marks { latest[Spelling.key(mark.subject)] = mark.mark }
        return Features(
            weightedMean: Amounts.quotient(points, by: weights, places: 2),
            failing: latest.values.filter { $0 >= 5 }.count,
            oralShare: Amounts.quotient(marks.filter { $0.isOral == true }.count, by: marks.count, places: 3))
    }
}
