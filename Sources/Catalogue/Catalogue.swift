/// What is known of how two honest implementations of one feature come to differ.
///
/// Each entry was measured on the engines that ``measuredOn`` names; where one was told otherwise, what was measured stands.
public enum Catalogue {
    /// What every code begins with.
    public static let codePrefix = "PAR-"

    /// What the examples were run on; other versions may answer otherwise.
    public static let measuredOn = ["PostgreSQL 15.20", "SQLite 3.40.1", "Swift 6.3.1"]

    /// All entries, family by family.
    public static let entries: [CatalogueEntry] = CatalogueFamily.allCases.flatMap(\.entries)

    private static let byCode: [String: CatalogueEntry] = Dictionary(
        uniqueKeysWithValues: entries.map { ($0.code, $0) })

    /// The entry of a code, `PAR-TIM-35` or `TIM-35`, in any case.
    public static func entry(_ code: String) -> CatalogueEntry? {
        let upper = code.uppercased()
        return byCode[upper.hasPrefix(codePrefix) ? upper : codePrefix + upper]
    }
}
