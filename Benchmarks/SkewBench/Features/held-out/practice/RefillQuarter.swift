import FeatureStore

extension RefillQuarter {
    static func compute(_ practice: PracticeHistory, asOf: Timestamp) -> Features {
        let refills = practice.refills.trailing(.weeks(12), to: asOf)
        return Features(
            tablets: refills.compactMap(\.tablets).total,
            doctors: refills.compactMap(\.doctor).distinctCount)
    }
}
