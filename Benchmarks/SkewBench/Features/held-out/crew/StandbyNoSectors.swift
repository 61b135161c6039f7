import FeatureStore

extension StandbyNoSectors {
    static func compute(_ crew: CrewHistory, asOf: Timestamp) -> Features {
        let duties = crew.duties.trailing(.weeks(4), to: asOf)
        let standby = duties.filter { $0.isStandby == true }.count
        let share = duties.isEmpty ? nil : Double(standby) / Double(duties.count)
        return Features(standbyShare: share, meanSectors: duties.map { $0.sectors ?? 0 }.mean)
    }
}
