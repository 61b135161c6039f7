import Contracts
import FeatureStore
import SQLFrontend

/// How one source is laid out as a table of all cases, on any engine.
struct TableLayout: Sendable {
    /// The source.
    let source: Source
    /// The table's name: short and with a blank, so that no source or common table can have it.
    let table: String
    /// The physical type of each of the source's columns.
    let types: [PhysicalType]
    /// The columns of each index, behind `case_id`: what rows are found by, then the event time.
    let indexes: [[String]]

    /// The indexes that these rows fit into: PostgreSQL's hold no more than 2,700 bytes in an entry.
    func indexesFitting(_ rows: ColumnBatch) -> [Int] {
        let long = Set(rows.columns.filter(Self.hasLongText).map(\.name))
        return indexes.indices.filter { long.isDisjoint(with: indexes[$0]) }
    }

    /// Whether one of the cells alone may be too much for an index.
    private static func hasLongText(_ column: Column) -> Bool {
        guard case .text(let texts) = column.cells else { return false }
        return texts.bytes.count > 500 && (0..<texts.count).contains { texts[$0].count > 500 }
    }

    /// The layouts of a project's sources, in their order.
    static func layouts(of project: Project, engine: String) throws(WarehouseError) -> [TableLayout] {
        var layouts: [TableLayout] = []
        for (number, source) in project.sources.enumerated() {
            var types: [PhysicalType] = []
            for column in source.columns { types.append(try physicalType(of: column, in: source, engine: engine)) }
            layouts.append(
                TableLayout(
                    source: source, table: "rows \(number)", types: types,
                    indexes: finders(of: source, in: project).map { $0 + [source.eventTime] }))
        }
        return layouts
    }

    /// The physical type of a column, refused when values would change on their way through it.
    static func physicalType(of column: ColumnContract, in source: Source, engine: String) throws(WarehouseError)
        -> PhysicalType
    {
        guard let type = PhysicalType.of(column), type.keeps(column.type) else {
            throw .failed(
                engine: engine,
                message: """
                    column \(column.name) of \(source.name) holds \(column.type), which the physical type \
                    \(column.physicalType ?? "") does not keep unchanged; leave it out, or name a type that does
                    """,
                code: nil, location: source.location)
        }
        return type
    }

    /// Each list of columns that a query is likely to find rows by: an entity's keys, the links of a read.
    static func finders(of source: Source, in project: Project) -> [[String]] {
        let keys = project.entities.map { $0.keys.map(\.name) }
        let links = project.views.flatMap(\.reads).filter { $0.source == source.name }.map { $0.by.map(\.column) }
        var finders: [[String]] = []
        for candidate in keys + links {
            guard !candidate.isEmpty, candidate.allSatisfy({ source.column($0) != nil }) else { continue }
            if !finders.contains(candidate) { finders.append(candidate) }
        }
        return finders.isEmpty ? [[]] : finders
    }
}
