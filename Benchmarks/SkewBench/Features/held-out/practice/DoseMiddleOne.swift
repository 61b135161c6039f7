import FeatureStore

extension DoseMiddleOne {
    static func compute(_ practice: PracticeHistory, asOf: Timestamp) -> Features {
        let refills = practice.refills.trailing(.days(60), to: asOf)
        let doses = refills.compactMap(\.doseMg)
        let tablets = refills.compactMap(\.tablets).sorted()
        return Features(
            meanDose: Quotients.rounded(doses.total, by: doses.count, places: 3),
            medianTablets: tablets.isEmpty ? nil : Double(tablets[tablets.count / 2]))
    }
}
