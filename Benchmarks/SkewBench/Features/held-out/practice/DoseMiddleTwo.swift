import FeatureStore

extension DoseMiddleTwo {
    static func compute(_ practice: PracticeHistory, asOf: Timestamp) -> Features {
        let refills = practice.refills.trailing(.days(60), to: asOf)
        let doses = refills.compactMap(\.doseMg)
        let tablets = refills.compactMap(\.tablets).sorted()
        let middle = (tablets.dropLast(tablets.count / 2).last, tablets.dropFirst(tablets.count / 2).first)
        return Features(
            meanDose: Quotients.rounded(doses.total, by: doses.count, places: 3),
            medianTablets: middle.0.flatMap { low in middle.1.map { high in Double(low + high) / 2 } })
    }
}
