internal import Contracts

extension SwiftMutantMaker {
    /// Zones, weeks and other units of the calendar.
    mutating func addTimes(at position: Int) {
        if case .string(let text?) = tokens[position].kind, SwiftLiterals(tokens[position].text).zones.first != nil {
            for zone in ["UTC", "America/New_York", "Europe/Berlin"].filter({ $0 != text }).prefix(2) {
                replace(position, with: "\"\(zone)\"", .zone)
            }
        }
        guard let name = word(position) else { return }
        if name == "in", has(":", at: position + 1), word(position + 2) != nil {
            if has(")", at: position + 3) || has(",", at: position + 3) { replace(position + 2, with: ".utc", .zone) }
        }
        guard isMember(position) else { return }
        if let other = Self.weekdays[name] { replace(position, with: other, .weekStart) }
        if name == "rawValue", word(position - 2) == "weekday" {
            replace(position, with: "daysSinceSunday", .weekStart)
        }
        for other in Self.units[name] ?? [] { replace(position, with: other, .calendar) }
    }

    private static let weekdays = ["monday": "sunday", "sunday": "monday"]

    private static let units: [String: [String]] = [
        "startOfDay": ["startOfHour", "startOfMonth"], "startOfHour": ["startOfDay"],
        "startOfMonth": ["startOfDay", "startOfYear"], "startOfYear": ["startOfMonth"], "hour": ["minute"],
        "minute": ["second"], "second": ["minute"], "day": ["month"], "month": ["day"], "year": ["month"],
        "wholeDays": ["wholeHours"], "wholeHours": ["wholeMinutes"], "wholeMinutes": ["wholeSeconds"],
        "wholeSeconds": ["wholeMinutes"],
    ]
}
