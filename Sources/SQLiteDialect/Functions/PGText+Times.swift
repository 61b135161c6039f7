extension PGText {
    /// A date as PostgreSQL writes it: `2013-03-10`, `0044-03-15 BC`.
    static func date(days: Int64) -> String {
        let (year, month, day) = CivilCalendar.date(days: days)
        let shown = "\(padded(year > 0 ? year : 1 - year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        return year > 0 ? shown : shown + " BC"
    }

    /// A timestamp as PostgreSQL writes it: `2013-03-10 07:00:00.5`, then the zone, then the era.
    static func timestamp(microseconds: Int64, zone: String) -> String {
        let (days, time) = CivilCalendar.split(microseconds: microseconds)
        let (year, month, day) = CivilCalendar.date(days: days)
        let seconds = time / 1_000_000
        var text = "\(padded(year > 0 ? year : 1 - year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        text += " \(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
        var fraction = padded(time % 1_000_000, 6)
        while fraction.last == "0" { fraction.removeLast() }
        if !fraction.isEmpty { text += "." + fraction }
        text += zone
        return year > 0 ? text : text + " BC"
    }

    /// The digits of a number that is not negative, with zeros before them up to a width.
    static func padded(_ value: some BinaryInteger, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
