internal import Contracts
internal import FeatureStore
internal import Synchronization
internal import Warehouse

/// What of an entity with too many rows is drawn: as much as the questions about it can depend on.
///
/// Possible where every view says how far back it looks. First some stretches of a day at most, chosen by chance, whose
/// events tell what to ask; then, for the questions, all rows within reach, and a quarter more to either side.
struct Excerpt {
    let entity: Entity
    let views: [ViewContract]
    /// The tables that hold all keys of the entity.
    let tables: [LiveTable]
    let options: DrawOptions

    /// Whether every view says how far back it looks into these tables.
    var isPossible: Bool {
        tables.allSatisfy { Reach.longest(of: views, into: $0.source.name) != nil }
    }

    /// Which rows tell what to ask: for each entity those before some events, also about the first change of clocks.
    ///
    /// Cost: the event times of the entities are read once.
    func stretches(
        _ table: LiveTable, of keys: [[LiveValue]], clockChanges: [Timestamp], live: any LiveTables
    ) async throws -> [RowCondition] {
        let length = min(max(Reach.longest(of: views, into: table.source.name) ?? 0, 3_600_000_000), 86_400_000_000)
        let order = SeededOrder(seed: "\(options.seed) \(entity.name)")
        let names = entity.keys.map(\.name)
        let events = EventLedger(Dictionary(uniqueKeysWithValues: keys.map { ($0, order.rank("stretches", $0)) }))
        let conditions = keys.map { RowCondition(columns: names, values: $0) }
        try await live.combinations(of: names + [table.source.eventTime], in: table, matching: conditions) { batch in
            for row in 0..<batch.rowCount {
                let values = batch.columns.compactMap { LiveValue($0, row: row) }
                if case .timestamp(let time)? = values.last { events.note(Array(values.dropLast()), time) }
            }
        }
        return keys.map { key in
            let ends = events.first(of: key) + clockChanges.prefix(1)
            let times = ends.map { QuestionInstants.moved($0, by: -length)...$0 }
            return RowCondition(columns: names, values: key, times: Reach.joined(times))
        }
    }

    /// All rows of a table that the questions can depend on.
    func conditions(_ table: LiveTable, for spine: CaseSpine) -> [RowCondition] {
        let reach = Reach.longest(of: views, into: table.source.name) ?? 0
        let columns = entity.keys.compactMap { spine.rows.column($0.name) }
        guard case .timestamp(let instants)? = spine.rows.column("as_of")?.cells else { return [] }
        var times: [[LiveValue]: [ClosedRange<Timestamp>]] = [:]
        for (row, instant) in instants.enumerated() {
            let key = columns.compactMap { LiveValue($0, row: row) }
            if key.count == columns.count { times[key, default: []].append(Reach.range(reach, at: instant)) }
        }
        return times.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
            RowCondition(columns: entity.keys.map(\.name), values: key, times: Reach.joined(times[key] ?? []))
        }
    }
}

/// For each entity the first few event times in the order of chance.
private final class EventLedger: Sendable {
    private let bases: [[LiveValue]: UInt64]
    private let kept = Mutex<[[LiveValue]: [(rank: UInt64, time: Timestamp)]]>([:])
    private let most = 3

    init(_ bases: [[LiveValue]: UInt64]) {
        self.bases = bases
    }

    func note(_ key: [LiveValue], _ time: Timestamp) {
        guard let base = bases[key] else { return }
        let rank = SeededOrder.rank(base, time.microseconds)
        kept.withLock { kept in
            var list = kept[key] ?? []
            if list.count == most, let last = list.last, last.rank < rank { return }
            list.append((rank, time))
            list.sort { ($0.rank, $0.time) < ($1.rank, $1.time) }
            kept[key] = Array(list.prefix(most))
        }
    }

    func first(of key: [LiveValue]) -> [Timestamp] { kept.withLock { $0[key]?.map(\.time) ?? [] } }
}
