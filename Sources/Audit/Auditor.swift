public import Contracts
public import FeatureStore
public import Online
public import Parity
public import Warehouse

/// Asks a warehouse again what was served, and says of each difference why.
///
/// Records are read file by file, and asked some hundreds at a time: the rows that may concern them come from the
/// warehouse's own tables, go to both halves, and what was served is held against what they say, as the contract compares.
public struct Auditor: Sendable {
    let project: Project
    let registry: FeatureRegistry
    let warehouse: any Warehouse
    let live: any LiveTables
    let swift: any SwiftSide
    let store: (any OnlineStore)?
    let options: AuditOptions

    /// Makes an auditor.
    ///
    /// - Parameters:
    ///   - warehouse: Runs the SQL halves over rows that it is given.
    ///   - live: The warehouse's own tables.
    ///   - swift: Runs the Swift halves; it need not ask twice.
    ///   - store: The store that served, for showing rows; nil where it is not at hand.
    public init(
        project: Project, registry: FeatureRegistry, warehouse: any Warehouse, live: any LiveTables,
        swift: any SwiftSide, store: (any OnlineStore)? = nil, options: AuditOptions = AuditOptions()
    ) {
        self.project = project
        self.registry = registry
        self.warehouse = warehouse
        self.live = live
        self.swift = swift
        self.store = store
        self.options = options
    }

    /// Audits a log.
    ///
    /// - Parameters:
    ///   - name: What the warehouse is called.
    ///   - progress: Called now and then with how many records were read.
    /// - Throws: ``AuditFailure``, `FeatureLogError`, `WarehouseError`, `CancellationError`.
    public func audit(
        _ log: FeatureLogReader, warehouse name: String, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> AuditReport {
        var books = AuditBooks(warehouse: name, mostExamples: options.examples)
        var askers: [String: Asker] = [:]
        var waiting: [String: [LoggedQuestion]] = [:]
        let maker = QuestionMaker(project: project)
        for file in try log.files() {
            guard let entries = try log.entriesIfThere(of: file) else {
                books.noteGone(file)
                continue
            }
            for entry in entries {
                try Task.checkCancellation()
                guard case .record(let logged) = entry else {
                    if case .damaged(let line) = entry { books.note(line) }
                    continue
                }
                guard options.includes(logged.vector) else {
                    books.leaveOut()
                    continue
                }
                books.note(logged.vector)
                for part in maker.parts(of: logged) {
                    switch part {
                    case .unaskable(let reason, _, let features): books.note(reason, answers: features.count)
                    case .question(let question):
                        let view = question.view.name
                        waiting[view, default: []].append(question)
                        guard let questions = waiting[view], questions.count >= options.chunk else { continue }
                        waiting[view] = []
                        try await ask(questions, &askers, &books)
                    }
                }
                if books.report.records.isMultiple(of: 100) { progress(books.report.records) }
            }
        }
        for view in waiting.keys.sorted() { try await ask(waiting[view] ?? [], &askers, &books) }
        return books.finished()
    }

    private func ask(
        _ questions: [LoggedQuestion], _ askers: inout [String: Asker], _ books: inout AuditBooks
    ) async throws {
        guard let view = questions.first?.view else { return }
        let known = askers[view.name]
        let asker: Asker
        if let known { asker = known } else { asker = try await Asker(view, self) }
        askers[view.name] = asker
        try await asker.ask(questions, &books)
    }
}

/// What an audit looks at, and how.
public struct AuditOptions: Hashable, Sendable {
    /// Only what was served at or behind this instant.
    public var since: Timestamp?
    /// Only what was served before this instant.
    public var until: Timestamp?
    /// Only vectors of this service.
    public var service: String?
    /// How many questions of one view are asked together.
    public var chunk = 200
    /// How many rows of one source may be read for one chunk.
    public var rows = 1_000_000
    /// How many examples of each feature and cause are kept.
    public var examples = 1

    /// Makes the defaults: everything.
    public init() {}

    func includes(_ vector: ServedVector) -> Bool {
        if let since, vector.servedAt < since { return false }
        if let until, vector.servedAt >= until { return false }
        return service == nil || vector.service == service
    }
}
