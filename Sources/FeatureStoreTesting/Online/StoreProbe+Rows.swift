package import FeatureStore
package import Online

extension StoreProbe {
    /// An instant some days behind the first.
    package static func day(_ days: Double) -> Timestamp {
        Timestamp(microseconds: 1_363_503_600_000_000 + Int64(days * 86_400_000_000))
    }

    /// A delivery of marks; cells of columns that are not given are NULL.
    package static func marks(_ rows: [(id: Int, k: String?, at: Double, n: Int?)]) throws -> Delivery {
        var writer = ColumnWriter(schema: Array(Mark.schema.columns.prefix(4)))
        for row in rows {
            writer.append(row.id)
            writer.append(row.k)
            writer.append(day(row.at))
            writer.append(row.n)
        }
        return try Delivery.checked(writer.batch, of: "marks", registry: registry)
    }

    package static func notes(_ rows: [(k: String?, at: Double, n: Int)], id: String? = nil) throws -> Delivery {
        var writer = ColumnWriter(schema: Note.schema.columns)
        for row in rows {
            writer.append(row.k)
            writer.append(day(row.at))
            writer.append(row.n)
        }
        return try Delivery.checked(writer.batch, of: "notes", registry: registry, id: id)
    }

    package static func standings(
        _ rows: [(id: Int, k: String?, at: Double, recorded: Double?, gone: Bool?, n: Int)]
    ) throws -> Delivery {
        var writer = ColumnWriter(schema: Standing.schema.columns)
        for row in rows {
            writer.append(row.id)
            writer.append(ExactDecimal(coefficient: 150, scale: 2))
            writer.append(row.k)
            writer.append(day(row.at))
            writer.append(row.recorded.map(day))
            writer.append(row.gone)
            writer.append(row.n)
        }
        return try Delivery.checked(writer.batch, of: "standings", registry: registry)
    }

    package static func group(_ link: SourceLink, _ key: String) -> GroupKey {
        GroupKey(link: link, key: EntityKey(key) ?? noKey)
    }
    /// A text is never NULL, so this is never met.
    private static var noKey: EntityKey { EntityKey.content(ofRow: 0, of: []) }
}

extension ColumnBatch {
    /// Each row as text that tells any two rows apart, to the last bit; in byte order.
    package var bitRows: [String] {
        (0..<rowCount).map { row in columns.map { $0.bitText(row) }.joined(separator: " | ") }.sorted()
    }
}

extension Column {
    /// A cell as text that tells any two cells apart, to the last bit.
    fileprivate func bitText(_ row: Int) -> String {
        guard validity[row] else { return "NULL" }
        return switch cells {
        case .int(let values): "\(values[row])"
        case .double(let values): "double \(values[row].bitPattern)"
        case .decimal(let values): "\(values[row].coefficient)e-\(values[row].scale)"
        case .text(let texts): "'\(texts[row].map { String($0, radix: 16) }.joined(separator: " "))'"
        case .bool(let values): "\(values[row])"
        case .timestamp(let values): "\(values[row].microseconds)us"
        case .date(let values): "\(values[row].daysSinceEpoch)d"
        case .list(let lists): "[\(lists.range(at: row).map { lists.elements.bitText($0) }.joined(separator: ", "))]"
        }
    }
}
