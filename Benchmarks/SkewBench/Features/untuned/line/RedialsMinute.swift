import FeatureStore

extension RedialsMinute {
    static func compute(_ line: LineHistory, asOf: Timestamp) -> Features {
        let calls = line.calls.trailing(.days(7), to: asOf)
        var lastStart: [[UInt8]: Timestamp] = [:]
        var redials = 0
        for call in calls {
            let number = Spelling.key(call.peer)
            if let before = lastStart[number], call.startedAt - before <= .seconds(60) { redials += 1 }
            lastStart[number] = call.startedAt
        }
        let gaps = zip(calls, calls.dropFirst()).map { $1.startedAt - $0.startedAt }
        return Features(redials7d: redials, longestGapMinutes: gaps.max()?.wholeMinutes)
    }
}
