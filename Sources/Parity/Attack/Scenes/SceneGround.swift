internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// All that scenes of one view are made from: what its sources promise, and what its columns and times may be.
///
/// A class, as what it holds is: every scene refers to it, and none changes it.
final class SceneGround: Sendable {
    let shape: ScenarioShape
    let clues: Clues
    let moments: MomentPool
    /// How far from today the pair's days may lie.
    let dayDistances: DayDistances
    /// Where scenes may stand.
    let anchors: [Int64]
    /// What each source promises, in the order of the shape.
    let tables: [TableRules]
    /// By table and column: the values that it may be given.
    let pools: [[ValuePool]]
    /// By spine column.
    let spinePools: [ValuePool]
    /// Sets of keys that belong together in a scene: each a list of entities, the one asked about first.
    let keyFamilies: [[[CellValue]]]

    init(shape: ScenarioShape, query: BoundQuery) {
        let clues = Clues(shape: shape, query: query)
        self.shape = shape
        self.clues = clues
        moments = MomentPool(clues)
        dayDistances = DayDistances(clues)
        anchors = MomentPool.anchors(clues)
        tables = shape.sources.map { TableRules($0, shape: shape, clues: clues) }
        pools = shape.sources.enumerated().map { table, source in
            source.columns.enumerated().map { column, contract in
                ValuePool(contract, ColumnPlace(table: table, column: column), clues)
            }
        }
        spinePools = shape.spine.enumerated().map { column, contract in
            ValuePool(contract, ColumnPlace(table: ColumnPlace.spine, column: column), clues)
        }
        keyFamilies = KeyFamilies.families(shape.view.entity.keys, pools: spinePools)
    }
}

/// What a source promises about its rows, by positions of columns.
final class TableRules: Sendable {
    let source: Source
    let event: Int
    let arrival: Int?
    /// The column whose time tells versions apart.
    let version: Int?
    let deleted: Int?
    let unique: [Int]
    /// Columns that find the rows of an entity, and where their values come from.
    let links: [Link]
    /// Columns that are known later than their row, with the column that says when.
    let knownAt: [(column: Int, by: Int)]
    /// Columns that hold an instant, the event's first, in declared order.
    let instants: [Int]
    /// What each column allows.
    let cells: [CellRule]

    struct Link: Sendable {
        let column: Int
        let origin: Origin

        enum Origin: Sendable {
            /// A spine column: a key or a request column.
            case spine(Int)
            /// A column of another source.
            case table(ColumnPlace)
        }
    }

    init(_ source: Source, shape: ScenarioShape, clues: Clues) {
        func position(_ name: String?) -> Int? {
            name.flatMap { name in source.columns.firstIndex { $0.name == name } }
        }
        let event = position(source.eventTime) ?? 0
        self.source = source
        self.event = event
        cells = source.columns.map { CellRule($0) }
        arrival = position(source.arrivalTime)
        version = position(source.versions?.by)
        deleted = position(source.versions?.deleted)
        unique = source.unique.compactMap { position($0) }
        knownAt = source.columns.indices.compactMap { column in
            position(source.knownAt[source.columns[column].name]).map { (column, $0) }
        }
        instants = [event] + source.columns.indices.filter { $0 != event && source.columns[$0].type == .timestamp }
        links =
            shape.view.read(source.name).map { shape.project.links(of: $0, for: shape.view.entity) }?.compactMap {
                link in
                guard let column = position(link.column) else { return nil }
                switch link.origin {
                case .entityKey(let name), .request(let name):
                    return shape.spine.firstIndex { $0.name == name }.map { Link(column: column, origin: .spine($0)) }
                case .source(let name, let from):
                    guard let table = shape.sources.firstIndex(where: { $0.name == name }),
                        let other = shape.sources[table].columns.firstIndex(where: { $0.name == from })
                    else { return nil }
                    return Link(column: column, origin: .table(ColumnPlace(table: table, column: other)))
                }
            } ?? []
    }

    /// Whether the column may be NULL in a row.
    func isNullable(_ column: Int) -> Bool { source.columns[column].isNullable }
}
