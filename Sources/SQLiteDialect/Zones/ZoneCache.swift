internal import SQLite

/// The zones that one connection has been asked for, read once.
final class ZoneCache {
    private var zones: [String: Result<Zone, FunctionFailure>] = [:]
    /// The name that was asked for last, which is mostly the one that is asked for next.
    private var latest: (name: [UInt8], zone: Zone)?

    /// The zone that an argument names, as PostgreSQL's `AT TIME ZONE` reads it: an abbreviation, else a zone's file, else a
    /// POSIX spelling.
    func zone(_ values: SQLiteArguments, _ index: Int) throws(FunctionFailure) -> Zone {
        if let latest, values.isText(index, latest.name) { return latest.zone }
        let name = values.text(index)
        let zone = try zone(named: name)
        latest = (Array(name.utf8), zone)
        return zone
    }

    /// The zone of a name.
    func zone(named name: String) throws(FunctionFailure) -> Zone {
        if let known = zones[name] { return try known.get() }
        let found: Result<Zone, FunctionFailure>
        do throws(FunctionFailure) { found = .success(try Self.read(name)) } catch { found = .failure(error) }
        zones[name] = found
        return try found.get()
    }

    private static func read(_ name: String) throws(FunctionFailure) -> Zone {
        let lowercased = ZoneDirectory.lowercased(name)
        if let offset = ZoneAbbreviations.offsets[lowercased] { return Zone(offset: offset) }
        guard !ZoneAbbreviations.changing.contains(lowercased) else {
            throw .notKept("the zone abbreviation \(name), whose offset has changed")
        }
        if lowercased == "localtime" { throw .notKept("the machine's own time zone") }
        guard let directory = ZoneDirectory.path else {
            throw .notKept(
                "the time zone \(name), since this system has no zone files (looked for "
                    + "\(ZoneDirectory.candidates.joined(separator: ", ")); the package is called tzdata)")
        }
        if let bytes = ZoneDirectory.file(of: name, in: directory), let file = TimeZoneFile(bytes) {
            guard let zone = Zone(file) else { throw .notKept("the time zone \(name), which counts leap seconds") }
            return zone
        }
        // PostgreSQL reads the spelling in upper case, and at most 255 bytes.
        guard name.utf8.count <= 255, let rule = PosixZone(name.uppercased()) else {
            throw FunctionFailure("time zone \"\(name)\" not recognized")
        }
        return Zone(rule)
    }
}

extension ZoneCache {
    /// The zone that `make_timestamptz` is given: a number is hours, or hours and minutes, *east* of Greenwich as ISO 8601
    /// counts, unlike in `AT TIME ZONE`.
    func isoZone(named name: String) throws(FunctionFailure) -> Zone {
        if let first = name.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) {
            throw FunctionFailure("invalid input syntax for type numeric time zone: \"\(name)\"")
        }
        guard let sign = name.first, sign == "+" || sign == "-",
            let match = name.wholeMatch(of: /[+-]([0-9]{1,4})(?::([0-9]{1,2}))?(?::([0-9]{1,2}))?/),
            let number = Int64(match.1)
        else { return try zone(named: name) }
        var (hours, minutes) = (number, match.2.flatMap { Int64($0) } ?? 0)
        // Without a colon, `+0530` has its minutes in the last two digits.
        if match.2 == nil, name.utf8.count > 3 { (hours, minutes) = (number / 100, number % 100) }
        let seconds = match.3.flatMap { Int64($0) } ?? 0
        guard hours <= 15, minutes < 60, seconds < 60 else {
            throw FunctionFailure("numeric time zone \"\(name)\" out of range")
        }
        let offset = hours * 3_600 + minutes * 60 + seconds
        return Zone(offset: sign == "-" ? -offset : offset)
    }
}
