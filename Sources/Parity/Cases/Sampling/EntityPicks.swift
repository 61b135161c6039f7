internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Which entities of one kind are drawn, and for what.
struct EntityPicks {
    /// The keys, those of rare shapes first.
    var keys: [[LiveValue]] = []
    /// By shape: the entity that stands for it, or nil where no entity has it or there was no room.
    var shapes: [(title: String, key: [LiveValue]?)] = []
    /// How many entities there are in the source with the most of them.
    var seen = 0
    /// Entities with more rows than there is room for, by chance.
    var large: [[LiveValue]] = []
    /// Why no entity was drawn; nil where one was.
    var failure: DrawFailure?
    /// Whatever was left out, in sentences.
    var leftOut: [String] = []
}

/// Chooses entities: one for each rare shape, then some by chance, as long as their rows fit.
struct EntityPicker {
    let live: any LiveTables
    let entity: Entity
    /// The tables that hold all keys of the entity.
    let tables: [LiveTable]
    let clockChanges: [ClosedRange<Timestamp>]
    let options: DrawOptions
    /// How many rows the entities may have in these tables.
    let room: Int

    /// Reads each table once and chooses.
    ///
    /// Where no entity fits, what is returned says why.
    func pick() async throws -> EntityPicks {
        let order = SeededOrder(seed: "\(options.seed) \(entity.name)")
        var picks = EntityPicks()
        var ledgers: [ShapeLedger] = []
        for table in tables {
            let request = shapeRequest(table)
            let ledger = ShapeLedger(
                Shape.all(of: table.source, request), order: order, ordinaryCount: options.entities, largest: room)
            try await live.shapes(of: table, request) { batch in
                for row in 0..<batch.rowCount {
                    if let row = ShapeRow(batch, row: row, request) { ledger.note(row) }
                }
            }
            picks.seen = max(picks.seen, ledger.counts.seen)
            if ledger.counts.tooLarge > 0 {
                picks.leftOut.append(
                    "\(ledger.counts.tooLarge) of \(ledger.counts.seen) \(entity.name) keys have more than \(room) rows in "
                        + "\(table.name) and are left out")
            }
            ledgers.append(ledger)
        }
        var shapes = try await absences(order)
        shapes += ledgers.flatMap(\.best)
        let ordinary = ledgers.flatMap(\.ordinary)
        picks = try await chosen(shapes, ordinary, picks)
        for key in ledgers.flatMap(\.large) where !picks.large.contains(key) { picks.large.append(key) }
        if picks.keys.isEmpty {
            let smallest = ledgers.map(\.counts.smallest).max() ?? 0
            picks.failure = DrawFailure(
                picks.seen == 0
                    ? "no table that the views of \(entity.name) read holds a key of it; give questions with --spine"
                    : "no \(entity.name) fits: the smallest has \(smallest) rows and there is room for \(room). "
                        + "Give more with --rows, or draw other kinds of entities with --entity")
        }
        return picks
    }

    private func shapeRequest(_ table: LiveTable) -> ShapeRequest {
        let source = table.source
        let keys = entity.keys.compactMap { source.column($0.name) }
        return ShapeRequest(
            keys: keys, nullable: source.columns.filter(\.isNullable).filter { column in !keys.contains(column) },
            numeric: source.columns.filter { column in
                guard !source.unique.contains(column.name), !keys.contains(column) else { return false }
                return switch column.type {
                case .int, .double, .decimal: true
                default: false
                }
            }, times: clockChanges)
    }

    /// Entities that one table knows and another does not.
    private func absences(_ order: SeededOrder) async throws -> [(title: String, key: [LiveValue]?)] {
        var found: [(title: String, key: [LiveValue]?)] = []
        for other in tables {
            for table in tables where table.source.name != other.source.name {
                let title = "\(other.source.name): no row, some in \(table.source.name)"
                let ledger = ShapeLedger([], order: order, ordinaryCount: 1, largest: .max)
                try await live.keys(entity.keys.map(\.name), of: table, notIn: other) { batch in
                    for row in 0..<batch.rowCount {
                        let key = batch.columns.compactMap { LiveValue($0, row: row) }
                        if key.count == batch.columns.count { ledger.note(ShapeRow(key: key)) }
                    }
                }
                found.append((title, ledger.ordinary.first))
            }
        }
        return found
    }

    /// One entity for each shape in order, the rest by chance; none whose rows no longer fit.
    func chosen(
        _ shapes: [(title: String, key: [LiveValue]?)], _ ordinary: [[LiveValue]], _ former: EntityPicks
    ) async throws -> EntityPicks {
        var picks = former
        var wanted: [[LiveValue]] = []
        for key in shapes.compactMap(\.key) + ordinary where !wanted.contains(key) { wanted.append(key) }
        let sizes = try await sizes(of: wanted)
        var remaining = room
        var unfit = 0
        for key in wanted where picks.keys.count < options.entities {
            let size = sizes[key] ?? 0
            guard size <= remaining else {
                unfit += 1
                continue
            }
            remaining -= size
            picks.keys.append(key)
        }
        if unfit > 0 {
            picks.leftOut.append(
                "\(unfit) \(entity.name) keys that were chosen did not fit into the \(room) rows that there were for them"
            )
        }
        picks.shapes = shapes.map { ($0.title, $0.key.flatMap { picks.keys.contains($0) ? $0 : nil }) }
        return picks
    }

    /// How many rows each of some entities has in all tables.
    private func sizes(of keys: [[LiveValue]]) async throws -> [[LiveValue]: Int] {
        var sizes: [[LiveValue]: Int] = [:]
        let names = entity.keys.map(\.name)
        for table in tables {
            let conditions = keys.map { RowCondition(columns: names, values: $0) }
            let counts = try await live.counts(of: table, by: names, matching: conditions)
            for (key, count) in counts { sizes[key, default: 0] += count }
        }
        return sizes
    }
}

extension ShapeRow {
    /// An entity of which only the key matters.
    init(key: [LiveValue]) {
        self.key = key
        (rows, instants, within) = (0, 0, 0)
        (filled, lows, highs, late) = ([], [], [], nil)
    }
}
