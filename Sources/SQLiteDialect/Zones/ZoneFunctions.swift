internal import SQLite

extension SQLiteFunctions {
    /// `AT TIME ZONE` and `date_trunc` with a zone: `fs_zone_clock`, `fs_zone_instant`, `fs_zone_trunc`.
    static func registerZones(_ registry: FunctionRegistry) throws(SQLiteError) {
        let zones = ZoneCache()
        // Zone, instant.
        try registry.integer("fs_zone_clock", 2) { (values) throws(FunctionFailure) in
            try PGTime.clock(of: values.integer(1), in: zones.zone(values, 0))
        }
        // Zone, clock.
        try registry.integer("fs_zone_instant", 2) { (values) throws(FunctionFailure) in
            try PGTime.instant(ofClock: values.integer(1), in: zones.zone(values, 0))
        }
        // Unit, instant, zone.
        try registry.integer("fs_zone_trunc", 3) { (values) throws(FunctionFailure) in
            let unit = try TimeUnit(values.text(0))
            let (instant, zone) = (values.integer(1), try zones.zone(values, 2))
            let clock = try PGTime.clock(of: instant, in: zone)
            let start = try unit.truncate(clock)
            // Below a day the offset stays as it is at the instant, also where the clock jumps in between.
            guard unit.isDayOrLonger else { return try PGTime.instant(instant, plus: Int128(start) - Int128(clock)) }
            return try PGTime.instant(ofClock: start, in: zone)
        }
        // The zone as an interval, an instant or a clock, 1 or -1.
        try registry.integer("fs_zone_shift", 3) { (values) throws(FunctionFailure) in
            let zone = try values.interval(0)
            guard zone.months == 0, zone.days == 0 else {
                throw FunctionFailure("interval time zone \"\(zone.text)\" must not include months or days")
            }
            let shift = Int128(zone.microseconds / 1_000_000) * 1_000_000
            return try PGTime.instant(values.integer(1), plus: shift * Int128(values.integer(2)))
        }
    }
}

extension PGTime {
    /// What a zone's clock shows at an instant, in microseconds since 1970-01-01 00:00 on that clock.
    static func clock(of instant: Int64, in zone: Zone) throws(FunctionFailure) -> Int64 {
        let offset = zone.offset(at: CivilCalendar.floorDivide(instant, 1_000_000))
        return try self.instant(instant, plus: Int128(offset) * 1_000_000)
    }

    /// The instant at which a zone's clock shows a time; see ``Zone/offset(ofClock:)``.
    static func instant(ofClock clock: Int64, in zone: Zone) throws(FunctionFailure) -> Int64 {
        let offset = zone.offset(ofClock: CivilCalendar.floorDivide(clock, 1_000_000))
        return try instant(clock, plus: -Int128(offset) * 1_000_000)
    }
}
