import FeatureStore

extension AlikeLateBeats {
    static func compute(_ machine: MachineHistory, asOf: Timestamp) -> Features {
        Features(beats12h: machine.beats.trailing(.hours(12), to: asOf).count)
    }
}
