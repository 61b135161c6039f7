/// The Swift type of one source's rows.
enum RowCode {
    static func text(_ source: Source) -> String {
        let row = source.rowType
        var lines: [String] = []
        lines.append("/// One row of the source `\(source.name)`.")
        lines.append("public struct \(row): SourceRow {")
        for column in source.columns {
            lines.append("    /// The column `\(column.name)`.")
            lines.append("    public var \(SwiftSpelling.property(column.name)): \(SwiftSpelling.type(column))")
        }
        lines.append("")
        lines.append("    /// Makes a row from the values of its columns.")
        lines.append("    public init(")
        lines.append(
            source.columns.map { "        \(SwiftSpelling.property($0.name)): \(SwiftSpelling.type($0))" }
                .joined(separator: ",\n"))
        lines.append("    ) {")
        for column in source.columns {
            let property = SwiftSpelling.property(column.name)
            lines.append("        self.\(property) = \(property)")
        }
        lines.append("    }")
        lines.append("")
        lines.append("    /// Reads a row.")
        lines.append("    public init(decoding row: borrowing RowDecoder) {")
        for (position, column) in source.columns.enumerated() {
            lines.append("        self.\(SwiftSpelling.property(column.name)) = row.value(\(position))")
        }
        lines.append("    }")
        lines.append("")
        lines += schema(source)
        lines.append("")
        lines += values(source)
        lines.append("")
        lines += times(source)
        lines += hiding(source)
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func schema(_ source: Source) -> [String] {
        var lines = ["    /// The source, its columns and what they mean."]
        lines.append("    public static let schema = RowSchema(")
        lines.append("        source: \"\(source.name)\",")
        lines.append("        columns: [")
        for column in source.columns { lines.append("            \(SwiftSpelling.schema(column)),") }
        lines.append("        ],")
        var arguments = ["        eventTime: \"\(source.eventTime)\""]
        if let arrival = source.arrivalTime { arguments.append("        arrivalTime: \"\(arrival)\"") }
        let known = source.columns.compactMap { column in
            source.knownAt[column.name].map { "            \"\(column.name)\": \"\($0)\"," }
        }
        if !known.isEmpty { arguments.append((["        knownAt: ["] + known + ["        ]"]).joined(separator: "\n")) }
        if !source.unique.isEmpty { arguments.append("        unique: \(SwiftSpelling.names(source.unique))") }
        if let versions = source.versions {
            let deleted = versions.deleted.map { "\"\($0)\"" } ?? "nil"
            arguments.append("        versions: (by: \"\(versions.by)\", deleted: \(deleted))")
        }
        lines.append(arguments.joined(separator: ",\n") + ")")
        return lines
    }

    private static func values(_ source: Source) -> [String] {
        var lines = ["    /// The value of the column at a position of the schema."]
        lines.append("    public static func value(at column: Int, of row: \(source.rowType)) -> any ColumnValue {")
        lines.append("        switch column {")
        for (position, column) in source.columns.enumerated() {
            let label = position == source.columns.count - 1 ? "default" : "case \(position)"
            lines.append("        \(label): row.\(SwiftSpelling.property(column.name))")
        }
        lines.append("        }")
        lines.append("    }")
        return lines
    }

    private static func times(_ source: Source) -> [String] {
        let row = source.rowType
        var lines = ["    /// When the event happened."]
        lines.append(
            "    public static func eventTime(of row: \(row)) -> Timestamp { row.\(SwiftSpelling.property(source.eventTime)) }"
        )
        if let arrival = source.arrivalTime {
            lines.append("    /// When the row became known; nil: never.")
            lines.append(
                "    public static func arrivalTime(of row: \(row)) -> Timestamp? { row.\(SwiftSpelling.property(arrival)) }"
            )
        }
        guard let versions = source.versions else { return lines }
        lines.append("    /// What orders versions of the row; nil: never known.")
        lines.append(
            "    public static func versionTime(of row: \(row)) -> Timestamp? { row.\(SwiftSpelling.property(versions.by)) }"
        )
        if let deleted = versions.deleted {
            lines.append("    /// Whether this version deletes the row.")
            lines.append(
                "    public static func isDeleted(_ row: \(row)) -> Bool { row.\(SwiftSpelling.property(deleted)) == true }"
            )
        }
        return lines
    }

    /// All known-at columns are read before the first value is hidden, since they hide themselves.
    private static func hiding(_ source: Source) -> [String] {
        let hidden = source.columns.filter { source.knownAt[$0.name] != nil }
        guard !hidden.isEmpty else { return [] }
        var times: [String] = []
        for column in hidden {
            if let time = source.knownAt[column.name], !times.contains(time) { times.append(time) }
        }
        var lines = ["", "    /// Sets to nil what was not yet known."]
        lines.append(
            "    public static func hideColumns(of row: inout \(source.rowType), unknownAt asOf: Timestamp) {")
        for time in times {
            lines.append(
                "        let knows\(Names.upperCamelCase(time)) = asOf.reveals(row.\(SwiftSpelling.property(time)))")
        }
        for time in times {
            lines.append("        if !knows\(Names.upperCamelCase(time)) {")
            for column in hidden where source.knownAt[column.name] == time {
                lines.append("            row.\(SwiftSpelling.property(column.name)) = nil")
            }
            lines.append("        }")
        }
        lines.append("    }")
        return lines
    }
}
