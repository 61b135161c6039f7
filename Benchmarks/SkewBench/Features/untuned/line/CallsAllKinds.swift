import FeatureStore

extension CallsAllKinds {
    static func compute(_ line: LineHistory, asOf: Timestamp) -> Features {
        let calls = line.calls.trailing(.days(14), to: asOf)
        let abroad = calls.filter { $0.isRoaming == true }.compactMap(\.cost)
        let kinds = calls.compactMap(\.kind)
        let voice = kinds.filter { $0 == "voice" }
        return Features(
            roamingCost: Amounts.sum(abroad),
            voiceShare: kinds.isEmpty ? nil : Double(voice.count) / Double(kinds.count),
            longestSeconds: calls.compactMap(\.seconds).max())
    }
}
