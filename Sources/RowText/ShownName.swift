/// A name out of a file as messages show it: not long, and nothing in it that a terminal would obey.
struct ShownName {
    let text: String

    init(_ name: String) {
        let scalars = name.unicodeScalars.prefix(60).map { scalar in
            // U+FFFD stands for what cannot be shown.
            scalar.properties.isPatternWhitespace && scalar != " "
                || Self.obeyed.contains(scalar.properties.generalCategory)
                ? "\u{FFFD}" : Character(scalar)
        }
        text = String(scalars)
    }

    private static let obeyed: Set<Unicode.GeneralCategory> = [.control, .format, .surrogate, .unassigned, .privateUse]
}
