extension SwiftMutantMaker {
    /// How texts are made alike, measured and matched.
    mutating func addTexts(at position: Int) {
        guard let name = word(position), isMember(position) else { return }
        switch name {
        case "lowercased", "uppercased":
            replace((position - 1)...callEnd(position), with: "", .textNormalisation)
            replace(position, with: name == "lowercased" ? "uppercased" : "lowercased", .textNormalisation)
        case "trimmingCharacters", "trimmed", "precomposedStringWithCanonicalMapping",
            "decomposedStringWithCanonicalMapping":
            replace((position - 1)...callEnd(position), with: "", .textNormalisation)
        case "utf8", "unicodeScalars": replace((position - 1)...position, with: "", .textMeasure)
        case "hasPrefix": replace(position, with: "hasSuffix", .textMeasure)
        case "hasSuffix": replace(position, with: "hasPrefix", .textMeasure)
        default: break
        }
    }
}
