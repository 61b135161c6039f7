public import Contracts
public import FeatureStore
public import Online
import Parity
public import SQLFrontend
public import Warehouse

/// Computes answers in the warehouse and keeps them in the online store, for views that are served from batch.
///
/// Asked about is every entity that holds a row in a table that the view reads by the entity's keys. Rows are read from the
/// warehouse's tables and put to the view's SQL as `verify` does it: so what is served is what was verified.
public struct Materializer: Sendable {
    let project: Project
    let tables: any LiveTables
    let warehouse: any Warehouse
    let warehouseName: String
    let store: any KeepingStore
    /// How many entities are asked about at once.
    public var chunkEntities = 1_000
    /// How many rows of the warehouse may be in memory for these.
    public var mostRows = 5_000_000

    /// Makes a materializer.
    ///
    /// - Parameters:
    ///   - tables: The warehouse's tables, as they stand at one instant.
    ///   - warehouse: An empty warehouse of the same engine, which runs the SQL.
    ///   - warehouseName: What it is called in featurestore.yaml, for its `table:` names.
    public init(
        project: Project, tables: any LiveTables, warehouse: any Warehouse, warehouseName: String,
        store: any KeepingStore
    ) {
        self.project = project
        self.tables = tables
        self.warehouse = warehouse
        self.warehouseName = warehouseName
        self.store = store
    }

    /// What was written for one view.
    public struct Report: Hashable, Sendable {
        /// The view.
        public let view: String
        /// How many entities were found.
        public var entities = 0
        /// How many answers were written.
        public var written = 0
        /// How many entities were left out, because their rows are too many for one question.
        public var leftOut = 0
        /// The instant that the answers are about.
        public let asOf: Timestamp
        /// Until when they are fresh.
        public let freshUntil: Timestamp
    }

    /// Writes a view's answers at an instant.
    ///
    /// - Throws: ``MaterializeError``, `WarehouseError`, `DrawFailure`, `OnlineStoreError`, `CancellationError`.
    public func materialize(
        _ query: BoundQuery, asOf: Timestamp, progress: @escaping @Sendable (Report) -> Void = { _ in }
    ) async throws -> Report {
        let view = query.view
        guard let lifetime = view.online.materializedFor else { throw MaterializeError.notDeclared(view: view.name) }
        guard view.request.isEmpty else { throw MaterializeError.hasRequest(view: view.name) }
        guard let freshUntil = asOf.advanced(by: lifetime) else { throw MaterializeError.notDeclared(view: view.name) }
        let name = view.answersName(in: project)
        var report = Report(view: view.name, asOf: asOf, freshUntil: freshUntil)
        let entities = try await EntityFinder(project: project, tables: tables).keys(of: view)
        report.entities = entities.count
        let compiled = try warehouse.compile(query)
        for begin in stride(from: 0, to: entities.count, by: chunkEntities) {
            try Task.checkCancellation()
            let keys = Array(entities[begin..<min(begin + chunkEntities, entities.count)])
            let answers = try await answers(query, compiled, keys, asOf, freshUntil)
            try await store.keep(answers, of: name)
            report.written += answers.count
            report.leftOut += keys.count - answers.count
            progress(report)
        }
        try await store.dropAnswers(of: name, before: asOf.before(project.online.servedHistory))
        return report
    }

    private func answers(
        _ query: BoundQuery, _ compiled: CompiledQuery, _ keys: [[LiveValue]], _ asOf: Timestamp,
        _ freshUntil: Timestamp
    ) async throws -> [KeptAnswer] {
        let view = query.view
        var options = DrawOptions()
        options.entities = keys.count
        options.questions = 1
        options.rows = mostRows
        options.kinds = [view.entity.name]
        options.spines = [view.entity.name: spine(of: view, keys, asOf)]
        let drawer = SampleDrawer(
            project: project, queries: [query], live: tables, warehouse: warehouseName, title: warehouseName,
            options: options)
        let drawn = try await drawer.draw(named: "materialize", folder: "materialize").drawn
        guard let spine = drawn.spines.first(where: { $0.entity.name == view.entity.name }) else { return [] }
        try await warehouse.load(
            drawn.tables.map { SourceTable(source: $0.source, rows: Self.numbered($0.rows)) })
        guard spine.rows.rowCount > 0 else { return [] }
        var columns = [Column.ids(named: "spine_id", 1...Int64(spine.rows.rowCount))]
        columns += view.spineColumns.compactMap { spine.rows.column($0.name) }
        let answer = try await warehouse.answer(
            compiled,
            spine: SpineTable(
                rows: Self.numbered(ColumnBatch(columns: columns, rowCount: spine.rows.rowCount)),
                columns: view.spineColumns, isSingleCase: true))
        return try kept(answer, spine.rows, view, asOf, freshUntil)
    }

    /// One answer for each question: a question without a row is answered by NULL, one with two is an error.
    private func kept(
        _ answer: ColumnBatch, _ questions: ColumnBatch, _ view: ViewContract, _ asOf: Timestamp,
        _ freshUntil: Timestamp
    ) throws(MaterializeError) -> [KeptAnswer] {
        let features = view.features.compactMap { answer.column($0.name) }
        var rows = [Int?](repeating: nil, count: questions.rowCount)
        if case .int(let ids)? = answer.column("spine_id")?.cells {
            for (row, id) in ids.enumerated() where id >= 1 && id <= Int64(rows.count) {
                guard rows[Int(id) - 1] == nil else { throw .fanOut(view: view.name) }
                rows[Int(id) - 1] = row
            }
        }
        let keys = view.entity.keys.compactMap { questions.column($0.name) }
        return try rows.enumerated().map { question, row throws(MaterializeError) in
            var answers = view.features.map { Column(name: $0.name, type: $0.type) }
            for (position, feature) in view.features.enumerated() {
                guard let row, features[position].validity[row] else {
                    guard feature.isNullable else { throw .null(view: view.name, feature: feature.name) }
                    answers[position].appendNull()
                    continue
                }
                answers[position].append(cell: row, of: features[position])
            }
            return KeptAnswer(
                key: EntityKey(row: question, of: keys),
                answer: MaterializedAnswer(
                    features: ColumnBatch(columns: answers, rowCount: 1), asOf: asOf, freshUntil: freshUntil))
        }
    }

    private func spine(of view: ViewContract, _ keys: [[LiveValue]], _ asOf: Timestamp) -> CaseSpine {
        let contracts = view.spineColumns
        var columns = contracts.map { Column(name: $0.name, type: $0.type) }
        for key in keys {
            for (position, value) in key.enumerated() { value.append(to: &columns[position]) }
            columns[key.count].append(asOf)
        }
        return CaseSpine(
            entity: view.entity, columns: contracts, rows: ColumnBatch(columns: columns, rowCount: keys.count),
            given: [:],
            file: "materialize", lines: keys.indices.map { Int32(clamping: $0 + 1) }, expectations: [])
    }

    /// The rows with the number of the one case in front.
    private static func numbered(_ rows: ColumnBatch) -> ColumnBatch {
        let numbers = Column(
            name: "case_id", type: .int, cells: .int(Array(repeating: 1, count: rows.rowCount)),
            validity: Bitmap(repeating: true, count: rows.rowCount))
        return ColumnBatch(columns: [numbers] + rows.columns, rowCount: rows.rowCount)
    }
}

extension Column {
    /// Ascending numbers.
    fileprivate static func ids(named name: String, _ numbers: ClosedRange<Int64>) -> Column {
        Column(
            name: name, type: .int, cells: .int(Array(numbers)), validity: Bitmap(repeating: true, count: numbers.count)
        )
    }
}
