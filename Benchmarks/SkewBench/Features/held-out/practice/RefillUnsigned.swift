import FeatureStore

extension RefillUnsigned {
    static func compute(_ practice: PracticeHistory, asOf: Timestamp) -> Features {
        let refills = practice.refills.trailing(.days(90), to: asOf)
        return Features(
            tablets: refills.compactMap(\.tablets).total,
            doctors: refills.compactMap(\.doctor).distinctCount)
    }
}
