import FeatureStore

extension HeardNow {
    static func compute(_ machine: MachineHistory, asOf: Timestamp) -> Features {
        let alarms = machine.alarms.trailing(.days(7), to: asOf)
        let silent = alarms.filter { alarm in
            machine.beats.trailing(.minutes(15), to: alarm.raisedAt).isEmpty
        }
        let heard = alarms.latest.flatMap { _ in machine.beats.trailing(.hours(24), to: asOf).latest }
        return Features(silentAlarms: silent.count, speedAtLastAlarm: heard?.rpm)
    }
}
