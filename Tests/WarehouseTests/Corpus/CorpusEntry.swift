/// One expression or query of the corpus, as its line says: `1 / p.i4  -- INT-05 fails`.
///
/// Behind `--` stand catalogue codes and marks. `ordered`: the rows are compared in their order. `fails`: both engines answer
/// with an error, but for NULL. `empty`: there are no rows. `ulp`: doubles may differ by one unit in the last place.
struct CorpusEntry: Sendable {
    enum Mark: String, Sendable {
        case ordered, fails, empty, ulp
    }

    /// As written, without what stands behind `--`.
    let text: String
    let marks: Set<Mark>
    /// Catalogue codes, as `TIM-18`.
    let codes: [String]

    init(line: String) {
        let parts = line.split(separator: " -- ").map(String.init)
        let words = parts.count > 1 ? (parts.last ?? "").split(separator: " ").map(String.init) : []
        text = (parts.count > 1 ? parts.dropLast().joined(separator: " -- ") : line).trimmed
        marks = Set(words.compactMap(Mark.init))
        codes = words.filter { Mark(rawValue: $0) == nil }
    }

    /// Whether it is a query of its own and not an expression.
    var isQuery: Bool { text.hasPrefix("SELECT ") || text.hasPrefix("WITH ") }

    /// How many entries each class of CATALOGUE.md has.
    private static let catalogue = [
        ("INT", 29), ("FLT", 44), ("NUL", 35), ("TXT", 47), ("TYP", 22), ("TIM", 51), ("REL", 27),
    ]

    /// Every code of the catalogue, in its order.
    static let allCodes: [String] = catalogue.flatMap { name, count in
        (1...count).map { "\(name)-\($0 < 10 ? "0" : "")\($0)" }
    }
}

extension StringProtocol {
    /// Without blanks at either end.
    fileprivate var trimmed: String {
        var rest = Substring(self)
        while rest.last == " " { rest.removeLast() }
        return String(rest.drop { $0 == " " })
    }
}
