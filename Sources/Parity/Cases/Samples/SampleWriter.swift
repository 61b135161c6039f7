internal import Contracts
internal import FeatureStore

/// Writes a case as the files of a sample, which ``SampleReader`` reads back.
public enum SampleWriter {
    /// The files by name, in a fixed order: `sample.yaml`, a file for each source, a file for each spine.
    ///
    /// The same case gives the same bytes.
    public static func files(of sample: Case) -> [(name: String, text: String)] {
        var manifest = "about: |\n"
        for line in sample.about.split(separator: "\n", omittingEmptySubsequences: false) {
            manifest += line.isEmpty ? "\n" : "  \(line)\n"
        }
        var files: [(name: String, text: String)] = []
        manifest += "sources:\(sample.tables.isEmpty ? " {}" : "")\n"
        for table in sample.tables {
            manifest += "  \(table.source.name): \(table.source.name).csv\n"
            files.append(("\(table.source.name).csv", csv(table.rows)))
        }
        manifest += "spine:\(sample.spines.isEmpty ? " {}" : "")\n"
        for spine in sample.spines {
            manifest += "  \(spine.entity.name): spine.\(spine.entity.name).csv\n"
            files.append(("spine.\(spine.entity.name).csv", csv(spine.rows)))
        }
        return [("sample.yaml", manifest)] + files
    }

    private static func csv(_ rows: ColumnBatch) -> String {
        var text = rows.columns.map { CellText.field($0.name, isText: false) }.joined(separator: ",") + "\n"
        for row in 0..<rows.rowCount {
            for (position, column) in rows.columns.enumerated() {
                if position > 0 { text += "," }
                text += CellText.csv(column, row: row)
            }
            text += "\n"
        }
        return text
    }
}
