/// Makes, from a checked project, the Swift that pairs are written against.
///
/// A pure function: the same project gives the same bytes. Nothing of the machine is in them, and paths are those that
/// the project was loaded with.
public enum CodeGenerator {
    /// The names of all generated files; the plugin declares them before it knows what the contracts say.
    public static let fileNames = [
        "Pairs+Rows.swift", "Pairs+Histories.swift", "Pairs+Views.swift", "Pairs+Services.swift",
        "Pairs+Registry.swift",
    ]

    /// The files, in the order of ``fileNames``.
    ///
    /// - Parameter promotions: the files of `Promotions/`; those about views of the project are embedded, by path.
    public static func generate(_ project: Project, promotions: [PairHalf] = []) -> [GeneratedFile] {
        let families = Set(project.views.map(\.family))
        let embedded = promotions.filter { promotion in
            let name = promotion.file.split(separator: "/").last ?? ""
            return name.split(separator: "@").first.map { families.contains(String($0)) } ?? false
        }.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
        let rows = Dictionary(project.sources.map { ($0.name, $0.rowType) }, uniquingKeysWith: { first, _ in first })
        let texts = [
            project.sources.map(RowCode.text).joined(separator: "\n"),
            HistoryCode.text(project),
            project.views.map { ViewCode.text($0, rows: rows) }.joined(separator: "\n"),
            ServiceCode.text(project),
            RegistryCode.text(project, promotions: embedded),
        ]
        // Rows, services and the registry are public; histories and views are as visible as a user's `compute`.
        let imports = ["public import", "import", "import", "public import", "public import"]
        return zip(fileNames, zip(imports, texts)).map { name, content in
            let (importing, text) = content
            let header = "// Generated from featurestore.yaml and the pairs' contracts. Do not edit.\n"
            // A module without anything public in a file must not import publicly.
            let isEmpty = text.isEmpty
            return GeneratedFile(
                name: name, text: header + (isEmpty ? "" : "\n\(importing) FeatureStore\n\n" + text))
        }
    }
}
