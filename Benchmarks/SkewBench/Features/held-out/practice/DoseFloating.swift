import FeatureStore

extension DoseFloating {
    static func compute(_ practice: PracticeHistory, asOf: Timestamp) -> Features {
        let refills = practice.refills.trailing(.days(60), to: asOf)
        let doses = refills.compactMap(\.doseMg)
        return Features(
            meanDose: doses.map(\.approximation).mean.flatMap { mean in
                ExactDecimal(coefficient: Int128((mean * 1_000).rounded()), scale: 3)
            },
            medianTablets: refills.compactMap(\.tablets).medianContinuous)
    }
}
