/// The Swift type of one view: its contract, its request and its features.
enum ViewCode {
    /// - Parameter rows: the row types, by source.
    static func text(_ view: ViewContract, rows: [String: String]) -> String {
        let input = Names.upperCamelCase(view.entity.name) + "History"
        let isRequested = !view.request.isEmpty
        var lines = ["/// The view `\(view.name)` of the entity `\(view.entity.name)`."]
        lines.append("enum \(view.name): \(isRequested ? "RequestFeatureView" : "FeatureView") {")
        lines.append("    typealias Input = \(input)")
        lines.append("")
        lines += schema(view)
        lines.append("")
        if isRequested {
            lines += request(view)
            lines.append("")
        }
        lines += features(view)
        lines += change(view, rows)
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    /// What the rows of an incremental form can do: a case for each source, none where one is found by its values.
    private static func change(_ view: ViewContract, _ rows: [String: String]) -> [String] {
        let cases = view.reads.compactMap { read in rows[read.source].map { (read.source, $0) } }
        guard !cases.isEmpty, cases.count == view.reads.count, view.reads.allSatisfy({ $0.by.isEmpty }) else {
            return []
        }
        var lines = [""]
        lines.append("    /// What can happen to the rows that `\(view.name)` reads, for an incremental form.")
        lines.append("    enum Change: ViewChange {")
        for (source, row) in cases {
            lines.append("        /// A row of `\(source)`.")
            lines.append("        case \(SwiftSpelling.property(source))(RowChange<\(row)>)")
        }
        lines.append("")
        let makers = cases.map { "ChangeSource(Change.\(SwiftSpelling.property($0.0)))" }
        lines.append("        static var sources: [ChangeSource<Change>] { [\(makers.joined(separator: ", "))] }")
        lines.append("    }")
        return lines
    }

    private static func schema(_ view: ViewContract) -> [String] {
        var lines = ["    static let schema = ViewSchema("]
        lines.append("        name: \"\(view.name)\",")
        lines.append("        reads: \(SwiftSpelling.names(view.reads.map(\.source))),")
        if !view.request.isEmpty {
            lines.append("        request: [")
            for column in view.request { lines.append("            \(SwiftSpelling.schema(column)),") }
            lines.append("        ],")
        }
        lines.append("        features: [")
        for feature in view.features {
            let schema = SwiftSpelling.schema(feature.name, feature.type, isNullable: feature.isNullable)
            lines.append("            \(schema),")
        }
        lines.append("        ])")
        return lines
    }

    private static func request(_ view: ViewContract) -> [String] {
        var lines = ["    /// What whoever asks gives along."]
        lines.append("    struct Request: RequestValues {")
        for column in view.request {
            lines.append("        /// The request column `\(column.name)`.")
            lines.append("        var \(SwiftSpelling.property(column.name)): \(SwiftSpelling.type(column))")
        }
        lines.append("")
        lines += memberwise(view.request.map { ($0.name, SwiftSpelling.type($0)) })
        lines.append("")
        lines.append("        init(decoding row: borrowing RowDecoder) {")
        for (position, column) in view.request.enumerated() {
            lines.append("            self.\(SwiftSpelling.property(column.name)) = row.value(\(position))")
        }
        lines.append("        }")
        lines.append("    }")
        return lines
    }

    private static func features(_ view: ViewContract) -> [String] {
        var lines = ["    /// The features of `\(view.name)`."]
        lines.append("    struct Features: FeatureValues {")
        for feature in view.features {
            let type = SwiftSpelling.type(feature.type, isNullable: feature.isNullable)
            if !feature.about.isEmpty {
                lines.append(String(SwiftSpelling.comment(feature.about, indent: "        ").dropLast()))
            }
            lines.append("        var \(SwiftSpelling.property(feature.name)): \(type)")
        }
        lines.append("")
        lines.append("        // Written out so that no argument has a default: a feature left out does not compile.")
        lines += memberwise(
            view.features.map { ($0.name, SwiftSpelling.type($0.type, isNullable: $0.isNullable)) })
        lines.append("")
        lines.append("        func write(into answer: inout ColumnWriter) {")
        for feature in view.features {
            lines.append("            answer.append(self.\(SwiftSpelling.property(feature.name)))")
        }
        lines.append("        }")
        lines.append("    }")
        return lines
    }

    private static func memberwise(_ members: [(name: String, type: String)]) -> [String] {
        var lines = ["        init("]
        lines.append(
            members.map { "            \(SwiftSpelling.property($0.name)): \($0.type)" }.joined(separator: ",\n"))
        lines.append("        ) {")
        for member in members {
            let property = SwiftSpelling.property(member.name)
            lines.append("            self.\(property) = \(property)")
        }
        lines.append("        }")
        return lines
    }
}
