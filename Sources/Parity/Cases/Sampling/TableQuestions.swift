public import Contracts
internal import FeatureStore
public import Warehouse

/// Takes questions from a table of the warehouse: labels, as somebody joined them.
public struct TableQuestions: Sendable {
    private let project: Project
    private let live: any LiveTables
    private let warehouse: String
    private let options: DrawOptions

    /// Makes a reader of questions.
    ///
    /// - Parameter warehouse: what the warehouse is called in featurestore.yaml.
    public init(project: Project, live: any LiveTables, warehouse: String, options: DrawOptions) {
        self.project = project
        self.live = live
        self.warehouse = warehouse
        self.options = options
    }

    /// Questions about some entities by chance, four times as many as are drawn, since not all will fit.
    ///
    /// The table has the entity's keys, `as_of`, and those request columns that it gives; others are left alone.
    ///
    /// - Throws: ``DrawFailure``, `WarehouseError`.
    public func questions(about entity: Entity, in name: String) async throws -> CaseSpine {
        let columns = SpineColumns(entity, project: project)
        let place = SourceLocation(file: "--spine", line: 1)
        func source(_ columns: [ColumnContract]) -> Source {
            Source(
                name: name, rowType: "Question", columns: columns, unique: [], eventTime: "as_of", arrivalTime: nil,
                knownAt: [:], versions: nil, tables: [warehouse: name], location: place)
        }
        guard let described = try await live.describe(source(columns.columns)) else {
            throw DrawFailure("the warehouse \(warehouse) has no table \(name) to take questions from")
        }
        let request = Set(columns.request.map(\.name))
        let kept = columns.columns.filter { !request.contains($0.name) || described.column($0.name) != nil }
        guard let table = try await live.describe(source(kept)) else {
            throw DrawFailure("the table \(name) is gone")
        }
        let problems = table.findings.filter(\.isProblem)
        guard problems.isEmpty else {
            throw DrawFailure(problems.map(\.description).joined(separator: "\n"), isLocated: true)
        }
        let names = entity.keys.map(\.name)
        let ledger = ShapeLedger(
            [], order: SeededOrder(seed: "\(options.seed) \(entity.name)"), ordinaryCount: options.entities * 4,
            largest: .max)
        try await live.combinations(of: names, in: table) { batch in
            for row in 0..<batch.rowCount {
                let key = batch.columns.compactMap { LiveValue($0, row: row) }
                if key.count == names.count { ledger.note(ShapeRow(key: key)) }
            }
        }
        let conditions = ledger.ordinary.map { RowCondition(columns: names, values: $0) }
        let found = try await live.rows(of: table, matching: conditions, limit: options.rows + 1)
        guard found.rowCount <= options.rows else {
            throw DrawFailure(
                "\(name) has more than \(options.rows) questions about \(conditions.count) \(entity.name) keys. Ask about fewer "
                    + "--entities, or allow more with --rows")
        }
        let rows = RowSorting.sorted(found)
        try DrawnRowChecks(table: table).check(rows)
        let given = columns.request.map { column in
            (column.name, Bitmap(repeating: rows.column(column.name) != nil, count: rows.rowCount))
        }
        return CaseSpine(
            entity: entity, columns: kept, rows: rows, given: Dictionary(uniqueKeysWithValues: given), file: name,
            lines: (0..<rows.rowCount).map { Int32(clamping: $0 + 1) }, expectations: [])
    }
}
