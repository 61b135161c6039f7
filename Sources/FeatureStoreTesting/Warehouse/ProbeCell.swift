import FeatureStore

/// One cell of the small tables that conformance checks are made of.
indirect enum ProbeCell: Sendable {
    case null
    case int(Int64)
    case double(Double)
    case decimal(Int128, scale: Int)
    case text(String)
    case bool(Bool)
    case timestamp(Int64)
    case date(Int32)
    case list([ProbeCell])

    /// Adds the cell to a column of its type.
    func append(to column: inout Column) {
        switch self {
        case .null: column.appendNull()
        case .int(let value): column.append(value)
        case .double(let value): column.append(value)
        case .decimal(let coefficient, let scale):
            if let value = ExactDecimal(coefficient: coefficient, scale: scale) {
                column.append(value)
            } else {
                column.appendNull()
            }
        case .text(let value): column.append(value)
        case .bool(let value): column.append(value)
        case .timestamp(let value): column.append(Timestamp(microseconds: value))
        case .date(let value): column.append(CalendarDate(daysSinceEpoch: value))
        case .list(let elements):
            column.appendList { target in
                for element in elements { element.append(to: &target) }
            }
        }
    }
}

extension ColumnBatch {
    /// Makes a batch of named, typed columns from rows of cells.
    init(_ columns: [(name: String, type: ValueType)], rows: [[ProbeCell]]) {
        var made = columns.map { Column(name: $0.name, type: $0.type, reservingCapacity: rows.count) }
        for row in rows {
            for (position, cell) in row.enumerated() { cell.append(to: &made[position]) }
        }
        self.init(columns: made, rowCount: rows.count)
    }

    /// Each row as text that tells any two different cells apart, bit for bit; sorted, since answers have no order.
    var exactRows: [String] {
        (0..<rowCount).map { row in columns.map { $0.exactText(row) }.joined(separator: " | ") }.sorted()
    }
}

extension Column {
    /// A cell as text that tells any two different values apart; decimals as numbers, without trailing zeros.
    func exactText(_ row: Int) -> String {
        guard validity[row] else { return "NULL" }
        return switch cells {
        case .int(let values): "int \(values[row])"
        case .double(let values): values[row].isNaN ? "NaN" : "double \(values[row]) \(values[row].bitPattern)"
        case .decimal(let values): Self.exactText(values[row])
        case .text(let texts): "text \(Self.exactText(texts[row]))"
        case .bool(let values): "bool \(values[row])"
        case .timestamp(let values): "timestamp \(values[row].microseconds)"
        case .date(let values): "date \(values[row].daysSinceEpoch)"
        case .list(let lists):
            "[\(lists.range(at: row).map { lists.elements.exactText($0) }.joined(separator: ", "))]"
        }
    }

    private static func exactText(_ value: ExactDecimal) -> String {
        var (coefficient, scale) = (value.coefficient, value.scale)
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        return "decimal \(coefficient)e-\(scale)"
    }

    /// Short text as its scalars, long text as a count and a checksum.
    private static func exactText(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.count > 200 else {
            return String(decoding: bytes, as: UTF8.self).unicodeScalars.map { String($0.value, radix: 16) }
                .joined(separator: " ")
        }
        return
            "\(bytes.count) bytes, \(bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })"
    }
}
