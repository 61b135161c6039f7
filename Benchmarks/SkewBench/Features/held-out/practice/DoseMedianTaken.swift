import FeatureStore

extension DoseMedianTaken {
    static func compute(_ practice: PracticeHistory, asOf: Timestamp) -> Features {
        let refills = practice.refills.trailing(.days(60), to: asOf)
        let doses = refills.compactMap(\.doseMg)
        return Features(
            meanDose: Quotients.rounded(doses.total, by: doses.count, places: 3),
            medianTablets: refills.compactMap(\.tablets).medianContinuous)
    }
}
