/// What a record says, in the order in which it is written.
indirect enum RecordNode {
    /// A word, number, instant or hash that needs no quotes.
    case word(String)
    /// Any text, between double quotes.
    case text(String)
    /// A long text, as a block of lines where that gives it back byte for byte.
    case block(String)
    /// Texts, one a line.
    case texts([String])
    /// Keys and values, one a line.
    case mapping([(key: String, value: RecordNode)])
    /// Mappings, each behind a dash.
    case list([[(key: String, value: RecordNode)]])
}

extension RecordNode {
    /// Keys and values; those that are nil are left out.
    static func fields(_ fields: [(String, RecordNode?)]) -> RecordNode {
        .mapping(entries(fields))
    }

    /// Keys and values; those that are nil are left out.
    static func entries(_ fields: [(String, RecordNode?)]) -> [(key: String, value: RecordNode)] {
        fields.compactMap { key, value in value.map { (key, $0) } }
    }

    /// A whole number.
    static func number(_ number: some BinaryInteger) -> RecordNode { .word(String(number)) }
}
