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
            for case .record(let logged) in try log.entries(of: file)
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
                        version: version, unaskable: "\(reason)", rows: [], rowsUnknown: nil, seenThen: nil,
                        seenNow: nil,
                        warehouseRows: [], features: []))
            case .question(let question): views.append(try await view(question))
            }
        }
        return ReplayReport(vector: logged.vector, place: "\(logged.file):\(logged.line)", views: views)
    }

    private func view(_ question: LoggedQuestion) async throws -> ReplayedView {
        let spectator = Spectator(project: project, registry: registry)
        let (stored, unknown) = await storedRows(question)
        let seen = try stored.flatMap { try spectator.seen([question], [$0]).first }
        let local = try await stored.asyncMap { try await swiftAnswers(question, $0) }
        let rechecked = try await recheck(question)
        var differences: [RowDifference] = []
        if let seen, let rechecked, let store, seen.fingerprint != rechecked.seen.fingerprint {
            let now = try? await StoreRows(store: store, project: project, registry: registry)
                .rows(of: question, at: try await store.newest)
            differences = RowDifferences(project: project)
                .differences(served: seen, warehouse: rechecked.seen, now: now ?? QuestionRows())
        }
        let features = question.features.map { feature in
            let again = local?[feature.position]
            return ReplayedFeature(
                feature: question.view.features[feature.position].name, served: feature.value, status: feature.status,
                swift: again,
                swiftOverWarehouse: rechecked?.rechecked.swift.sideAnswer(question.view, feature: feature.position),
                sql: rechecked?.rechecked.sql.sideAnswer(question.view, feature: feature.position),
                cause: rechecked?.causes[feature.position],
                isNotReproduced: question.rows != nil && (again.map { !$0.says(feature.value) } ?? false))
        }
        let shown = seen.flatMap { seen in
            stored.map { RowMarks(question: question, project: project, seen: seen).rows($0) }
        }
        return ReplayedView(
            version: question.version, unaskable: nil, rows: shown ?? [], rowsUnknown: unknown, seenThen: question.rows,
            seenNow: seen?.fingerprint, warehouseRows: differences, features: features)
    }

    /// The store's rows as they stood, or why they are not to be had.
    private func storedRows(_ question: LoggedQuestion) async -> (QuestionRows?, String?) {
        guard let store else { return (nil, "name the store with --store to see the rows") }
        do {
            let reader = StoreRows(store: store, project: project, registry: registry)
            return (try await reader.rows(of: question, at: question.logged.vector.snapshot), nil)
        } catch {
            return (nil, "\(error)")
        }
    }

    /// What the Swift half says over given rows, by feature.
    private func swiftAnswers(_ question: LoggedQuestion, _ rows: QuestionRows) async throws -> [SideAnswer] {
        let view = question.view
        let tables = view.reads.compactMap { project.source($0.source) }.map { source in
            SourceTable(source: source, rows: Spectator.joined([rows.rows(source)], source))
        }
        let spine = SpineTable(rows: Spectator.spine([question]), columns: view.spineColumns, isSingleCase: true)
        let answers = try await swift.answers(to: [ViewQuestions(view: view, spine: spine)], over: tables) { _, _ in }
        return view.features.indices.map { feature in
            if let failure = answers.first?.failures.first { return .swiftFailure(failure.reason) }
            guard let answer = answers.first?.rows, answer.rowCount == 1 else { return .notAsked }
            return .value(CellValue(answer.columns[feature + 2], row: 0))
        }
    }

    /// What both halves say over the warehouse's rows; nil where it is not asked, or cannot answer.
    private func recheck(_ question: LoggedQuestion) async throws -> Attributed? {
        guard let auditor, case .success(let ready) = try await Asker.prepare(question.view, auditor) else {
            return nil
        }
        let rows = try await ready.rows.rows(of: [question])
        guard let rechecked = try await Asker.recheck([question], rows, ready).first, rechecked.uncovered == nil,
            let seen = try Spectator(project: project, registry: registry).seen([question], rows).first
        else { return nil }
        let attribution = Attribution(question: question, rechecked: rechecked, seen: seen)
        return Attributed(rechecked: rechecked, seen: seen, causes: attribution.causes)
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
