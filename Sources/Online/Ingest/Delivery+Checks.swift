public import FeatureStore

extension Delivery {
    /// Holds rows to their source: what comes back can be stored.
    ///
    /// - Parameters:
    ///   - rows: Columns in any order. One that allows NULL may be missing, all others must be there.
    ///   - id: What tells this delivery from another one with equal rows, where the source has no `unique`.
    ///   - givesWay: Whether rows whose id is known already are left as they are known.
    /// - Throws: ``DeliveryProblem`` with everything that is wrong, at most ``DeliveryProblem/mostFaults`` of it.
    /// - Complexity: O(cells); columns are shared, not copied.
    public static func checked(
        _ rows: ColumnBatch, of source: String, registry: FeatureRegistry, id: String? = nil, givesWay: Bool = false
    ) throws(DeliveryProblem) -> Delivery {
        guard let schema = registry.rowType(source)?.schema else {
            let known = registry.rowTypes.map { $0.schema.source }.sorted().joined(separator: ", ")
            throw DeliveryProblem(source: source, faults: [.unknownSource(known: known)])
        }
        var check = DeliveryCheck(schema: schema)
        if let id, id.isEmpty || id.utf8.count > DeliveryProblem.longestID {
            check.note(.unfitID(bytes: id.utf8.count))
        }
        let columns = check.columns(of: rows)
        guard check.faults.isEmpty else { throw DeliveryProblem(source: source, faults: check.faults) }
        return Delivery(
            checked: ColumnBatch(columns: columns, rowCount: rows.rowCount), of: source, id: id, givesWay: givesWay)
    }
}

/// Compares rows with a source, and notes what does not fit.
private struct DeliveryCheck {
    let schema: RowSchema
    private(set) var faults: [DeliveryProblem.Fault] = []

    init(schema: RowSchema) { self.schema = schema }

    mutating func note(_ fault: DeliveryProblem.Fault) {
        if faults.count < DeliveryProblem.mostFaults { faults.append(fault) }
    }

    /// The columns in declared order; meaningless where faults were noted.
    mutating func columns(of rows: ColumnBatch) -> [Column] {
        var given: [String: Column] = [:]
        for column in rows.columns {
            if schema.position(of: column.name) == nil {
                note(.unknownColumn(column.name, known: schema.columns.map(\.name).joined(separator: ", ")))
            } else if given.updateValue(column, forKey: column.name) != nil {
                note(.columnTwice(column.name))
            }
        }
        return schema.columns.map { declared in
            guard let column = given[declared.name] else {
                if !declared.isNullable { note(.missingColumn(declared.name, type: "\(declared.type)")) }
                var absent = Column(name: declared.name, type: declared.type)
                for _ in 0..<rows.rowCount { absent.appendNull() }
                return absent
            }
            check(column, declared)
            return column
        }
    }

    private mutating func check(_ column: Column, _ declared: ColumnSchema) {
        guard column.type == declared.type else {
            return note(.wrongType(declared.name, expected: "\(declared.type)", found: "\(column.type)"))
        }
        if !declared.isNullable, column.validity.setCount < column.count {
            for row in 0..<column.count where !column.validity[row] {
                note(.unexpectedNull(declared.name, type: "\(declared.type)", row: row))
                if faults.count == DeliveryProblem.mostFaults { return }
            }
        }
        for row in unfitRows(of: column) { note(.unfitValue(declared.name, type: "\(declared.type)", row: row)) }
    }

    /// Rows whose value is none of the type: a decimal with too many digits, a text that is not UTF-8.
    private func unfitRows(of column: Column) -> [Int] {
        switch (column.type, column.cells) {
        case (.decimal(let precision, let scale), .decimal(let values)):
            values.indices.filter { column.validity[$0] && !values[$0].fits(precision: precision, scale: scale) }
        case (.text, .text(let texts)):
            texts.bytes.allSatisfy { $0 < 0x80 }
                ? [] : (0..<texts.count).filter { String(validating: texts[$0], as: UTF8.self) == nil }
        case (.list, .list(let lists)):
            unfitRows(of: lists.elements).compactMap { element in
                lists.offsets.dropFirst().firstIndex { $0 > element }.map { $0 - 1 }
            }
        default: []
        }
    }
}

extension ExactDecimal {
    /// Whether the number, whatever zeros end it, has at most `scale` digits behind the point and `precision` in all.
    fileprivate func fits(precision: Int, scale: Int) -> Bool {
        var magnitude = coefficient.magnitude
        var behind = self.scale
        while behind > scale {
            guard magnitude % 10 == 0 else { return false }
            magnitude /= 10
            behind -= 1
        }
        for _ in 0..<(precision - scale + behind) { magnitude /= 10 }
        return magnitude == 0
    }
}
