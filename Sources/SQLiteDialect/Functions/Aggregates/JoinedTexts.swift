internal import SQLite

/// `string_agg`: the texts with each one's separator in front of it, but for the first.
final class JoinedTexts: ReplayableState {
    /// A text and its separator; a NULL separator is as good as none.
    struct Part {
        let text: String
        let separator: String
    }

    private var joined: String?

    static func row(_ values: some RowValues) -> Part? {
        guard !values.isNull(0) else { return nil }
        return Part(text: values.text(0), separator: values.isNull(1) ? "" : values.text(1))
    }

    func add(_ part: Part) {
        if joined == nil { joined = part.text } else { joined?.append(part.separator + part.text) }
    }

    func value() -> SQLiteValue { joined.map { .text($0) } ?? .null }
}
