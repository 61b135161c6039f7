import FeatureStore

extension PeersMerged {
    static func compute(_ line: LineHistory, asOf: Timestamp) -> Features {
        let calls = line.calls.trailing(.days(37), to: asOf)
        let month = calls.trailing(.days(30), to: asOf)
        var times: [[UInt8]: Int] = [:]
        for call in month { times[Spelling.key(call.peer), default: 0] += 1 }
        let top = times.min { first, second in
            if first.value != second.value { return first.value > second.value }
            return first.key.lexicographicallyPrecedes(second.key)
        }
        let start = asOf - .days(7)
        let earlier = Set(calls.upTo(start).map { Spelling.key($0.peer) })
        let recent = Set(calls.trailing(.days(7), to: asOf).map { Spelling.key($0.peer) })
        return Features(
            topPeer: top.map { Spelling.text($0.key) },
            peers30d: Set(month.map(\.peer)).count,
            newPeers7d: recent.subtracting(earlier).count)
    }
}
