internal import Catalogue
internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Says in one sentence how the difference comes about, with the values at hand.
struct CauseSentence {
    let subject: Subject
    let ranked: CauseRanking.Ranked

    /// The sentence.
    var text: String {
        let lead = row ?? bare ?? title
        return "\(lead): \(answers)\(repair)."
    }

    /// The row that only one side counts, by its distance from `as_of`.
    private var row: String? {
        guard ["WIN", "BND", "LAT", "CND", "NUL", "PAR", "VER", "KEY", "PRC", "TZ", "DUP"].contains(ranked.code),
            let effect = subject.disputed.first, let side = effect.counted.first,
            let instant = subject.eventTime(of: effect)
        else { return nil }
        let name = side == .sql ? "SQL" : "Swift"
        let other = side == .sql ? "Swift" : "SQL"
        return "\(title): \(name) counts a row of \(effect.source.name) whose \(effect.source.eventTime) is "
            + "\(Self.relative(instant, to: subject.asOf)), \(other) does not"
    }

    /// That there is no row.
    private var bare: String? {
        ranked.code == "EMP" && subject.scenario.rowCount == 0 ? "\(title): there is no row" : nil
    }

    private var title: String { CauseClass(rawValue: ranked.code)?.title ?? ranked.code }

    private var answers: String {
        "SQL says \(Self.words(subject.sql, subject.smallest.feature)), "
            + "Swift \(Self.words(subject.swift, subject.smallest.feature))"
    }

    private var repair: String {
        guard let mutant = ranked.repair?.mutant else { return "" }
        let original = Self.short(mutant.original)
        let replacement = Self.short(mutant.replacement)
        if original.isEmpty { return "; with `\(replacement)` put in SQL says what Swift says" }
        if replacement.isEmpty || replacement == "TRUE" { return "; without `\(original)` SQL says what Swift says" }
        return "; with `\(replacement)` in place of `\(original)` SQL says what Swift says"
    }

    private static func short(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= 80 ? line : line.prefix(77) + "…"
    }

    /// An instant by its distance: `as_of - 7d exactly`, `1us after as_of - 7d`.
    static func relative(_ instant: Timestamp, to asOf: Timestamp) -> String {
        let (distance, overflows) = instant.microseconds.subtractingReportingOverflow(asOf.microseconds)
        guard !overflows, distance.magnitude < UInt64(Int64.max) - 1 else { return instant.description }
        if distance == 0 { return "as_of exactly" }
        for step in [-1, 1] as [Int64] where abs(distance - step) >= 60_000_000 && (distance - step) % 60_000_000 == 0 {
            return "1us \(step > 0 ? "after" : "before") \(span(distance - step))"
        }
        if abs(distance) == 1 { return "1us \(distance > 0 ? "after" : "before") as_of" }
        return span(distance) + (distance % 60_000_000 == 0 ? " exactly" : "")
    }

    private static func span(_ distance: Int64) -> String {
        let units: [(String, Int64)] = [
            ("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000), ("ms", 1_000), ("us", 1),
        ]
        var rest = distance.magnitude
        var parts: [String] = []
        for (name, size) in units where rest >= UInt64(size) {
            parts.append("\(rest / UInt64(size))\(name)")
            rest %= UInt64(size)
        }
        return "as_of \(distance < 0 ? "-" : "+") \(parts.joined(separator: " "))"
    }

    private static func words(_ reply: Reply, _ feature: Int?) -> String {
        switch reply {
        case .row(let values):
            guard let feature else { return "one row" }
            return words(values[feature])
        case .noRow: return "nothing"
        case .several(let rows): return "\(rows.count) rows"
        case .sqlFailure(_, let failure): return "fails (\(short(failure.message)))"
        case .swiftFailure: return "fails"
        case .unknown: return "nothing"
        }
    }

    private static func words(_ value: CellValue) -> String {
        switch value {
        case .null: return "NULL"
        case .int(let value): return "\(value)"
        case .double(let value): return "\(value)"
        case .decimal(let value): return "\(value)"
        case .text(let value): return "'\(short(value))'"
        case .bool(let value): return "\(value)"
        case .timestamp(let value): return "\(value)"
        case .date(let value): return "\(value)"
        case .list(let values):
            return "[" + values.prefix(6).map(words).joined(separator: ", ") + (values.count > 6 ? ", …]" : "]")
        }
    }
}
