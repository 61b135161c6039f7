internal import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Warehouse

/// One warehouse during one run: its compiled queries, and the books on each view.
final class WarehouseRun {
    let project: Project
    let options: VerifyOptions
    let progress: @Sendable (ProgressEvent) -> Void
    let name: String
    let engine: EngineDescription?
    /// One for each pair, in order.
    let ledgers: [ViewLedger]
    /// One for each pair, in order; nil where the ledger is closed.
    private(set) var queries: [CompiledQuery?]
    private let warehouse: (any Warehouse)?
    /// The warehouse and its further connections.
    private let connections: [any Warehouse]
    /// All connections, over which the cases of experiments are spread.
    private let spread: SpreadWarehouse?
    private let otherZone: OtherZone?

    /// A batch, or part of one, with what both sides are given of it.
    struct Unit: Sendable {
        let batch: CaseBatch
        /// One for each pair, in order.
        let questions: [BatchQuestions]
        let tables: [SourceTable]
        let name: String
        let origin: Origin
        let filter: QuestionFilter
    }

    init(
        _ named: NamedWarehouse, project: Project, pairs: [PairQuery], options: VerifyOptions,
        _ progress: @escaping @Sendable (ProgressEvent) -> Void
    ) {
        self.project = project
        self.options = options
        self.progress = progress
        name = named.name
        warehouse = named.warehouse
        connections = named.warehouse.map { [$0] + named.further } ?? []
        spread = connections.count > 1 ? SpreadWarehouse(connections) : nil
        otherZone = named.otherZone
        engine = named.warehouse?.engine
        ledgers = pairs.map { ViewLedger(view: $0.view, warehouse: named.name, today: options.today) }
        queries = pairs.map { _ in nil }
        for (position, pair) in pairs.enumerated() { prepare(pair, position, named) }
    }

    private func prepare(_ pair: PairQuery, _ position: Int, _ named: NamedWarehouse) {
        let ledger = ledgers[position]
        guard let query = pair.query else { return ledger.close(.sqlNotUnderstood(pair.faults)) }
        guard let warehouse else {
            return ledger.close(.warehouseUnavailable(message: named.unavailable ?? "it is not connected"))
        }
        do {
            queries[position] = try warehouse.compile(query)
        } catch let refusal as QueryRefusal {
            ledger.close(
                .refusedByEngine(
                    construct: refusal.construct, message: refusal.message,
                    location: refusal.location(in: query)))
        } catch {
            ledger.close(.brokenPromise(message: "\(error)"))
        }
    }

    /// Where experiments with one pair are made here; nil where it cannot be asked.
    func laboratory(_ position: Int, swift: any SwiftSide) -> Laboratory? {
        guard let warehouse, let query = queries[position] else { return nil }
        return Laboratory(project: project, query: query, warehouse: spread ?? warehouse, swift: swift)
    }

    /// Several places where experiments with one pair are made at the same time, each over connections of its own; none
    /// where it cannot be asked.
    func laboratories(_ position: Int, swift: any SwiftSide, atMost count: Int) -> [Laboratory] {
        let places = min(count, connections.count)
        guard places > 1, let query = queries[position] else {
            return laboratory(position, swift: swift).map { [$0] } ?? []
        }
        return (0..<places).map { place in
            let own = stride(from: place, to: connections.count, by: places).map { connections[$0] }
            return Laboratory(
                project: project, query: query, warehouse: own.count > 1 ? SpreadWarehouse(own) : own[0], swift: swift)
        }
    }

    /// Goes on to the next source of cases.
    func beginSource() {
        for ledger in ledgers { ledger.beginSource() }
    }

    /// Writes down what of a batch does not apply to the views.
    func note(_ questions: [BatchQuestions]) {
        for (ledger, asked) in zip(ledgers, questions) { ledger.note(asked) }
    }

    /// Asks nothing more of any view here.
    func closeAll(_ reason: UndecidedReason) {
        for ledger in ledgers { ledger.close(reason) }
    }

    /// Whether anything more can be asked of any view here.
    var isOpen: Bool { ledgers.contains { !$0.isClosed } }

    /// Loads a unit's rows; false when they must be loaded otherwise, or nothing more can be asked.
    func load(_ unit: Unit) async -> Bool {
        guard let warehouse, isOpen, uncovered(unit, warehouse).isEmpty else { return false }
        progress(.loading(batch: unit.name, rows: unit.batch.rowCount, warehouse: name))
        do {
            try await loadAll(RowSupply(unit.tables))
            return true
        } catch {
            stopIfGone(error)
            return false
        }
    }

    /// Loads all rows of a sample, from its file; false when this engine cannot be given them, or nothing more can be asked.
    func load(_ sample: SpooledSample) async -> Bool {
        guard let warehouse, isOpen else { return false }
        progress(
            .loading(
                batch: sample.name, rows: sample.tables.reduce(0) { $0 + $1.spooled.rowCount }, warehouse: name))
        @Sendable func check(_ title: String, _ rows: ColumnBatch) throws {
            guard let found = warehouse.uncoveredCases(in: rows).first else { return }
            throw UncoveredRows(message: "\(title).\(found.column) holds \(found.found)")
        }
        do {
            try sample.forEachSpineBatch { _, rows in try check("the spine", rows) }
            try await loadAll(sample.supply.checked(check))
            return true
        } catch {
            if let error = error as? SpoolError {
                closeAll(.casesUnavailable(message: error.message))
            } else if !stopIfGone(error) {
                let message = (error as? UncoveredRows)?.message ?? Self.message(error)
                for ledger in ledgers where sample.spines.contains(where: { $0.entity.name == ledger.view.entity.name })
                {
                    ledger.skipped.inexpressibleCases.append(
                        InexpressibleCase(caseName: sample.name, message: message))
                }
            }
            return false
        }
    }

    private struct UncoveredRows: Error {
        let message: String
    }

    /// Loads every connection; each has tables of its own.
    private func loadAll(_ supply: RowSupply) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for connection in connections { group.addTask { try await connection.load(supply) } }
            try await group.waitForAll()
        }
    }

    /// Asks SQL for everything in a unit, and compares.
    func ask(_ unit: Unit, swift: [SwiftAnswers?], isLoaded: Bool) async {
        guard let warehouse, isOpen else { return }
        var isLoaded = isLoaded
        if !isLoaded {
            let uncovered = uncovered(unit, warehouse)
            guard uncovered.isEmpty else {
                for (member, message) in uncovered.sorted(by: { $0.key < $1.key }) { skip(member, message, unit) }
                return await askPart(unit, unit.batch.members.filter { uncovered[$0] == nil }, swift)
            }
            progress(.loading(batch: unit.name, rows: unit.batch.rowCount, warehouse: name))
            do {
                try await loadAll(RowSupply(unit.tables))
                isLoaded = true
            } catch {
                guard !stopIfGone(error) else { return }
                // Some case holds what this engine cannot load: halve until it stands alone.
                let members = unit.batch.members
                guard members.count > 1 else { return skip(members[0], Self.message(error), unit) }
                await askPart(unit, Array(members.prefix(members.count / 2)), swift)
                await askPart(unit, Array(members.dropFirst(members.count / 2)), swift)
                return
            }
        }
        var sqlAnswers: [ColumnBatch?] = ledgers.map { _ in nil }
        let asked = ledgers.indices.filter { isAsked($0, unit, swift) }
        let statements = asked.compactMap { position in
            queries[position].map { Statement(position: position, query: $0, spine: unit.questions[position].spine) }
        }
        let engine = StatementQueue(statements, on: connections) { [progress, name] statement in
            progress(
                .askingSQL(
                    view: statement.query.query.view.name, questions: statement.spine.rows.rowCount, warehouse: name))
        }
        async let asking: Void = engine.run()
        for statement in statements {
            let position = statement.position
            let first = await engine.answer(position)
            guard let answers = swift[position], !ledgers[position].isClosed else { continue }
            let asking = ViewAsking(
                run: self, warehouse: warehouse, query: statement.query, ledger: ledgers[position], swift: answers,
                rows: RowIndices(view: ledgers[position].view, project: project, batch: unit.batch), unit: unit)
            sqlAnswers[position] = await asking.ask(unit.questions[position], first: first)
        }
        await asking
        if let otherZone, unit.origin == .fixture {
            await ZoneAsking(run: self, other: otherZone, unit: unit, answers: sqlAnswers).ask()
        }
        await Confirmations(run: self, warehouse: warehouse, unit: unit, swift: swift).run()
    }

    /// Whether SQL is asked a unit's questions to a view, which it is not after it took too long over the same rows.
    private func isAsked(_ position: Int, _ unit: Unit, _ swift: [SwiftAnswers?]) -> Bool {
        let (ledger, count) = (ledgers[position], unit.questions[position].spine.rows.rowCount)
        guard swift[position] != nil, !ledger.isClosed, count > 0 else { return false }
        guard unit.batch.isSingleCase, ledger.timedOutStatements > 0 else { return true }
        ledger.skipped.questionsNotAsked += count
        return false
    }

    private func askPart(_ unit: Unit, _ members: [Int], _ swift: [SwiftAnswers?]) async {
        guard !members.isEmpty else { return }
        await ask(part(unit, members), swift: swift, isLoaded: false)
    }

    /// Some cases of a unit, under their ids.
    func part(_ unit: Unit, _ members: [Int]) -> Unit {
        let batch = unit.batch.part(members)
        return Unit(
            batch: batch, questions: ledgers.map { batch.questions(to: $0.view, only: unit.filter) },
            tables: batch.tables(project), name: unit.name, origin: unit.origin, filter: unit.filter)
    }

    /// By the position of a case: why this engine cannot be given it.
    private func uncovered(_ unit: Unit, _ warehouse: any Warehouse) -> [Int: String] {
        var uncovered: [Int: String] = [:]
        let batches =
            unit.tables.map { ($0.source.name, $0.rows) } + unit.questions.map { ("the spine", $0.spine.rows) }
        for (title, rows) in batches where rows.rowCount > 0 {
            for found in warehouse.uncoveredCases(in: rows) where uncovered[Int(found.caseID) - 1] == nil {
                uncovered[Int(found.caseID) - 1] = "\(title).\(found.column) holds \(found.found)"
            }
        }
        return uncovered
    }

    /// Writes down that a case cannot be given to this engine, for the views that it would have asked.
    func skip(_ member: Int, _ message: String, _ unit: Unit, only view: ViewLedger? = nil) {
        let skipped = InexpressibleCase(caseName: unit.batch.cases[member].name, message: message)
        for ledger in ledgers where view == nil || view === ledger {
            guard unit.batch.cases[member].spine(of: ledger.view.entity.name) != nil,
                !ledger.skipped.inexpressibleCases.contains(where: { $0.caseName == skipped.caseName })
            else { continue }
            ledger.skipped.inexpressibleCases.append(skipped)
        }
    }

    /// Closes everything when the engine is gone or the run was cancelled; true when it did.
    @discardableResult
    func stopIfGone(_ error: any Error) -> Bool {
        if error is CancellationError || Task.isCancelled {
            closeAll(.cancelled)
            return true
        }
        if case .unavailable(_, let message)? = error as? WarehouseError {
            closeAll(.warehouseUnavailable(message: message))
            return true
        }
        return false
    }

    /// What an engine's error says, without the engine's name.
    static func message(_ error: any Error) -> String {
        switch error as? WarehouseError {
        case .unavailable(_, let message), .failed(_, let message, _, _): message
        case .unrepresentable(_, let column, _, let found): "\(column): \(found)"
        case .notCovered(_, _, let found): found
        case .timedOut(_, let seconds): "not done within \(seconds) seconds"
        case nil: "\(error)"
        }
    }
}
