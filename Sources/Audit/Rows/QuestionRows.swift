import Contracts
import FeatureStore
import Online

/// The rows that may concern one question, somewhere: in the warehouse as it is, or in the store as it stood.
struct QuestionRows: Sendable {
    /// By source; a source without rows may be missing.
    var tables: [String: Table] = [:]

    struct Table: Sendable {
        /// The source's columns in declared order.
        var rows: ColumnBatch
        /// When the store took each row; empty for rows of a warehouse.
        var ingestedAt: [Timestamp] = []
        /// The commit that brought each row; empty for rows of a warehouse.
        var sequence: [Int64] = []
    }

    func rows(_ source: Source) -> ColumnBatch { tables[source.name]?.rows ?? Self.none(source) }

    static func none(_ source: Source) -> ColumnBatch {
        ColumnBatch(columns: source.columns.map { Column(name: $0.name, type: $0.type) }, rowCount: 0)
    }
}

/// Shows views what they could see of given rows.
struct Spectator: Sendable {
    let project: Project
    let registry: FeatureRegistry

    /// What each question to one view sees of its own rows.
    ///
    /// - Throws: ``AuditFailure`` where rows contradict what featurestore.yaml says of their source.
    func seen(_ questions: [LoggedQuestion], _ rows: [QuestionRows]) throws(AuditFailure) -> [SeenRows] {
        guard let view = questions.first?.view else { return [] }
        do throws(EvaluationError) {
            let session = EvaluationSession(registry: registry)
            for source in view.reads.compactMap({ project.source($0.source) }) {
                try session.load(source.name, rows: Self.joined(rows.map { $0.rows(source) }, source))
            }
            let entities = try session.entityRows(view.name, spine: Self.spine(questions))
            // The Swift half fails on such rows, and not by a fault of its own.
            if let conflict = entities.compactMap(\.conflict).first { throw .ambiguousVersions(conflict) }
            return zip(questions, entities).map { question, entity in
                SeenRows(
                    question.view, entity, request: question.logged.vector.request, project: project,
                    registry: registry, through: question.through)
            }
        } catch {
            throw AuditFailure("\(error)", isContradiction: true, isOfQuestions: true)
        }
    }

    /// The rows of all questions with case ids from 1.
    static func joined(_ batches: [ColumnBatch], _ source: Source) -> ColumnBatch {
        var caseIDs = Column(name: "case_id", type: .int)
        var joined = QuestionRows.none(source)
        for (position, batch) in batches.enumerated() {
            for _ in 0..<batch.rowCount { caseIDs.append(Int64(position + 1)) }
            joined.append(contentsOf: batch)
        }
        return ColumnBatch(columns: [caseIDs] + joined.columns, rowCount: joined.rowCount)
    }

    /// The questions with case ids from 1, each the first of its case.
    static func spine(_ questions: [LoggedQuestion]) -> ColumnBatch {
        var caseIDs = Column(name: "case_id", type: .int)
        var spineIDs = Column(name: "spine_id", type: .int)
        var columns = questions.first?.spine.columns.map { Column(name: $0.name, type: $0.type) } ?? []
        for (position, question) in questions.enumerated() {
            caseIDs.append(Int64(position + 1))
            spineIDs.append(Int64(1))
            for index in columns.indices { columns[index].append(cell: 0, of: question.spine.columns[index]) }
        }
        return ColumnBatch(columns: [caseIDs, spineIDs] + columns, rowCount: questions.count)
    }
}
