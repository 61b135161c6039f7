internal import Contracts
internal import FeatureStore

/// What the positions in the rows of one source mean.
struct SourceLayout: Sendable {
    let source: Source
    let links: [RowLink]
    /// The event time.
    let event: Int
    let arrival: Int?
    /// The column that orders versions.
    let version: Int?
    let unique: [Int]
    /// For columns that are known later than their row: since when.
    let knownAt: [(column: Int, time: Int)]
    /// All columns that hold instants.
    let instants: [Int]
    private let positions: [String: Int]

    init(source: Source, links: [RowLink]) {
        let positions = Dictionary(
            source.columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.source = source
        self.links = links
        self.positions = positions
        event = positions[source.eventTime] ?? 0
        arrival = source.arrivalTime.flatMap { positions[$0] }
        version = source.versions.flatMap { positions[$0.by] }
        unique = source.unique.compactMap { positions[$0] }
        knownAt = source.columns.indices.compactMap { column in
            source.knownAt[source.columns[column].name].flatMap { positions[$0] }.map { (column, $0) }
        }
        instants = source.columns.indices.filter { source.columns[$0].type == .timestamp }
    }

    /// The position of a column.
    func column(_ name: String) -> Int? { positions[name] }

    /// The columns whose instants must have come for the row to be seen.
    var visibleTimes: [Int] { [event] + [arrival, version].compactMap { $0 } }

    /// The positions of columns through which rows are found.
    var linkColumns: [Int] { links.compactMap { positions[$0.column] } }

    /// Ids that say nothing but which row it is: no key, no link, no time.
    var idsOfTheirOwn: [Int] {
        let others = Set(linkColumns + instants + knownAt.map(\.column))
        return unique.filter { !others.contains($0) }
    }

    /// What a row of the source is called in a sentence: `flights 7`, or by its position where it has no id of its own.
    func name(of row: [CellValue], at position: Int) -> String {
        for column in idsOfTheirOwn {
            switch row[column] {
            case .int(let id): return "\(source.name) \(id)"
            case .text(let id): return "\(source.name) \(id)"
            default: continue
            }
        }
        return "row \(position + 1) of \(source.name)"
    }
}
