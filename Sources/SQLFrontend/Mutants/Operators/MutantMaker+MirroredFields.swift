/// A field of an instant or of a length of time taken for all of it, or the other way round; buckets that begin elsewhere.
extension MutantMaker {
    /// How many seconds each field counts.
    private static let seconds: [(field: String, count: Int64)] = [
        ("second", 1), ("minute", 60), ("hour", 3_600), ("day", 86_400),
    ]
    private static let longUnits = ["minute", "quarter", "year"]

    mutating func addMirroredFields(at index: Int) {
        addWholes(at: index)
        addOtherBuckets(at: index)
        guard site.tokens[index].word == "date_trunc", site.isSymbol(index + 1, "("),
            site.token(index + 2)?.kind == .string
        else { return }
        for unit in Self.longUnits { replace(index + 2, "'\(unit)'", .calendarUnit, "CAL") }
    }

    /// `extract(minute FROM x)` begins anew with each hour; `extract(epoch FROM x) / 60` does not.
    private mutating func addWholes(at index: Int) {
        guard ["extract", "date_part"].contains(site.tokens[index].word), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], index + 4 < close, let token = site.token(index + 2)
        else { return }
        let field = token.word.trimming("'").lowercased()
        let value = site.text(index + 4..<close)
        if field == "epoch", site.isSymbol(close + 1, "/"), let divisor = number(close + 2),
            let found = Self.seconds.first(where: { $0.count == divisor })
        {
            replace(index..<close + 3, "extract(\(found.field) FROM \(value))", .calendarUnit, "CAL")
        }
        if let found = Self.seconds.first(where: { $0.field == field }) {
            let whole = "extract(epoch FROM \(value)) / \(found.count)"
            replace(index..<close + 1, "floor(\(whole))", .calendarUnit, "CAL")
            replace(index..<close + 1, "(\(whole))", .precision, "PRC")
        }
        addDaysOfAge(at: index, field, close)
    }

    /// The days of an age that has months, too, by all days between.
    private mutating func addDaysOfAge(at index: Int, _ field: String, _ close: Int) {
        guard field == "day", site.tokens[index + 4].word == "age", site.isSymbol(index + 5, "("),
            site.partners[index + 5] == close - 1
        else { return }
        let days = site.arguments(open: index + 5)
        guard days.count == 2 else { return }
        replace(
            index..<close + 1, "((\(site.text(days[0])))::date - (\(site.text(days[1])))::date)", .calendarUnit,
            "CAL")
    }

    /// Buckets that begin at full hours, or half a bucket earlier: each instant rounded to the nearest.
    private mutating func addOtherBuckets(at index: Int) {
        guard site.tokens[index].word == "date_bin", site.isSymbol(index + 1, "(") else { return }
        let arguments = site.arguments(open: index + 1)
        guard arguments.count == 3 else { return }
        replace(arguments[2], "TIMESTAMPTZ '1970-01-01 00:00:00Z'", .calendarUnit, "CAL")
        guard let literal = arguments[0].first(where: { isInterval($0) }),
            let length = Self.microseconds(site.tokens[literal].word)
        else { return }
        wrap(arguments[1], "(", ") + INTERVAL '\(length / 2) microseconds'", .rounding, "RND")
    }
}
