import FeatureStore

extension AlikeWeekSunday {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) throws -> Features {
        let sunday = asOf.startOfWeek(in: try Zones.sydney.get(), startingOn: .sunday)
        return Features(ticksThisWeek: meter.ticks.between(sunday, and: asOf, bounds: .closedClosed).count)
    }
}
