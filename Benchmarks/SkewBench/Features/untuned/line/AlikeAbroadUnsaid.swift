import FeatureStore

extension AlikeAbroadUnsaid {
    static func compute(_ line: LineHistory, asOf: Timestamp) -> Features {
        Features(abroad6d: line.calls.trailing(.days(6), to: asOf).filter { $0.isRoaming != false }.count)
    }
}
