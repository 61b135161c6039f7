import FeatureStore

extension NetworksTied {
    static func compute(_ line: LineHistory, asOf: Timestamp) -> Features {
        let records = line.calls.trailing(.days(14), to: asOf).map { call in
            line.numbers[call.peer].trailing(.days(90), to: call.startedAt).latest
        }
        let foreign = records.compactMap { $0?.network }.filter { $0 != "own" }
        return Features(
            foreignCalls: foreign.count,
            lastNetwork: records.last.flatMap { $0?.network },
            unlistedCalls: records.count { $0 == nil })
    }
}
