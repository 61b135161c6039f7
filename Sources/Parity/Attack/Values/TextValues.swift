internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// The texts that a column may be given.
///
/// Never a text that some function of PostgreSQL and Swift treats differently though no pair could help it (a dotted capital
/// I, a final sigma, the Kelvin sign), never a zero byte, and where the SQL reads the text as something else, only what
/// that something can be.
struct TextValues {
    private(set) var sought: [CellValue] = []
    private(set) var near: [CellValue] = []
    private(set) var common: [CellValue] = []
    private(set) var rare: [CellValue] = []
    private(set) var groups: [[CellValue]] = []

    private let limit: Int?

    init(
        _ column: ColumnContract, use: ColumnUse, compared: [BoundConstant], patterns: [String],
        expressions: [PatternTexts], clues: Clues
    ) {
        if case .length(let length)? = PhysicalType.of(column)?.modifier { limit = length } else { limit = nil }
        let constants = compared.compactMap { constant -> String? in
            switch constant {
            case .text(let text), .literal(let text): text
            default: nil
            }
        }
        if let read = use.readAs {
            readable(as: use.isReadAsInteger ? .int8 : read, constants, clues)
            return
        }
        sought = keep(constants + patterns.flatMap(Self.matches) + expressions.flatMap(\.matches))
        near = keep(
            constants.flatMap(Self.variants) + patterns.flatMap(Self.misses) + expressions.flatMap(\.misses))
        let mentioned = clues.texts.filter { !constants.contains($0) }
        common = keep(["a", "b", "c"] + mentioned.prefix(12))
        rare = keep(mentioned.prefix(12).flatMap(Self.variants) + Self.oddities)
        if use.isTakenApart { rare += keep(Self.pieces(clues)) }
        let families = Self.families + constants.prefix(2).map { [$0, $0.uppercased(), $0 + " "] }
        groups = families.map(keep).filter { $0.count > 1 }
    }

    private func keep(_ texts: [String]) -> [CellValue] {
        texts.filter { text in limit.map { text.unicodeScalars.count <= $0 } ?? true }.map { .text($0) }
    }

    /// Texts that differ from a mentioned one by as little as people overlook.
    static func variants(of text: String) -> [String] {
        var variants = [text.uppercased(), text.lowercased(), text + " ", " " + text, text + "x", text + "\u{301}"]
        variants.append(text.prefix(1).uppercased() + text.dropFirst().lowercased())
        variants.append(String(text.dropLast()))
        variants += inside(text)
        // One code point beside, at the end.
        if let last = text.unicodeScalars.last, let next = Unicode.Scalar(last.value + 1), last.isASCII, next.isASCII {
            variants.append(String(text.dropLast()) + String(Character(next)))
        }
        return variants.filter { !$0.utf8.elementsEqual(text.utf8) }
    }

    /// The same inside: a blank between the characters, one blank more where there is one, other blanks at the ends, which
    /// not everybody trims, the text as the end of another, twice, and without its beginning, and any character in the place of one
    /// that patterns give a meaning.
    private static func inside(_ text: String) -> [String] {
        guard !text.isEmpty else { return ["\t"] }
        let middle = text.index(text.startIndex, offsetBy: text.count / 2)
        var variants = [text + "\t", text + "\n", "x" + text, text + text, String(text.dropFirst())]
        if text.count > 1 { variants.append("\(text[..<middle]) \(text[middle...])") }
        if text.contains(" ") { variants.append(text.replacing(" ", with: "  ")) }
        for meant in [".", "_", "%", "-"] where text.contains(meant) {
            variants.append(text.replacing(meant, with: "y"))
        }
        return variants
    }

    /// Two of everything that looks or folds alike: normal forms, case, blanks at the end, line ends, digits as text.
    static let oddities = [
        "", " ", "A", "a ", "é", "e\u{301}", "É", "straße", "STRASSE", "x\r\ny", "x\ny", "👨‍👩‍👧", "10", "9", "a\tb", "ab",
        "\t", "\n", " a",
    ]

    /// Texts that only beside each other show how a pair orders them or which it takes for one: capitals, numbers as texts,
    /// accents, blanks, nothing, and what lies behind all that has 16 bits.
    private static let families = [
        ["a", "B", "A"], ["10", "9", "09"], ["f", "é", "e\u{301}"], ["é", "É"], ["a ", "a", " a"], ["", "a"],
        ["\u{FF5E}", "😀"],
    ]

    /// Texts that a pattern of LIKE matches.
    private static func matches(_ pattern: String) -> [String] {
        ["", "x", "xy"].map { filler in
            pattern.replacing("%", with: filler).replacing("_", with: "z")
        }
    }

    private static func misses(_ pattern: String) -> [String] {
        let bare = pattern.replacing("%", with: "").replacing("_", with: "")
        return variants(of: bare) + ["x" + bare + "x", "x" + bare, bare + "x", pattern]
    }

    /// Texts with the separators that the pair mentions, and of lengths around the numbers that it mentions.
    private static func pieces(_ clues: Clues) -> [String] {
        let separators = clues.texts.filter { $0.unicodeScalars.count == 1 } + [","]
        var pieces: [String] = []
        for separator in Clues.distinct(separators).prefix(4) {
            pieces += [
                "a\(separator)b\(separator)\(separator)c", "a\(separator)b", separator, "a\(separator)",
                "\(separator)a",
            ]
        }
        for length in Clues.distinct(clues.integers).filter({ (1...40).contains($0) }).prefix(6) {
            for count in [Int(length) - 1, Int(length), Int(length) + 1] {
                pieces.append(String(String(repeating: "abcdefghij", count: 5).prefix(count)))
            }
        }
        return pieces
    }

    /// Texts that SQL can read as another type.
    private mutating func readable(as type: SQLType, _ constants: [String], _ clues: Clues) {
        switch type {
        case .int2, .int4, .int8: common = keep(["7", "0", "12", "-3", "007", "10", "9"])
        case .numeric, .float4, .float8: common = keep(["7.5", "0", "12", "-3.25", "007", "10", "9", "1.10"])
        case .bool: common = keep(["true", "false"])
        case .date: common = keep(["2024-06-15", "2024-06-14", "2024-02-29", "2023-12-31"])
        case .timestamp, .timestamptz: common = keep(["2024-06-15T11:00:00Z", "2024-06-14T12:00:00Z"])
        case .json, .jsonb: common = keep(Self.objects(clues))
        default: common = keep(constants)
        }
        let held = common
        sought = keep(constants).filter { held.contains($0) }
    }

    /// Objects with and without the members that the pair names.
    private static func objects(_ clues: Clues) -> [String] {
        let names = clues.texts.filter { text in
            !text.isEmpty && text.utf8.count <= 40
                && text.utf8.allSatisfy { $0 > 32 && $0 != 34 && $0 != 92 && $0 < 127 }
        }
        var objects = ["{}"]
        for name in names.prefix(6) {
            objects += ["1", "12.5", "\"7\"", "null", "\"\"", "true"].map { "{\"\(name)\": \($0)}" }
        }
        if names.count > 1 {
            objects.append("{" + names.prefix(6).map { "\"\($0)\": \"a\"" }.joined(separator: ", ") + "}")
            objects.append("{" + names.prefix(6).map { "\"\($0)\": 3" }.joined(separator: ", ") + "}")
        }
        return objects
    }
}
