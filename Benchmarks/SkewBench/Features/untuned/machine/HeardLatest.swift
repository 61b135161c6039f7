import FeatureStore

extension HeardLatest {
    static func compute(_ machine: MachineHistory, asOf: Timestamp) -> Features {
        let alarms = machine.alarms.trailing(.days(7), to: asOf)
        let silent = alarms.filter { alarm in
            machine.beats.trailing(.minutes(15), to: alarm.raisedAt).isEmpty
        }
        let heard = alarms.latest.flatMap { machine.beats.trailing(.hours(24), to: $0.raisedAt).latest }
        return Features(silentAlarms: silent.count, speedAtLastAlarm: heard?.rpm)
    }
}
