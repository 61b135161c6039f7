import FeatureStore

extension Decisions: CustomStringConvertible {
    /// The canonical spelling, one line, which reads back as the same decisions: `{ flights: { … }, empty: 0 }`.
    ///
    /// Sources come first, in declared order, then empty, zone, week_start and rounding.
    public var description: String {
        var parts = sources.map { "\($0.source): \($0)" }
        if let empty { parts.append("empty: \(empty)") }
        if let zone { parts.append("zone: \(zone)") }
        if let weekStart { parts.append("week_start: \(weekStart.rawValue)") }
        if let rounding { parts.append("rounding: \(rounding.rawValue)") }
        return parts.isEmpty ? "{}" : "{ \(parts.joined(separator: ", ")) }"
    }
}

extension SourceDecisions: CustomStringConvertible {
    /// The canonical spelling without the source's name: `{ window: "(as_of - 7d, as_of]", duplicates: count }`.
    public var description: String {
        var parts: [String] = []
        if let window { parts.append("window: \"\(window)\"") }
        if !nullValues.isEmpty {
            let columns = nullValues.map { "\($0.column): \($0.treatment.rawValue)" }.joined(separator: ", ")
            parts.append("null_values: { \(columns) }")
        }
        if let duplicates { parts.append("duplicates: \(duplicates.rawValue)") }
        if !ties.isEmpty { parts.append("ties: [\(ties.map(\.description).joined(separator: ", "))]") }
        if let late { parts.append("late: \(late)") }
        return parts.isEmpty ? "{}" : "{ \(parts.joined(separator: ", ")) }"
    }
}

extension SourceDecisions.TieOrder: CustomStringConvertible {
    /// `landed_at desc nulls last`.
    public var description: String {
        "\(column) \(isDescending ? "desc" : "asc")" + (nulls.map { " nulls \($0.rawValue)" } ?? "")
    }
}

extension SourceDecisions.LateRows: CustomStringConvertible {
    /// `count`, or `ignore after 1h`.
    public var description: String {
        switch self {
        case .count: "count"
        case .ignore(let microseconds): "ignore after \(DurationText.canonical(microseconds: microseconds))"
        }
    }
}

extension WindowDecision: CustomStringConvertible {
    /// `scheduled_at in (as_of - 7d, as_of]`; the column is always named.
    public var description: String {
        let start = lower.map { "\($0.isClosed ? "[" : "(")\($0)" } ?? "(-infinity"
        return "\(column) in \(start), \(upper)\(upper.isClosed ? "]" : ")")"
    }
}

extension WindowDecision.Bound: CustomStringConvertible {
    /// `as_of - 7d`, without the bracket.
    public var description: String {
        guard offset != 0 else { return "\(anchor)" }
        let length = DurationText.canonical(microseconds: offset < 0 ? -offset : offset)
        return "\(anchor) \(offset < 0 ? "-" : "+") \(length)"
    }
}

extension WindowDecision.Anchor: CustomStringConvertible {
    /// `as_of`, `request.planned_at`, `flights.departed_at` or `start_of_day`.
    public var description: String {
        switch self {
        case .asOf: "as_of"
        case .request(let column): "request.\(column)"
        case .source(let source, let column): "\(source).\(column)"
        case .start(let unit): "start_of_\(unit.rawValue)"
        }
    }
}

extension LiteralValue: CustomStringConvertible {
    /// The value as a contract writes it; text between quotes.
    public var description: String {
        switch self {
        case .null: "null"
        case .int(let value): "\(value)"
        case .double(let value):
            value.isNaN ? ".nan" : value.isInfinite ? (value < 0 ? "-.inf" : ".inf") : "\(value)"
        case .decimal(let coefficient, let scale):
            ExactDecimal(coefficient: coefficient, scale: scale).map { "\($0)" } ?? "\(coefficient)"
        case .text(let text): Self.quoted(text)
        case .bool(let value): "\(value)"
        case .timestamp(let value): "\(value)"
        case .date(let value): "\(value)"
        case .emptyList: "[]"
        }
    }

    /// Between double quotes, as YAML escapes: anything that is not printable ASCII by its number.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case " "..."~": result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return result + "\""
    }
}
