import FeatureStore

extension AlikeTalkSeconds {
    static func compute(_ line: LineHistory, asOf: Timestamp) -> Features {
        Features(talkMinutes: line.calls.trailing(.hours(24), to: asOf).compactMap(\.seconds).total)
    }
}
