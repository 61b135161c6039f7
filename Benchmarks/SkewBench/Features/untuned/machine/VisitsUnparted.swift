import FeatureStore

extension VisitsUnparted {
    static func compute(_ machine: MachineHistory, asOf: Timestamp) throws -> Features {
        let today = asOf.date(in: try Zones.berlin.get())
        let visits = machine.visits.last(3)
        let parts = Set((visits.last?.parts ?? []).map(Spelling.key))
        return Features(
            lastTechnician: visits.last?.technician,
            partsReplaced: parts.map { Spelling.text($0) },
            daysToDue: visits.last?.nextDue?.days(since: today),
            hours3: visits.compactMap(\.hours).total)
    }
}
