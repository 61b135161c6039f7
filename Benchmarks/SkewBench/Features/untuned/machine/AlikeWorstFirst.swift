import FeatureStore

extension AlikeWorstFirst {
    static func compute(_ machine: MachineHistory, asOf: Timestamp) -> Features {
        var worst: (severity: Int, code: String)?
        for alarm in machine.alarms.trailing(.days(2), to: asOf) {
            guard let severity = alarm.severity else { continue }
            if let known = worst, severity <= known.severity { continue }
            worst = (severity, alarm.code)
        }
        return Features(worstCode: worst?.code)
    }
}
