internal import Contracts
internal import FeatureStore

/// What is allowed but out of the ordinary in a row of one source.
struct SourceOddities: Sendable {
    private let event: Int
    private let arrival: Int?
    private let neverArrives: String
    private let knownBefore: String
    private let columns: [Column]
    private let times: [(time: Int, isBefore: String)]

    /// A column that is known since another one's instant.
    private struct Column: Sendable {
        let column: Int
        let time: Int
        let neverKnown: String
        let unknownAtItsTime: String
    }

    init(_ source: Source) {
        let positions = Dictionary(
            source.columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        event = positions[source.eventTime] ?? 0
        arrival = source.arrivalTime.flatMap { positions[$0] }
        neverArrives = "\(source.name) that never arrives"
        knownBefore = "\(source.name) known before its time"
        let known = source.knownAt.sorted { $0.key < $1.key }.compactMap { column, time in
            positions[column].flatMap { column in positions[time].map { (column: column, time: $0) } }
        }.filter { $0.column != $0.time }
        columns = known.map { pair in
            let name = "\(source.name).\(source.columns[pair.column].name)"
            return Column(
                column: pair.column, time: pair.time, neverKnown: "\(name) that is never known",
                unknownAtItsTime: "\(name) unknown at its time")
        }
        times = Set(source.knownAt.values.compactMap { positions[$0] }).sorted().map { time in
            (time, "\(source.name).\(source.columns[time].name) before its row")
        }
    }

    /// Adds what is out of the ordinary in a row.
    func add(of row: [CellValue], to found: inout Set<String>) {
        if let arrival {
            if row[arrival].isNull { found.insert(neverArrives) }
            if Self.isBefore(row[arrival], row[event]) { found.insert(knownBefore) }
        }
        for pair in columns {
            if row[pair.time].isNull, !row[pair.column].isNull { found.insert(pair.neverKnown) }
            if row[pair.column].isNull, !row[pair.time].isNull { found.insert(pair.unknownAtItsTime) }
        }
        for (time, isBefore) in times where Self.isBefore(row[time], row[event]) { found.insert(isBefore) }
    }

    private static func isBefore(_ one: CellValue, _ other: CellValue) -> Bool {
        guard case .timestamp(let one) = one, case .timestamp(let other) = other else { return false }
        return one < other
    }
}
