/// Checks a batch once, so that reading its cells cannot fail.
package enum BatchChecks {
    /// Throws unless the batch has exactly these columns, and NULL only where they allow it.
    package static func check(
        _ batch: ColumnBatch, holds schema: [ColumnSchema], called name: String
    ) throws(EvaluationError) {
        let fits =
            batch.columns.count == schema.count
            && zip(batch.columns, schema).allSatisfy { $0.name == $1.name && $0.type == $1.type }
        guard fits else {
            throw .columnsDiffer(
                batch: name, expected: schema.map { "\($0.name) \($0.type)" }.joined(separator: ", "),
                found: batch.columns.map { "\($0.name) \($0.type)" }.joined(separator: ", "))
        }
        for (column, wanted) in zip(batch.columns, schema)
        where !wanted.isNullable && column.validity.setCount < column.count {
            let row = (0..<column.count).first { !column.validity[$0] } ?? 0
            throw .unexpectedNull(batch: name, column: wanted.name, row: row)
        }
    }
}
