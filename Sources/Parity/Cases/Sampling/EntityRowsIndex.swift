internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Rows of one source, and which of them belong to which entity.
struct EntityRowsIndex {
    let source: Source
    let rows: ColumnBatch
    /// Event times, by row.
    let times: [Timestamp]
    private let positions: [[LiveValue]: [Int]]

    /// Groups rows by the entity's keys, all of which the source has.
    init(_ source: Source, _ rows: ColumnBatch, keys: [String]) {
        self.source = source
        self.rows = rows
        if case .timestamp(let times)? = rows.column(source.eventTime)?.cells { self.times = times } else { times = [] }
        let columns = keys.compactMap { rows.column($0) }
        var positions: [[LiveValue]: [Int]] = [:]
        for row in 0..<rows.rowCount {
            let key = columns.compactMap { LiveValue($0, row: row) }
            if key.count == keys.count { positions[key, default: []].append(row) }
        }
        self.positions = positions
    }

    /// The rows of an entity, ascending.
    func rows(of key: [LiveValue]) -> [Int] { positions[key] ?? [] }
}
