/// Durations as contracts spell them: `7d`, `3h`, `90m`, `30s`, `500ms`, `1us`, or several in falling order, `1d 12h`.
///
/// A day is 24 hours and a week 168, always: every session runs in UTC. Months and years have no fixed length and are
/// refused.
public enum DurationText {
    /// Why a text is not a duration.
    public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong, in a sentence without a full stop.
        public let description: String
    }

    private static let units: [(name: String, microseconds: Int64)] = [
        ("w", 604_800_000_000), ("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000),
        ("ms", 1000), ("us", 1),
    ]

    private static let withoutLength: Set<String> = [
        "mo", "mon", "month", "months", "y", "yr", "year", "years", "q", "quarter", "quarters",
    ]

    /// The exact number of microseconds: at least 1, at most `Int64.max`.
    public static func microseconds(_ text: String) throws(Malformed) -> Int64 {
        var rest = Substring(text)
        var total: Int64 = 0
        var smallest = Int64.max
        while true {
            rest = rest.drop { $0 == " " }
            guard !rest.isEmpty else { break }
            let digits = rest.prefix { ("0"..."9").contains($0) }
            rest = rest.dropFirst(digits.count).drop { $0 == " " }
            let unitText = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unitText.count)
            guard !digits.isEmpty, !unitText.isEmpty else {
                throw Malformed(
                    description: "'\(text)' is not a duration; expected whole numbers with units, as 7d, 3h, 90m, 30s, "
                        + "500ms, 1us or 1d 12h")
            }
            let name = unitText.lowercased()
            guard !withoutLength.contains(name), unitText != "M" else {
                throw Malformed(
                    description:
                        "'\(text)' has no fixed length: months and years differ in theirs; say the days, as 30d")
            }
            guard let unit = units.first(where: { $0.name == unitText }) else {
                throw Malformed(
                    description: "'\(unitText)' in '\(text)' is not a unit; expected one of "
                        + units.map(\.name).joined(separator: ", "))
            }
            guard unit.microseconds < smallest else {
                throw Malformed(description: "the units in '\(text)' do not fall; write the largest first, each once")
            }
            smallest = unit.microseconds
            let (part, overflow) = (Int64(digits) ?? .max).multipliedReportingOverflow(by: unit.microseconds)
            let (sum, sumOverflow) = total.addingReportingOverflow(part)
            guard Int64(digits) != nil, !overflow, !sumOverflow else {
                throw Malformed(description: "'\(text)' does not fit in 64 bits of microseconds (about 292,000 years)")
            }
            total = sum
        }
        guard total > 0 else {
            throw Malformed(
                description: text.allSatisfy { $0 == " " } ? "the duration is empty" : "'\(text)' has no length")
        }
        return total
    }

    /// The canonical spelling of a number of microseconds that is at least 1: `7d`, `1h 30m`.
    public static func canonical(microseconds: Int64) -> String {
        var rest = microseconds
        var parts: [String] = []
        for unit in units.dropFirst() where rest >= unit.microseconds {
            parts.append("\(rest / unit.microseconds)\(unit.name)")
            rest %= unit.microseconds
        }
        return parts.joined(separator: " ")
    }
}
