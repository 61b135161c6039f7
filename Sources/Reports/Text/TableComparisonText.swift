package import TableComparison

/// Writes a comparison of two tables for people.
package enum TableComparisonText {
    /// The report, with a line break at its end.
    package static func text(_ result: TableComparisonResult) -> String {
        var lines = sides(result)
        lines.append("")
        lines += columns(result)
        lines += findings(result)
        lines.append("")
        lines.append(conclusion(result))
        return lines.joined(separator: "\n") + "\n"
    }

    private static func sides(_ result: TableComparisonResult) -> [String] {
        var lines = aligned(
            [result.first, result.second].map { side in
                [side.name, side.relation, side.engine, count(side.rowCount, "row")]
            })
        let key = result.key.map { "\(shown($0.name)) \($0.type.rawValue)" }.joined(separator: ", ")
        lines.append("key: \(key)")
        lines.append("rows with the same key on both sides, compared: \(result.rows.compared)")
        return lines
    }

    private static func columns(_ result: TableComparisonResult) -> [String] {
        var table = [["column", "type", "policy", "differing", "within policy", "how they differ"]]
        for column in result.columns {
            table.append([
                shown(column.name), column.type.rawValue, column.policy.text, "\(column.differing)",
                column.policy == .exact ? "-" : "\(column.withinPolicy)",
                column.differences.map { "\($0.kind.rawValue) \($0.count)" }.joined(separator: ", "),
            ])
        }
        var lines = aligned(table)
        for column in result.ignored {
            let sides = column.isInFirst ? column.isInSecond ? "both sides" : "the first side" : "the second side"
            lines.append("ignored: \(shown(column.name)), of \(sides)")
        }
        return lines
    }

    private static func findings(_ result: TableComparisonResult) -> [String] {
        var lines: [String] = []
        func add(_ title: String, _ examples: [String], of total: Int) {
            lines.append("")
            lines.append(title)
            lines += examples.map { "  " + $0 }
            if examples.count < total, !examples.isEmpty { lines.append("  … and \(total - examples.count) more") }
        }
        let rows = result.rows
        if rows.missing.count > 0 {
            add(
                "missing-row: \(count(rows.missing.count, "row")) of the first side without one in the second",
                rows.missing.examples.map(key), of: rows.missing.count)
        }
        if rows.extra.count > 0 {
            add(
                "extra-row: \(count(rows.extra.count, "row")) of the second side without one in the first",
                rows.extra.examples.map(key), of: rows.extra.count)
        }
        if rows.duplicates.keys > 0 {
            add(
                "duplicate-key: \(count(rows.duplicates.keys, "key")), \(count(rows.duplicates.firstRows, "row")) of the first "
                    + "side and \(rows.duplicates.secondRows) of the second; not compared",
                rows.duplicates.examples.map { "\(key($0.key))  first \($0.first), second \($0.second)" },
                of: rows.duplicates.keys)
        }
        for (word, side) in [("first", result.first), ("second", result.second)] {
            if side.nullKeys.count > 0 {
                add(
                    "null-key: \(count(side.nullKeys.count, "row")) of the \(word) side; not compared",
                    side.nullKeys.examples.map(key), of: side.nullKeys.count)
            }
            if side.otherKeys.count > 0 {
                add(
                    "key-of-other-type: \(count(side.otherKeys.count, "row")) of the \(word) side; not compared",
                    side.otherKeys.examples.map(key), of: side.otherKeys.count)
            }
        }
        for column in result.columns {
            for found in column.differences {
                let table = found.examples.map { example in
                    let (one, other) = TableCellText.pair(example.first, example.second)
                    return [key(example.key), "first \(one)", "second \(other)"]
                }
                add("\(shown(column.name)), \(found.kind.rawValue): \(found.count)", aligned(table), of: found.count)
            }
        }
        return lines
    }

    private static func conclusion(_ result: TableComparisonResult) -> String {
        switch result.conclusion {
        case .equal:
            let within = result.columns.reduce(0) { $0 + $1.withinPolicy }
            return "equal: \(count(result.rows.compared, "row")), \(count(result.columns.count, "column"))"
                + (within > 0 ? "; \(count(within, "cell")) not the same but within the policy." : ".")
        case .different:
            let cells = result.columns.reduce(0) { $0 + $1.differing }
            return "different: \(count(cells, "cell")), \(count(result.rows.missing.count, "missing row")), "
                + "\(count(result.rows.extra.count, "extra row")), \(count(result.rows.duplicates.keys, "duplicate key"))."
        case .undecided: return "undecided: neither side has a row to compare."
        }
    }

    private static func key(_ key: [ComparedCell]) -> String {
        "(" + key.map(TableCellText.plain).joined(separator: ", ") + ")"
    }

    /// A column's name, in quotes where it would be misread.
    private static func shown(_ name: String) -> String {
        let isPlain = !name.isEmpty && name.utf8.allSatisfy { $0 == 95 || $0 &- 48 < 10 || ($0 | 32) &- 97 < 26 }
        return isPlain ? name : ValueText.quoted(name)
    }

    private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let columnCount = rows.map(\.count).max() ?? 0
        let widths = (0..<columnCount).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (cell, width) in zip(row, widths) {
                line += cell + String(repeating: " ", count: width - cell.count + 2)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}

/// Shows the cells of compared tables, long ones cut.
enum TableCellText {
    private static let longest = 100

    /// The cell as SQL would spell it, or nearly.
    static func plain(_ cell: ComparedCell) -> String { cut(spelled(cell, isExact: false)) }

    /// Two cells that differ, so that their texts differ too: with bits or code points where they must.
    static func pair(_ one: ComparedCell, _ other: ComparedCell) -> (String, String) {
        let (first, second) = (spelled(one, isExact: false), spelled(other, isExact: false))
        if first != second { return around(first, second) }
        return around(spelled(one, isExact: true), spelled(other, isExact: true))
    }

    private static func spelled(_ cell: ComparedCell, isExact: Bool) -> String {
        switch cell {
        case .value(let value): isExact ? ValueText.exact(value) : ValueText.plain(value)
        case .localTimestamp(let instant): String("\(instant)".dropLast())
        case .bytes(let bytes):
            "x'" + bytes.map { ValueText.hexadecimal(UInt64($0), digits: 2) }.joined() + "'"
        case .infinity(let isNegative): isNegative ? "-infinity" : "infinity"
        case .other(let kind, let text): "the \(kind) \(ValueText.quoted(text))"
        }
    }

    private static func cut(_ text: String) -> String {
        text.count <= longest ? text : "\(text.prefix(longest))… (\(text.count) characters)"
    }

    /// Cuts long texts where they begin to differ, not before.
    private static func around(_ one: String, _ other: String) -> (String, String) {
        guard one.count > longest || other.count > longest else { return (one, other) }
        let shared = zip(one, other).prefix { $0 == $1 }.count
        guard shared > longest / 2 else { return (cut(one), cut(other)) }
        func window(_ text: String) -> String {
            let start = shared - longest / 4
            let shown = text.dropFirst(start).prefix(longest / 2)
            let isCut = text.count > start + longest / 2
            return "…\(shown)\(isCut ? "…" : "") (from character \(start + 1) of \(text.count))"
        }
        return (window(one), window(other))
    }
}
