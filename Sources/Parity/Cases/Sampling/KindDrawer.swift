internal import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Synchronization
internal import Warehouse

/// Draws the entities of one kind: which, what is asked about them, and which rows that needs.
struct KindDrawer {
    let project: Project
    let queries: [BoundQuery]
    let entity: Entity
    let live: any LiveTables
    let tables: [String: LiveTable]
    /// The first and the last event time of each table that is not empty, by source.
    let ranges: [String: ClosedRange<Timestamp>]
    let options: DrawOptions
    let folder: String

    /// What one kind of entity brings into a sample.
    struct Drawn {
        let spine: CaseSpine
        /// The rows that are needed, by source.
        let conditions: [String: [RowCondition]]
        let kind: DrawnKind
        let notes: [String]
        /// How many rows the entities have in sources that hold all of their keys.
        let ownRows: Int
    }

    private var views: [ViewContract] { queries.map(\.view) }

    /// The tables that hold all keys of the entity, in the project's order.
    private var own: [LiveTable] {
        let read = Set(views.flatMap(\.reads).filter(\.by.isEmpty).map(\.source))
        return project.sources.filter {
            read.contains($0.name) && $0.keyColumns(of: entity)?.count == entity.keys.count
        }
        .compactMap { tables[$0.name] }
    }

    /// Draws entities whose rows fit into so much room.
    func draw(room: Int) async throws -> Drawn {
        let own = own
        var range: ClosedRange<Timestamp>?
        for table in own {
            guard let stretch = ranges[table.source.name] else { continue }
            let former = range ?? stretch
            range = min(former.lowerBound, stretch.lowerBound)...max(former.upperBound, stretch.upperBound)
        }
        let zones = ClockChanges.zones(queries)
        let changes = range.map { ClockChanges.instants(of: zones, in: $0) } ?? []
        let picker = EntityPicker(
            live: live, entity: entity, tables: own,
            clockChanges: changes.map {
                QuestionInstants.moved($0, by: -86_400_000_000)...QuestionInstants.moved($0, by: 86_400_000_000)
            }, options: options, room: max(room, 1))
        let given = options.spines[entity.name]
        let picks: EntityPicks
        if let given { picks = try await picker.pick(from: given) } else { picks = try await picker.pick() }
        let names = entity.keys.map(\.name)
        let excerpt = Excerpt(entity: entity, views: views, tables: own, options: options)
        let isWhole = !picks.keys.isEmpty
        guard isWhole || (excerpt.isPossible && !picks.large.isEmpty) else {
            throw picks.failure ?? DrawFailure("no \(entity.name) was drawn")
        }
        let keys = isWhole ? picks.keys : Array(picks.large.prefix(options.entities))
        let whole = keys.map { RowCondition(columns: names, values: $0) }
        let everything = range ?? Timestamp(microseconds: 0)...Timestamp(microseconds: 0)
        var wanted: [String: [RowCondition]] = [:]
        for table in own {
            wanted[table.source.name] =
                try await isWhole
                ? whole : excerpt.stretches(table, of: keys, clockChanges: changes, live: live)
        }
        var histories = try await histories(own, wanted)
        var notes = isWhole ? picks.leftOut : []
        let spine: CaseSpine
        if let given {
            spine = GivenQuestions(spine: given, options: options).questions(about: keys)
        } else {
            let maker = SpineMaker(
                project: project, entity: entity, views: views, histories: histories, range: everything,
                clockChanges: changes, options: options, linkedValues: try await linkedValues(own))
            let absent = try await absentKey(own, like: keys)
            let nobody: [LiveValue?] = entity.keys.map { _ in nil }
            let ordered = keys.sorted { $0.lexicographicallyPrecedes($1) }.map { $0.map(Optional.some) }
            let made = maker.spine(
                of: ordered + [absent, nobody].compactMap { $0 }, file: "\(folder)/spine.\(entity.name).csv")
            spine = made.spine
            notes += made.missing
        }
        var conditions: [String: [RowCondition]] = [:]
        for table in own {
            conditions[table.source.name] = isWhole ? whole : excerpt.conditions(table, for: spine)
        }
        if !isWhole {
            histories = try await self.histories(own, conditions)
            let count = histories.reduce(0) { $0 + $1.rows.rowCount }
            guard count <= room else {
                throw DrawFailure(
                    "no \(entity.name) fits: even what the questions about \(keys.count) of them reach is more than the "
                        + "\(room) rows that there are for them. Give more with --rows, ask about fewer --entities, or draw "
                        + "other kinds with --entity")
            }
        }
        let bySource = Dictionary(uniqueKeysWithValues: histories.map { ($0.source.name, $0) })
        for view in views {
            let linked = LinkedRows(
                project: project, view: view, live: live, tables: tables, spine: spine, histories: bySource,
                limit: options.rows + 1)
            for (source, wanted) in try await linked.conditions() { conditions[source, default: []] += wanted }
        }
        let shapes = picks.shapes
        return Drawn(
            spine: spine, conditions: conditions,
            kind: DrawnKind(
                entity: entity.name, drawn: keys.count, seen: given == nil ? picks.seen : nil, isWhole: isWhole,
                questions: spine.rows.rowCount, shapes: shapes.filter { $0.key != nil }.map(\.title),
                missing: isWhole ? shapes.filter { $0.key == nil }.map(\.title) : []), notes: notes,
            ownRows: histories.reduce(0) { $0 + $1.rows.rowCount })
    }

    /// The rows that are asked for of each table, checked, by entity.
    private func histories(
        _ own: [LiveTable], _ conditions: [String: [RowCondition]]
    ) async throws -> [EntityRowsIndex] {
        let names = entity.keys.map(\.name)
        var histories: [EntityRowsIndex] = []
        for table in own {
            let rows = try await live.rows(
                of: table, matching: conditions[table.source.name] ?? [], limit: options.rows + 1)
            guard rows.rowCount <= options.rows else {
                throw DrawFailure(
                    "the questions about \(entity.name) reach more than \(options.rows) rows of \(table.name). Give more with "
                        + "--rows, or ask about fewer --entities")
            }
            let sorted = RowSorting.sorted(rows, of: table.source)
            try DrawnRowChecks(table: table).check(sorted)
            histories.append(EntityRowsIndex(table.source, sorted, keys: names))
        }
        return histories
    }

    /// A key that no table holds, made of a drawn one; nil where its type gives none.
    private func absentKey(_ own: [LiveTable], like keys: [[LiveValue]]) async throws -> [LiveValue?]? {
        guard let key = keys.min(by: { $0.lexicographicallyPrecedes($1) }), let first = key.first else { return nil }
        let candidates: [LiveValue] =
            switch first {
            case .text: ["~", "~~", "!~"].map { .text(Array($0.utf8)) }
            case .int: [-1, -2, -32_768].map { .int($0) }
            case .bool, .timestamp, .date: []
            }
        let names = entity.keys.map(\.name)
        for candidate in candidates {
            let absent = [candidate] + key.dropFirst()
            var count = 0
            for table in own {
                let condition = RowCondition(columns: names, values: absent)
                count += try await live.counts(of: table, by: names, matching: [condition]).values.reduce(0, +)
            }
            if count == 0 { return absent.map(Optional.some) }
        }
        return nil
    }

    /// By request column: a few values of the source that is found through it.
    private func linkedValues(_ own: [LiveTable]) async throws -> [String: [LiveValue]] {
        var found: [String: [LiveValue]] = [:]
        let order = SeededOrder(seed: "\(options.seed) \(entity.name)")
        for column in views.flatMap(\.request) where found[column.name] == nil {
            let way = RequestDerivation.of(column, views: views, own: own.map(\.source), project: project)
            guard case .linkedColumn(let source, let name) = way, let table = tables[source] else { continue }
            let ledger = ShapeLedger([], order: order, ordinaryCount: 8, largest: .max)
            try await live.combinations(of: [name], in: table) { batch in
                for row in 0..<batch.rowCount {
                    if let value = LiveValue(batch.columns[0], row: row) { ledger.note(ShapeRow(key: [value])) }
                }
            }
            found[column.name] = ledger.ordinary.compactMap(\.first)
        }
        return found
    }
}
