/// What stands directly before and behind an edit of the SQL, which tells what the edited token is about.
///
/// One and the same edit means several things: a length of time behind `as_of -` is that of a window, behind `<=` it is the
/// limit that something is held to, and behind `AT TIME ZONE 'UTC' -` it is a zone.
struct EditSurroundings {
    /// What the first of the edits replaces, in lower case.
    let edited: String
    /// The tokens before it, in lower case, the nearest last.
    let before: [String]
    /// The tokens behind the last of the edits, in lower case, the nearest first.
    let behind: [String]

    private static let reach = 24

    /// - Parameter edits: where in the query something is edited, in ascending order.
    init(_ edits: [Range<Int>], in query: String) {
        let tokens = SQLHalfWords.tokens(of: query)
        let start = edits.first?.lowerBound ?? 0
        let end = edits.last?.upperBound ?? 0
        edited = tokens.first { $0.range == edits.first }?.text ?? ""
        before = tokens.filter { $0.range.upperBound <= start }.suffix(Self.reach).map(\.text)
        behind = tokens.filter { $0.range.lowerBound >= end }.prefix(Self.reach).map(\.text)
    }

    /// A value is held to what is edited: `>=`, `BETWEEN 1 AND`.
    var isBehindComparison: Bool {
        let last = before.last == "(" ? before.dropLast().last : before.last
        return last.map(Self.comparisons.contains) == true || ["between", "and"].contains(before.last)
    }

    /// The literal of an interval that a value is held to: `>= INTERVAL '90 seconds'`.
    var isComparedSpan: Bool {
        before.last == "interval" && before.dropLast().last.map(Self.comparisons.contains) == true
    }

    /// The literal of an interval by which a reading of the clock is moved: `AT TIME ZONE 'UTC' - INTERVAL '5 hours'`.
    var isMovedClock: Bool {
        guard before.last == "interval", let sign = before.dropLast().last, ["-", "+"].contains(sign) else {
            return false
        }
        let clock = before.dropLast(2).last == ")" ? before.dropLast(3) : before.dropLast(2)
        return clock.last?.hasPrefix("'") == true && clock.dropLast().last == "zone"
    }

    /// The column that is compared with what is edited, and by which operator: `x.sent_at <=`.
    var compared: (column: String, operator: String)? {
        var words = before[...]
        // The qualifier of what is edited.
        if words.last == "." { words = words.dropLast(2) }
        guard let sign = words.last, ["<", "<=", ">", ">="].contains(sign), let column = words.dropLast().last,
            SQLHalfWords.isName(column)
        else { return nil }
        return (column, sign)
    }

    /// Whether only its being NULL matters of what is edited.
    var isTestedForNull: Bool {
        behind.first == "is"
            && (behind.dropFirst().first == "null" || Array(behind.prefix(3)) == ["is", "not", "null"])
    }

    /// Whether what is edited is what a CASE gives: `THEN c.sailed_at END`.
    var isGiven: Bool {
        let words = before.last == "." ? before.dropLast(2) : before[...]
        return ["then", "else"].contains(words.last) && behind.first == "end"
    }

    /// Whether a length of time is taken off what is edited, as where a window begins: `as_of - INTERVAL`.
    var isStartOfWindow: Bool { Array(behind.prefix(2)) == ["-", "interval"] }

    /// Whether what is edited is held to the start of a window: `paid_at > as_of - INTERVAL`.
    var isHeldToStart: Bool {
        guard let sign = behind.first, [">", ">="].contains(sign) else { return false }
        let anchor = behind.dropFirst().first.map(SQLHalfWords.isName) == true ? behind.dropFirst() : []
        let rest = anchor.dropFirst().first == "." ? anchor.dropFirst(3) : anchor.dropFirst()
        return Array(rest.prefix(2)) == ["-", "interval"]
    }

    /// Whether what is edited is added or taken off, or is the place within a list.
    var isStep: Bool { before.last == "-" || before.last == "+" || behind.first == "]" }

    /// Whether what is edited is the number of a day of the week, or one of several: `extract(isodow FROM …) IN (6, 7)`.
    var isOneOfDays: Bool {
        let list = before.reversed().drop { $0 == "," || Int($0) != nil }
        if list.first == "(", list.dropFirst().first == "in" { return true }
        guard before.last.map({ Self.comparisons.contains($0) || $0 == "between" || $0 == "and" }) == true else {
            return false
        }
        return before.suffix(10).contains { ["dow", "isodow", "weekday", "day"].contains($0) }
    }

    private static let comparisons: Set<String> = ["<", "<=", ">", ">=", "=", "<>", "!="]
}
