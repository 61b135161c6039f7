internal import Contracts
internal import FeatureStore

extension DrawnSample {
    /// The sample with some columns hashed, and its rows in the order of what they now are.
    ///
    /// - Parameter secret: never written anywhere; who has it can tell whether a value is in the sample, nobody else can.
    public func hashed(_ columns: HashedColumns, secret: String) throws(DrawFailure) -> DrawnSample {
        let inSources = drawn.tables.flatMap { table in
            table.source.columns.filter { columns.bySource[table.source.name]?.contains($0.name) ?? false }
        }
        let inSpines = drawn.spines.flatMap(\.columns).filter { columns.inSpines.contains($0.name) }
        var hasher = try ValueHasher(secret: secret, columns: inSources + inSpines)
        var tables: [CaseTable] = []
        for table in drawn.tables {
            let names = columns.bySource[table.source.name] ?? []
            let rows = RowSorting.sorted(
                try Self.hashed(table.rows, table.source.columns, names, &hasher), of: table.source)
            tables.append(CaseTable(source: table.source, rows: rows, file: table.file, lines: table.lines))
        }
        var spines: [CaseSpine] = []
        for spine in drawn.spines {
            // The order of the questions would still tell the order of the keys.
            let rows = RowSorting.sorted(
                try Self.hashed(spine.rows, spine.columns, columns.inSpines, &hasher))
            spines.append(
                CaseSpine(
                    entity: spine.entity, columns: spine.columns, rows: rows, given: spine.given, file: spine.file,
                    lines: spine.lines, expectations: spine.expectations))
        }
        let shown = columns.bySource.keys.sorted().flatMap { source in
            (columns.bySource[source] ?? []).sorted().map { "\(source).\($0)" }
        }
        let about = drawn.about + "\nHashed: \(shown.joined(separator: ", "))."
        return DrawnSample(
            drawn: Case(
                name: drawn.name, origin: drawn.origin, about: about, location: drawn.location, tables: tables,
                spines: spines), kinds: kinds, notes: notes + columns.notes)
    }

    private static func hashed(
        _ rows: ColumnBatch, _ contracts: [ColumnContract], _ names: Set<String>, _ hasher: inout ValueHasher
    ) throws(DrawFailure) -> ColumnBatch {
        var result: [Column] = []
        for column in rows.columns {
            if names.contains(column.name), let contract = contracts.first(where: { $0.name == column.name }) {
                result.append(try hasher.hashed(column, as: contract))
            } else {
                result.append(column)
            }
        }
        return ColumnBatch(columns: result, rowCount: rows.rowCount)
    }
}
