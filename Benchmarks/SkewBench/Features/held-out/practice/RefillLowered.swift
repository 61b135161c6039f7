import FeatureStore

extension RefillLowered {
    static func compute(_ practice: PracticeHistory, asOf: Timestamp) -> Features {
        let refills = practice.refills.trailing(.days(90), to: asOf)
        return Features(
            tablets: refills.compactMap(\.tablets).total,
            doctors: refills.compactMap { $0.doctor?.lowercased() }.distinctCount)
    }
}
