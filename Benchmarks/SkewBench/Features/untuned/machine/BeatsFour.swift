import FeatureStore

extension BeatsFour {
    static func compute(_ machine: MachineHistory, asOf: Timestamp) -> Features {
        let beats = machine.beats.trailing(.hours(24), to: asOf)
        let hours = Set(beats.map { $0.beatAt.startOfHour(in: .utc) })
        var dropouts = 0
        var steepest: Int?
        for (before, beat) in zip(beats, beats.dropFirst()) {
            if beat.beatAt - before.beatAt > .minutes(5) { dropouts += 1 }
            guard let old = before.rpm, let new = beat.rpm else { continue }
            steepest = max(steepest ?? 0, abs(new - old))
        }
        return Features(
            liveHours: hours.count,
            meanRpm: beats.compactMap(\.rpm).mean,
            dropouts: dropouts,
            steepest: steepest)
    }
}
