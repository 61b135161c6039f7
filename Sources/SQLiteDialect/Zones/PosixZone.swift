/// A zone as POSIX spells it: `EST5EDT,M3.2.0,M11.1.0`, `UTC+3` (three hours *west*), `<+0530>-5:30`.
///
/// Read as PostgreSQL's `tzparse` does, which takes an empty name (`+05:30`) too, and the United States' rule where a name
/// for daylight saving stands without one.
struct PosixZone: Sendable {
    /// A day of each year, and a time of that day.
    struct Rule: Sendable {
        enum Day: Sendable {
            /// 1 to 365; 29 February is never counted.
            case julian(Int64)
            /// 0 to 365, 29 February counts.
            case ofYear(Int64)
            /// The first to fourth (or, by 5, last) such weekday of a month, 0 being Sunday.
            case ofMonth(Int64, week: Int64, weekday: Int64)
        }

        let day: Day
        /// Seconds since midnight; may be negative or longer than a day.
        let time: Int64

        /// Seconds since 1970 of the rule's clock in a year.
        func clock(year: Int64) -> Int64 { day(year: year) * 86_400 + time }

        private func day(year: Int64) -> Int64 {
            switch day {
            case .julian(let number):
                // The first day of March has number 60 in every year.
                let isPastLeapDay = number >= 60 && CivilCalendar.length(year: year, month: 2) == 29
                return CivilCalendar.days(year: year, month: 1, day: 1) + number - (isPastLeapDay ? 0 : 1)
            case .ofYear(let number):
                return CivilCalendar.days(year: year, month: 1, day: 1) + number
            case .ofMonth(let month, let week, let weekday):
                let first = CivilCalendar.days(year: year, month: month, day: 1)
                var day = (weekday - CivilCalendar.weekday(days: first) + 7) % 7 + (week - 1) * 7
                if day >= CivilCalendar.length(year: year, month: month) { day -= 7 }
                return first + day
            }
        }
    }

    /// Seconds east of UTC without daylight saving.
    let offset: Int64
    /// Daylight saving: its offset, and when it begins and ends; nil for none.
    let saving: (offset: Int64, start: Rule, end: Rule)?

    /// The one or two changes of a year, ascending: seconds since 1970 and the offset that begins there; none where daylight
    /// saving lasts all year.
    func changes(year: Int64) -> [(time: Int64, offset: Int64)] {
        guard let saving else { return [] }
        let start = saving.start.clock(year: year) - offset
        let end = saving.end.clock(year: year) - saving.offset
        if end < start { return [(end, offset), (start, saving.offset)] }
        let length = (CivilCalendar.length(year: year, month: 2) == 29 ? 366 : 365) * Int64(86_400)
        guard start < end, end - start < length + saving.offset - offset else { return [] }
        return [(start, saving.offset), (end, offset)]
    }
}

/// The spelling.
extension PosixZone {
    /// Reads a zone; nil for what is none.
    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        guard Self.readName(&rest) != nil, let offset = Self.readTime(&rest) else { return nil }
        self.offset = -offset
        guard !rest.isEmpty else {
            saving = nil
            return
        }
        guard let name = Self.readName(&rest), !name.isEmpty else { return nil }
        var savingOffset = self.offset + 3_600
        if let next = rest.first, next != UInt8(ascii: ","), next != UInt8(ascii: ";") {
            guard let west = Self.readTime(&rest) else { return nil }
            savingOffset = -west
        }
        if rest.isEmpty { rest = Array(",M3.2.0,M11.1.0".utf8)[...] }
        guard let first = rest.popFirst(), first == UInt8(ascii: ",") || first == UInt8(ascii: ";"),
            let start = Self.readRule(&rest), rest.popFirst() == UInt8(ascii: ","), let end = Self.readRule(&rest),
            rest.isEmpty
        else { return nil }
        saving = (savingOffset, start, end)
    }

    /// A name, perhaps empty, or one in angle brackets.
    private static func readName(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        if rest.first == UInt8(ascii: "<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
            defer { rest = rest[(end + 1)...] }
            return rest[(rest.startIndex + 1)..<end]
        }
        let name = rest.prefix { byte in
            !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) && !"+-,".utf8.contains(byte)
        }
        rest = rest.dropFirst(name.count)
        return name
    }

    /// `[+-]hours[:minutes[:seconds]]` in seconds; hours to 167.
    private static func readTime(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        var sign: Int64 = 1
        if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            rest.removeFirst()
        }
        guard let hours = readNumber(&rest, 0...167) else { return nil }
        var seconds = hours * 3_600
        for (unit, range) in [(Int64(60), Int64(0)...59), (1, 0...60)] where rest.first == UInt8(ascii: ":") {
            rest.removeFirst()
            guard let number = readNumber(&rest, range) else { return nil }
            seconds += number * unit
        }
        return sign * seconds
    }

    private static func readNumber(_ rest: inout ArraySlice<UInt8>, _ range: ClosedRange<Int64>) -> Int64? {
        var value: Int64 = 0
        var digits = 0
        while let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
            guard value <= range.upperBound else { return nil }
            digits += 1
            rest.removeFirst()
        }
        return digits > 0 && range.contains(value) ? value : nil
    }

    /// `J60`, `59` or `M3.2.0`, then perhaps `/time`; two in the morning without it.
    private static func readRule(_ rest: inout ArraySlice<UInt8>) -> Rule? {
        let day: Rule.Day
        switch rest.first {
        case UInt8(ascii: "J"):
            rest.removeFirst()
            guard let number = readNumber(&rest, 1...365) else { return nil }
            day = .julian(number)
        case UInt8(ascii: "M"):
            rest.removeFirst()
            guard let month = readNumber(&rest, 1...12), rest.popFirst() == UInt8(ascii: "."),
                let week = readNumber(&rest, 1...5), rest.popFirst() == UInt8(ascii: "."),
                let weekday = readNumber(&rest, 0...6)
            else { return nil }
            day = .ofMonth(month, week: week, weekday: weekday)
        default:
            guard let number = readNumber(&rest, 0...365) else { return nil }
            day = .ofYear(number)
        }
        guard rest.first == UInt8(ascii: "/") else { return Rule(day: day, time: 7_200) }
        rest.removeFirst()
        guard let time = readTime(&rest) else { return nil }
        return Rule(day: day, time: time)
    }
}
