import Contracts
import FeatureStore
import Foundation
import SQLFrontend
import Testing
import Warehouse

@testable import Parity

/// A Swift side that answers as another text of the SQL would: what the Swift half means, whatever the SQL half says.
struct SQLAsSwift: SwiftSide {
    let warehouse: SQLiteWarehouse
    let query: CompiledQuery
    /// Several tasks may ask; over one connection they take turns.
    private let turns = Turns()

    private actor Turns {
        private var last: Task<Void, Never>?

        func take<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
            let turn = Task { [last] in
                await last?.value
                return try await body()
            }
            last = Task { _ = await turn.result }
            return try await turn.value
        }
    }

    init(_ view: ViewContract, _ project: Project) async throws {
        warehouse = try await SQLiteWarehouse(project: project)
        query = try warehouse.compile(SQLBinder.bind(view: view, project: project))
    }

    func answers(
        to questions: [ViewQuestions], over tables: [SourceTable],
        progress: @escaping @Sendable (_ view: String, _ answered: Int) -> Void
    ) async throws -> [SwiftAnswers] {
        try await turns.take {
            var answers: [SwiftAnswers] = []
            for asked in questions {
                try await warehouse.load(tables)
                let rows = try await warehouse.answer(query, spine: asked.spine)
                answers.append(SwiftAnswers(rows: rows, failures: []))
            }
            return answers
        }
    }
}

/// A view of this repository with a bug planted into one side.
struct PlantedBug: Sendable, CustomTestStringConvertible {
    let view: String
    let feature: String
    /// What stands in the SQL, and what the wrong side says instead.
    let right: String
    let wrong: String
    /// The classes of causes that name it.
    let codes: Set<String>
    let side: Side

    var testDescription: String { "\(view):\(feature), \(side): \(right) → \(wrong)" }

    /// A laboratory whose SQL half or whose Swift half has the bug.
    func laboratory() async throws -> Laboratory {
        let project = try Repository.project()
        guard let original = project.view(view), original.sql.text.contains(right) else {
            throw SwiftSideError(message: "\(view) does not say \(right)")
        }
        let range = original.sql.text.range(of: right)
        let text = range.map { original.sql.text.replacingCharacters(in: $0, with: wrong) } ?? ""
        let edited = ViewContract(
            name: original.name, entity: original.entity, reads: original.reads, request: original.request,
            features: original.features, owner: nil, sql: PairHalf(file: original.sql.file, text: text),
            swift: original.swift)
        let (sql, swift) = side == .sql ? (edited, original) : (original, edited)
        let warehouse = try await SQLiteWarehouse(project: project)
        return Laboratory(
            project: project, query: try warehouse.compile(SQLBinder.bind(view: sql, project: project)),
            warehouse: warehouse, swift: try await SQLAsSwift(swift, project))
    }
}
