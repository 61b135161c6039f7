internal import SQLite

extension SQLiteFunctions {
    /// `make_date`, `make_timestamp`, `make_timestamptz`, `OVERLAPS`.
    static func registerTimeMaking(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.integer("fs_make_date", 3) { (values) throws(FunctionFailure) in
            try PGTime.day(year: values.integer(0), month: values.integer(1), day: values.integer(2))
        }
        // Year, month, day, hour, minute, seconds.
        try registry.integer("fs_make_timestamp", 6) { (values) throws(FunctionFailure) in
            try PGTime.timestamp(values)
        }
        let zones = ZoneCache()
        // As before, then the zone, whose signs point east here.
        try registry.integer("fs_make_timestamptz", 7) { (values) throws(FunctionFailure) in
            let clock = try PGTime.timestamp(values)
            let zone = try zones.isoZone(named: values.text(6))
            return try PGTime.instant(ofClock: clock, in: zone)
        }
        // Two ends each of two spans; an end may be NULL.
        try registry.connection.registerFunction("fs_overlaps", arguments: 4) { values in
            func end(_ index: Int) -> Int64? { values.isNull(index) ? nil : values.integer(index) }
            return PGTime.overlaps((end(0), end(1)), (end(2), end(3))).map { .integer($0 ? 1 : 0) } ?? .null
        }
    }
}

extension PGTime {
    /// The day of a date; a negative year counts from 1 BC backwards.
    static func day(year: Int64, month: Int64, day: Int64) throws(FunctionFailure) -> Int64 {
        let counted = year < 0 ? year + 1 : year
        guard year != 0, (1...12).contains(month), day >= 1,
            day <= CivilCalendar.length(year: counted, month: month)
        else {
            let parts = [PGText.padded(month.magnitude, 2), PGText.padded(day.magnitude, 2)]
            throw FunctionFailure("date field value out of range: \(year)-\(parts[0])-\(parts[1])")
        }
        guard (-5_000...6_000_000).contains(counted) else { throw .dateOutOfRange }
        return try checked(day: CivilCalendar.days(year: counted, month: month, day: day), false)
    }

    /// `make_timestamp`: year, month, day, hour, minute and seconds, which may be 60, and 24:00:00 the next midnight.
    fileprivate static func timestamp(_ values: SQLiteArguments) throws(FunctionFailure) -> Int64 {
        let day = try day(year: values.integer(0), month: values.integer(1), day: values.integer(2))
        let time = try time(hour: values.integer(3), minute: values.integer(4), seconds: values.real(5))
        return try instant(time, plus: Int128(day) * Int128(CivilCalendar.microsecondsPerDay))
    }

    /// `OVERLAPS`: whether two spans, each from its earlier end up to its later one, have an instant in common.
    ///
    /// A span of one instant holds it. An unknown end counts as long as it could change the answer, as in PostgreSQL's
    /// `overlaps_timestamp`.
    static func overlaps(_ first: (Int64?, Int64?), _ second: (Int64?, Int64?)) -> Bool? {
        guard let (start, end) = ordered(first), let (otherStart, otherEnd) = ordered(second) else { return nil }
        if start > otherStart {
            guard let otherEnd else { return nil }
            if start < otherEnd { return true }
            return end == nil ? nil : false
        }
        if start < otherStart {
            guard let end else { return nil }
            if otherStart < end { return true }
            return otherEnd == nil ? nil : false
        }
        return end == nil || otherEnd == nil ? nil : true
    }

    /// The known end first, else the earlier one; nil when none is known.
    private static func ordered(_ span: (Int64?, Int64?)) -> (Int64, Int64?)? {
        switch span {
        case (nil, nil): nil
        case (let start?, nil): (start, nil)
        case (nil, let end?): (end, nil)
        case (let start?, let end?): start <= end ? (start, end) : (end, start)
        }
    }
}
