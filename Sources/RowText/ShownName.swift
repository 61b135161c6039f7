/// A name or a value that somebody wrote, as messages show it: not long, and nothing in it that a terminal would obey.
package struct ShownName {
    /// What is shown; "…" ends what was cut.
    package let text: String

    /// Takes what was written.
    package init(_ name: String) {
        let scalars = name.unicodeScalars.prefix(60).map { scalar in
            // U+FFFD stands for what cannot be shown.
            scalar.properties.isPatternWhitespace && scalar != " "
                || Self.obeyed.contains(scalar.properties.generalCategory)
                ? "\u{FFFD}" : Character(scalar)
        }
        text = String(scalars) + (name.unicodeScalars.count > 60 ? "…" : "")
    }

    private static let obeyed: Set<Unicode.GeneralCategory> = [.control, .format, .surrogate, .unassigned, .privateUse]
}
