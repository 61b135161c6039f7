extension Timestamp {
    /// The first moment of the day in a zone: SQL's `date_trunc('day', t, zone)`.
    ///
    /// Midnight, except where clocks skip it.
    public func startOfDay(in zone: Zone) -> Timestamp {
        Timestamp(LocalTime(date(in: zone)), in: zone)
    }

    /// The first moment of the week in a zone: SQL's `date_trunc('week', t, zone)` where it starts on Monday.
    public func startOfWeek(in zone: Zone, startingOn first: Weekday) -> Timestamp {
        let date = date(in: zone)
        let passed = (date.weekday.rawValue - first.rawValue + 7) % 7
        return Timestamp(LocalTime(date.adding(days: -passed)), in: zone)
    }

    /// The first moment of the month in a zone: SQL's `date_trunc('month', t, zone)`.
    public func startOfMonth(in zone: Zone) -> Timestamp {
        let date = date(in: zone)
        return Timestamp(LocalTime(date.adding(days: 1 - date.day)), in: zone)
    }

    /// The first moment of the year in a zone: SQL's `date_trunc('year', t, zone)`.
    public func startOfYear(in zone: Zone) -> Timestamp {
        let date = date(in: zone)
        return Timestamp(LocalTime(date.adding(months: 1 - date.month).adding(days: 1 - date.day)), in: zone)
    }

    /// The full hour on the clocks of a zone: SQL's `date_trunc('hour', t, zone)`.
    ///
    /// Stays on the same side of a change of clocks, so that an hour that happens twice has two starts.
    public func startOfHour(in zone: Zone) -> Timestamp {
        let (instant, overflows) = microseconds.subtractingReportingOverflow(
            localTime(in: zone).microsecondOfDay % 3_600_000_000)
        precondition(!overflows, "the hour of \(self) begins before what a Timestamp can tell")
        return Timestamp(microseconds: instant)
    }

    /// The day of the week in a zone.
    public func weekday(in zone: Zone) -> Weekday { date(in: zone).weekday }

    /// The hour on the clocks of a zone, 0 to 23: SQL's `extract(hour FROM t AT TIME ZONE zone)`.
    public func hour(in zone: Zone) -> Int { localTime(in: zone).hour }

    /// The same time of day so many days later on the calendar of a zone, so 23 or 25 hours at a change of clocks.
    ///
    /// SQL's `(t AT TIME ZONE zone + INTERVAL 'n days') AT TIME ZONE zone`. For spans of 24 hours, add a ``TimeSpan``.
    public func adding(days: Int, in zone: Zone) -> Timestamp {
        let local = localTime(in: zone)
        return Timestamp(
            LocalTime(date: local.date.adding(days: days), microsecondOfDay: local.microsecondOfDay), in: zone)
    }

    /// The same day and time so many months later on the calendar of a zone, or the last day of a shorter month.
    ///
    /// SQL's `(t AT TIME ZONE zone + INTERVAL 'n months') AT TIME ZONE zone`. Not associative: 31 January and one month,
    /// twice, is 29 March at most; and two months is the 31st.
    public func adding(months: Int, in zone: Zone) -> Timestamp {
        let local = localTime(in: zone)
        return Timestamp(
            LocalTime(date: local.date.adding(months: months), microsecondOfDay: local.microsecondOfDay), in: zone)
    }
}
