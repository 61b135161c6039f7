extension Timestamp {
    /// What the clocks of a zone show at this instant: SQL's `timestamptz AT TIME ZONE zone`.
    public func localTime(in zone: Zone) -> LocalTime {
        let second = microseconds.flooredQuotient(1_000_000)
        let fraction = microseconds &- second &* 1_000_000
        let local = second + zone.offset(at: second)
        let day = local.flooredQuotient(86_400)
        return LocalTime(
            date: CalendarDate(daysSinceEpoch: Int32(day)),
            microsecondOfDay: (local - day * 86_400) * 1_000_000 + fraction)
    }

    /// The day at this instant in a zone.
    public func date(in zone: Zone) -> CalendarDate { localTime(in: zone).date }

    /// The instant at which the clocks of a zone show a local time: SQL's `timestamp AT TIME ZONE zone`.
    ///
    /// Resolved as PostgreSQL does. A time that is skipped when clocks go forward is read with the offset before the
    /// change, so it moves forward: 02:30 becomes 03:30. A time that happens twice when clocks go back is the second one.
    /// (Foundation would take the first.) Traps outside what a timestamp can tell.
    public init(_ local: LocalTime, in zone: Zone) {
        let midnight = Int64(local.date.daysSinceEpoch) * 86_400
        let shown = midnight + local.microsecondOfDay / 1_000_000
        let second = shown - Self.offset(shown: shown, in: zone)
        guard let instant = Int64(exactly: Int128(second) * 1_000_000 + Int128(local.microsecondOfDay % 1_000_000))
        else {
            preconditionFailure("\(local.date) lies outside the time that a Timestamp can tell")
        }
        self.init(microseconds: instant)
    }

    /// The zone's offset for a time on its clocks, in seconds since the epoch as if they showed UTC.
    private static func offset(shown: Int64, in zone: Zone) -> Int64 {
        // Offsets lie within a day, so these two stand on either side of a change near the time shown.
        let before = zone.offset(at: shown - 86_400)
        let after = zone.offset(at: shown + 86_400)
        if before == after, zone.offset(at: shown - before) == before { return before }
        if zone.offset(at: shown - after) == after { return after }
        // Before the change, or skipped by it: both are read with the offset before.
        return before
    }
}
