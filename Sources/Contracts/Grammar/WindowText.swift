/// Windows as decisions spell them: `(as_of - 7d, as_of]`, `landed_at in (-infinity, request.planned_at)`.
///
///     window  = [ COLUMN "in" ] ( "(" | "[" ) lower "," bound ( ")" | "]" )
///     lower   = "-infinity" | bound
///     bound   = anchor [ ( "+" | "-" ) DURATION ]
///     anchor  = "as_of" | "request" "." COLUMN | SOURCE "." COLUMN | "start_of_" ( "day" | "week" | "month" | "year" )
enum WindowText {
    /// Why a text is not a window.
    struct Malformed: Error {
        let description: String
    }

    /// Reads a window; whether its names exist is for the caller to check.
    static func parse(_ text: String, eventTime: String) throws(Malformed) -> WindowDecision {
        var body = trimmed(Substring(text))
        var column = eventTime
        if let first = body.first, first != "(", first != "[" {
            let name = body.prefix { $0 != " " && $0 != "(" && $0 != "[" }
            let rest = trimmed(body.dropFirst(name.count))
            guard rest.hasPrefix("in "), Names.isColumnName(String(name)) else { throw malformed(text) }
            column = String(name)
            body = trimmed(rest.dropFirst(3))
        }
        guard let opening = body.first, let closing = body.last, opening == "(" || opening == "[",
            closing == ")" || closing == "]"
        else { throw malformed(text) }
        let ends = body.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
        guard ends.count == 2 else { throw malformed(text) }
        let lowerText = trimmed(ends[0])
        let upper = try bound(trimmed(ends[1]), isClosed: closing == "]", whole: text)
        if lowerText == "-infinity" {
            guard opening == "(" else {
                throw Malformed(description: "'\(text)' closes an end that does not exist; write (-infinity")
            }
            return WindowDecision(column: column, lower: nil, upper: upper)
        }
        let lower = try bound(lowerText, isClosed: opening == "[", whole: text)
        if lower.anchor == upper.anchor {
            guard lower.offset < upper.offset || (lower.offset == upper.offset && lower.isClosed && upper.isClosed)
            else {
                throw Malformed(description: "no instant lies in '\(text)'; write the earlier end first")
            }
        }
        return WindowDecision(column: column, lower: lower, upper: upper)
    }

    private static func bound(
        _ text: Substring, isClosed: Bool, whole: String
    ) throws(Malformed) -> WindowDecision.Bound {
        let name = text.prefix { $0 != " " && $0 != "+" && $0 != "-" }
        guard let anchor = anchor(name) else {
            throw Malformed(
                description: "'\(name)' in '\(whole)' is no instant; expected as_of, request.COLUMN, SOURCE.COLUMN, "
                    + "start_of_day, start_of_week, start_of_month or start_of_year")
        }
        let rest = trimmed(text.dropFirst(name.count))
        guard let sign = rest.first else { return WindowDecision.Bound(anchor: anchor, offset: 0, isClosed: isClosed) }
        guard sign == "+" || sign == "-" else { throw malformed(whole) }
        do {
            let length = try DurationText.microseconds(String(trimmed(rest.dropFirst())))
            return WindowDecision.Bound(anchor: anchor, offset: sign == "-" ? -length : length, isClosed: isClosed)
        } catch {
            throw Malformed(description: error.description)
        }
    }

    private static func anchor(_ name: Substring) -> WindowDecision.Anchor? {
        if name == "as_of" { return .asOf }
        if name.hasPrefix("start_of_") {
            return WindowDecision.CalendarUnit(rawValue: String(name.dropFirst("start_of_".count))).map {
                .start(of: $0)
            }
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy(Names.isColumnName) else { return nil }
        return parts[0] == "request" ? .request(parts[1]) : .source(parts[0], column: parts[1])
    }

    private static func malformed(_ text: String) -> Malformed {
        Malformed(
            description: "'\(text)' is not a window; expected two ends with their brackets, as (as_of - 7d, as_of]")
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop { $0 == " " }
        return start.dropLast(start.reversed().prefix { $0 == " " }.count)
    }
}
