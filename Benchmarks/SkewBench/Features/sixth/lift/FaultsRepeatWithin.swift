import FeatureStore

extension FaultsRepeatWithin {
    static func compute(_ lift: LiftHistory, asOf: Timestamp) -> Features {
        let faults = lift.liftFaults.trailing(.days(90), to: asOf)
        var open = 0
        var repeats = 0
        var minutes = 0
        var lastOf: [[UInt8]: Timestamp] = [:]
        for fault in faults {
            let code = Spelling.key(fault.code)
            if let before = lastOf[code], fault.occurredAt - before < .hours(24) { repeats += 1 }
            lastOf[code] = fault.occurredAt
            guard let cleared = fault.clearedAt else {
                open += 1
                continue
            }
            minutes += (cleared - fault.occurredAt).roundedDown(in: .minutes(1))
        }
        return Features(
            openFaults: open,
            repeats: repeats,
            downtimeMinutes: minutes,
            codes: faults.last(3).reversed().map(\.code))
    }
}
