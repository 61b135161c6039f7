internal import SQLFrontend
internal import SQLite

extension Translation {
    /// `AT TIME ZONE`: the clock of a zone at an instant, or the instant at which its clock shows a time.
    func atTimeZone(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String {
        guard arguments.count == 2, call.arguments.count == 2 else { throw refusal(call.name, offset) }
        let isInstant = call.arguments[1] == .timestamptz
        let value = try expression(arguments[1])
        guard call.arguments[0] != .interval else {
            return "fs_zone_shift(\(try expression(arguments[0])), \(value), \(isInstant ? 1 : -1))"
        }
        if isUTC(arguments[0]) { return value }
        return "\(isInstant ? "fs_zone_clock" : "fs_zone_instant")(\(try zone(arguments[0])), \(value))"
    }

    /// A zone's name; a constant that cannot be kept is refused.
    func zone(_ name: BoundExpression) throws(QueryRefusal) -> String {
        if case .constant(.text(let text)) = name.kind,
            ZoneAbbreviations.changing.contains(ZoneDirectory.lowercased(text))
        {
            throw refusal(
                "the zone abbreviation \(text)", name.offset,
                because: "its offset has changed; name a zone, as 'Europe/Moscow'")
        }
        return try expression(name)
    }

    /// Whether a zone is UTC by its name.
    func isUTC(_ zone: BoundExpression) -> Bool {
        guard case .constant(.text(let name)) = zone.kind else { return false }
        return ["utc", "gmt", "etc/utc", "etc/gmt", "zulu", "etc/zulu"].contains(name.lowercased())
    }
}
