import Contracts
import FeatureStore
import Synchronization
import Warehouse

@testable import Parity
@testable import SQLFrontend

/// What a fake side answers to one question: the features in order, or no row, or several.
struct FakeAnswer {
    var rows: [[CellValue]]
    static func row(_ values: CellValue...) -> FakeAnswer { FakeAnswer(rows: [values]) }
    static let none = FakeAnswer(rows: [])
}

/// One question as a fake side sees it.
struct FakeQuestion {
    let view: String
    let caseID: Int64
    let spineID: Int64
    let asOf: Timestamp
    /// Rows of `flights` of the question's case, key and past.
    let delays: [Int64?]
    /// Whether only one case was loaded and asked.
    let isAlone: Bool
}

/// What both fakes hold to be right: how many rows, and their mean delay.
enum FakeTruth {
    static func answer(_ question: FakeQuestion) -> FakeAnswer {
        let known = question.delays.compactMap { $0 }
        let mean: CellValue = known.isEmpty ? .null : .double(Double(known.reduce(0, +)) / Double(known.count))
        return question.view == "Delays"
            ? .row(.int(Int64(question.delays.count)), mean) : .row(.int(Int64(question.delays.count)))
    }

    static func questions(_ view: ViewContract, _ spine: SpineTable, _ tables: [SourceTable]) -> [FakeQuestion] {
        func cells(_ name: String) -> [CellValue] {
            spine.rows.column(name).map { column in (0..<spine.rows.rowCount).map { CellValue(column, row: $0) } } ?? []
        }
        let flights = tables.first { $0.source.name == "flights" }?.rows
        let key = view.entity.keys[0].name
        let (cases, spines, instants, keys) = (cells("case_id"), cells("spine_id"), cells("as_of"), cells(key))
        return (0..<spine.rows.rowCount).map { row in
            guard case .int(let caseID) = cases[row], case .int(let spineID) = spines[row],
                case .timestamp(let asOf) = instants[row]
            else { fatalError("the spine is misshapen") }
            var delays: [Int64?] = []
            for flight in 0..<(flights?.rowCount ?? 0) {
                guard let flights, let scheduled = flights.column("scheduled_at"), let own = flights.column(key),
                    let delay = flights.column("dep_delay"),
                    case .timestamp(let at) = CellValue(scheduled, row: flight),
                    CellValue(flights.columns[0], row: flight) == .int(caseID), at <= asOf,
                    !keys[row].isNull, CellValue(own, row: flight) == keys[row]
                else { continue }
                if case .int(let value) = CellValue(delay, row: flight) {
                    delays.append(value)
                } else {
                    delays.append(nil)
                }
            }
            return FakeQuestion(
                view: view.name, caseID: caseID, spineID: spineID, asOf: asOf, delays: delays,
                isAlone: spine.isSingleCase)
        }
    }

    static func batch(_ view: ViewContract, _ answers: [(FakeQuestion, FakeAnswer)]) -> ColumnBatch {
        var columns =
            [Column(name: "case_id", type: .int), Column(name: "spine_id", type: .int)]
            + view.features.map { Column(name: $0.name, type: $0.type) }
        var count = 0
        for (question, answer) in answers {
            for row in answer.rows {
                for (index, value) in ([.int(question.caseID), .int(question.spineID)] + row).enumerated() {
                    switch value {
                    case .null: columns[index].appendNull()
                    case .int(let value): columns[index].append(value)
                    case .double(let value): columns[index].append(value)
                    default: fatalError("a fake side gives only int and double")
                    }
                }
                count += 1
            }
        }
        return ColumnBatch(columns: columns, rowCount: count)
    }
}

/// A warehouse that computes the truth, except where a test wants otherwise.
final class FakeWarehouse: Warehouse {
    let engine = EngineDescription(name: "fake", version: "1")
    private let change: @Sendable (FakeQuestion, inout FakeAnswer) throws -> Void
    private let refuseLoad: @Sendable ([SourceTable]) throws -> Void
    private let loaded = Mutex<[SourceTable]>([])
    private let counts = Mutex<(loads: Int, answers: Int)>((0, 0))

    init(
        change: @escaping @Sendable (FakeQuestion, inout FakeAnswer) throws -> Void = { _, _ in },
        refuseLoad: @escaping @Sendable ([SourceTable]) throws -> Void = { _ in }
    ) {
        self.change = change
        self.refuseLoad = refuseLoad
    }

    var loadCount: Int { counts.withLock { $0.loads } }
    var answerCount: Int { counts.withLock { $0.answers } }
    var loadedRows: Int { loaded.withLock { $0.reduce(0) { $0 + $1.rows.rowCount } } }

    func compile(_ query: BoundQuery) throws -> CompiledQuery { CompiledQuery(query: query, text: query.text) }

    func load(_ tables: [SourceTable]) async throws {
        try refuseLoad(tables)
        counts.withLock { $0.loads += 1 }
        loaded.withLock { $0 = tables }
    }

    func answer(_ query: CompiledQuery, spine: SpineTable) async throws -> ColumnBatch {
        counts.withLock { $0.answers += 1 }
        let questions = FakeTruth.questions(query.query.view, spine, loaded.withLock { $0 })
        return FakeTruth.batch(
            query.query.view,
            try questions.map { question in
                var answer = FakeTruth.answer(question)
                try change(question, &answer)
                return (question, answer)
            })
    }

    func close() async {}
}

/// A Swift side in this process that computes the truth, except where a test wants otherwise.
struct FakeSwiftSide: SwiftSide {
    /// Nil means that the question fails for the reason given by `failure`.
    var change: @Sendable (FakeQuestion, inout FakeAnswer) -> Void = { _, _ in }
    var failure: @Sendable (FakeQuestion) -> SwiftFailure.Reason? = { _ in nil }
    var impurities: @Sendable (String) -> [SwiftImpurity] = { _ in [] }
    var error: SwiftSideError?
    /// How many questions of each asking it says that it left out.
    var notAsked = 0

    func answers(
        to questions: [ViewQuestions], over tables: [SourceTable],
        progress: @escaping @Sendable (_ view: String, _ answered: Int) -> Void
    ) async throws -> [SwiftAnswers] {
        if let error { throw error }
        return questions.map { view in
            var answers: [(FakeQuestion, FakeAnswer)] = []
            var failures: [SwiftFailure] = []
            for question in FakeTruth.questions(view.view, view.spine, tables) {
                if let reason = failure(question) {
                    failures.append(SwiftFailure(caseID: question.caseID, spineID: question.spineID, reason: reason))
                    continue
                }
                var answer = FakeTruth.answer(question)
                change(question, &answer)
                answers.append((question, answer))
            }
            progress(view.view.name, answers.count)
            return SwiftAnswers(
                rows: FakeTruth.batch(view.view, answers), failures: failures, notAsked: notAsked,
                repeated: answers.count, impurities: impurities(view.view.name))
        }
    }
}

extension BoundQuery {
    /// A query that no engine could run, for warehouses that do not look at it.
    static func fake(_ view: ViewContract) -> BoundQuery {
        BoundQuery(
            view: view, text: "", textOffset: 0,
            statement: BoundStatement(
                commonTables: [], body: .values([]), orderBy: [], limit: nil, limitIncludesTies: false, offset: nil,
                columns: [], offsetInText: 0),
            columnsRead: [], literals: [], canonicalText: "", lints: [])
    }
}
