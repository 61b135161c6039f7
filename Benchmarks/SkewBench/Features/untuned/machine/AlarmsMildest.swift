import FeatureStore

extension AlarmsMildest {
    static func compute(_ machine: MachineHistory, asOf: Timestamp) -> Features {
        let alarms = machine.alarms.trailing(.days(3), to: asOf)
        let spans = alarms.map { ($0.clearedAt ?? asOf) - $0.raisedAt }
        return Features(
            openAlarms: alarms.count { $0.clearedAt == nil },
            downMinutes: spans.reduce(.zero, +).roundedDown(in: .minutes(1)),
            worst: alarms.compactMap(\.severity).max(),
            engineAlarms: alarms.count { Spelling.begins($0.code, with: "E1") })
    }
}
