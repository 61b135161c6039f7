public import Contracts
public import FeatureStore
public import Online
public import Parity
import SQLFrontend
public import Warehouse

/// Shows again what one request saw: its rows as the store stood, and what both halves say to them.
public struct Replayer: Sendable {
    private let project: Project
    private let registry: FeatureRegistry
    private let swift: any SwiftSide
    private let store: (any OnlineStore)?
    private let auditor: Auditor?

    /// Makes one.
    ///
    /// - Parameters:
    ///   - swift: Runs the Swift halves.
    ///   - store: The store that served, or nil.
    ///   - warehouse: The warehouse and its own tables, or nil where SQL is not asked.
    public init(
        project: Project, registry: FeatureRegistry, swift: any SwiftSide, store: (any OnlineStore)?,
        warehouse: (engine: any Warehouse, live: any LiveTables)?
    ) {
        self.project = project
        self.registry = registry
        self.swift = swift
        self.store = store
        auditor = warehouse.map {
            Auditor(
                project: project, registry: registry, warehouse: $0.engine, live: $0.live, swift: swift, store: store)
        }
    }

    /// The records of a request: of a request for several vectors, one for each.
    ///
    /// - Throws: `FeatureLogError`.
    public static func records(of request: String, in log: FeatureLogReader) throws -> [LoggedVector] {
        var found: [LoggedVector] = []
        for file in try log.files() {
            for case .record(let logged) in try log.entriesIfThere(of: file) ?? []
            where logged.vector.requestID == request || logged.vector.requestID.hasPrefix("\(request)/") {
                found.append(logged)
            }
        }
        return found
    }

    /// Replays one record.
    ///
    /// - Throws: ``AuditFailure``, `WarehouseError`.
    public func replay(_ logged: LoggedVector) async throws -> ReplayReport {
        var views: [ReplayedView] = []
        for part in QuestionMaker(project: project).parts(of: logged) {
            switch part {
            case .unaskable(let reason, let version, _):
                views.append(
                    ReplayedView(
                        version: version, unaskable: "\(reason)", unasked: ["\(reason)"], rows: [], rowsUnknown: nil,
                        seenThen: nil, seenNow: nil, warehouseRows: [], features: []))
            case .question(let question): views.append(try await view(question))
            }
        }
        return ReplayReport(vector: logged.vector, place: "\(logged.file):\(logged.line)", views: views)
    }

    private func view(_ question: LoggedQuestion) async throws -> ReplayedView {
        let spectator = Spectator(project: project, registry: registry)
        let (stored, unknown) = await storedRows(question)
        let seen = try stored.flatMap { try spectator.seen([question], [$0]).first }
        let local = try await stored.asyncMap { try await swiftAnswer(question, $0) }
        let (rechecked, refusal) = try await recheck(question)
        var unasked = [
            store == nil ? nil : unknown,
            local?.unanswered.map { "over the store's rows: \($0)" },
            refusal.map { "the warehouse: \($0)" },
        ].compactMap { $0 }
        if store == nil, auditor == nil {
            unasked.append("no side was named: name the store with --store, a warehouse with --warehouse, or both")
        }
        let features = question.features.map { feature in
            let again = local?.reply.sideAnswer(question.view, feature: feature.position)
            return ReplayedFeature(
                feature: question.view.features[feature.position].name, served: feature.value, status: feature.status,
                swift: again,
                swiftOverWarehouse: rechecked?.rechecked.swift.sideAnswer(question.view, feature: feature.position),
                sql: rechecked?.rechecked.sql.sideAnswer(question.view, feature: feature.position),
                cause: rechecked?.causes[feature.position],
                isNotReproduced: question.rows != nil && local?.unanswered == nil
                    && (again.map { !$0.says(feature.value) } ?? false))
        }
        let shown = seen.flatMap { seen in
            stored.map { RowMarks(question: question, project: project, seen: seen).rows($0) }
        }
        return ReplayedView(
            version: question.version, unaskable: nil, unasked: unasked, rows: shown ?? [], rowsUnknown: unknown,
            seenThen: question.rows, seenNow: seen?.fingerprint,
            warehouseRows: await differences(question, stored, seen, rechecked), features: features)
    }

    /// The rows that the store had otherwise than the warehouse.
    private func differences(
        _ question: LoggedQuestion, _ stored: QuestionRows?, _ seen: SeenRows?, _ rechecked: Attributed?
    ) async -> [RowDifference] {
        guard let stored, let seen, let rechecked, let store, seen.fingerprint != rechecked.seen.fingerprint else {
            return []
        }
        let reader = StoreRows(store: store, project: project, registry: registry)
        var now = QuestionRows()
        if let newest = try? await store.newest { now = (try? await reader.rows(of: question, at: newest)) ?? now }
        return RowDifferences(project: project, snapshot: question.logged.vector.snapshot, asOf: question.asOf)
            .differences(served: seen, warehouse: rechecked.seen, then: stored, now: now)
    }

    /// The store's rows as they stood, or why they are not to be had.
    private func storedRows(_ question: LoggedQuestion) async -> (QuestionRows?, String?) {
        guard let store else { return (nil, "name the store with --store to see the rows") }
        do {
            let reader = StoreRows(store: store, project: project, registry: registry)
            return (try await reader.rowsThen(of: question), nil)
        } catch {
            return (nil, "\(error)")
        }
    }

    /// What the Swift half says over given rows, and why it says nothing where it was stopped.
    private func swiftAnswer(
        _ question: LoggedQuestion, _ rows: QuestionRows
    ) async throws -> (reply: Reply, unanswered: String?) {
        let view = question.view
        let tables = view.reads.compactMap { project.source($0.source) }.map { source in
            SourceTable(source: source, rows: Spectator.joined([rows.rows(source)], source))
        }
        let spine = SpineTable(rows: Spectator.spine([question]), columns: view.spineColumns, isSingleCase: true)
        let answers = try await swift.answers(to: [ViewQuestions(view: view, spine: spine)], over: tables) { _, _ in }
        var reply = Reply.unknown
        if let failure = answers.first?.failures.first {
            reply = .swiftFailure(failure.reason)
        } else if let answer = answers.first?.rows, answer.rowCount == 1 {
            reply = .row(answer.columns.dropFirst(2).map { CellValue($0, row: 0) })
        }
        return (reply, reply.swiftUnanswered)
    }

    /// What both halves say over the warehouse's rows, or why they were not asked; neither where none is named.
    private func recheck(_ question: LoggedQuestion) async throws -> (Attributed?, String?) {
        guard let auditor else { return (nil, nil) }
        let ready: Asker.Ready
        switch try await Asker.prepare(question.view, auditor) {
        case .success(let found): ready = found
        case .failure(let unready): return (nil, "\(unready.reason)")
        }
        do {
            let rows = try await ready.rows.rows(of: [question])
            guard let rechecked = try await Asker.recheck([question], rows, ready).first,
                let seen = try Spectator(project: project, registry: registry).seen([question], rows).first
            else { return (nil, "it was not asked") }
            if let reason = Attribution.obstacle(question, rechecked) { return (nil, "\(reason)") }
            let attribution = Attribution(question: question, rechecked: rechecked, seen: seen)
            return (Attributed(rechecked: rechecked, seen: seen, causes: attribution.causes), nil)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return (nil, obstacle.message)
        }
    }

    private struct Attributed {
        let rechecked: Rechecked
        let seen: SeenRows
        let causes: [Int: DifferenceCause]
    }
}

extension SideAnswer {
    /// Whether the answer is this value.
    fileprivate func says(_ value: CellValue) -> Bool { if case .value(let own) = self { own == value } else { false } }
}

extension Optional {
    fileprivate func asyncMap<Other>(_ transform: (Wrapped) async throws -> Other) async rethrows -> Other? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
