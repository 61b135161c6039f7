import FeatureStore

/// What is known of the ids that a commit brings: rows that are stored, and rows that came earlier in the same commit.
struct KnownRows {
    /// One row, stored or coming.
    struct Row {
        /// Its number in the table, or nil for one that comes with this commit.
        let stored: Int64?
        /// Its place among the rows of the commit, where it comes with it.
        let coming: Int?
        /// The columns that its cells are in, and where.
        let columns: [Column]
        let row: Int
        /// What orders versions of it; nil: NULL, or a source without versions.
        let version: Int64?
        /// The groups that it belongs to.
        let groups: [GroupReference]

        /// Whether another row is this one bit for bit.
        func isIdentical(to other: Int, of others: [Column]) -> Bool {
            zip(columns, others).allSatisfy { $0.isIdentical(at: row, to: other, of: $1) }
        }

        /// Whether another row says the same, as histories compare versions: 1.10 is 1.1.
        func says(theSameAs other: Int, of others: [Column]) -> Bool {
            isIdentical(to: other, of: others)
                || EntityKey.content(ofRow: row, of: columns) == EntityKey.content(ofRow: other, of: others)
        }
    }

    private(set) var rows: [EntityKey: [Row]] = [:]

    /// The rows of an id.
    subscript(id: EntityKey) -> [Row] {
        get { rows[id] ?? [] }
        set { rows[id] = newValue }
    }

    /// Adds what is stored.
    mutating func add(_ batch: ColumnBatch, numbers: [Int64], _ layout: SourceLayout) {
        for row in 0..<batch.rowCount {
            let id = layout.id(ofRow: row, in: batch.columns)
            rows[id, default: []].append(
                layout.known(row, batch.columns, stored: numbers[row], coming: nil))
        }
    }
}

extension SourceLayout {
    /// What is to be remembered of a row.
    func known(_ row: Int, _ columns: [Column], stored: Int64?, coming: Int?) -> KnownRows.Row {
        KnownRows.Row(
            stored: stored, coming: coming, columns: columns, row: row,
            version: schema.versions.flatMap { columns[$0.by].instant(row) }, groups: groups(ofRow: row, in: columns))
    }
}
