import FeatureStore
import Warehouse

/// Which questions are asked a second time, and what the two askings say about a view.
enum Repetition {
    /// All positions, or so many of them, evenly spread and always the same.
    static func chosen(from positions: [UInt32], atMost limit: Int) -> [UInt32] {
        guard positions.count > limit else { return positions }
        return (0..<max(limit, 0)).map { positions[$0 * positions.count / limit] }
    }

    /// The answers that the second asking changed, in the order of the spine and of the features.
    ///
    /// - Parameters:
    ///   - first: what the first asking gave, for all questions.
    ///   - second: what the second asking gave, for those that the first one answered.
    ///   - questions: the view and its spine.
    ///   - conditions: under what conditions the second asking was.
    static func impurities(
        first: AnswerRecord, second: AnswerRecord, questions: ViewQuestions, conditions: String
    ) -> [SwiftImpurity] {
        let spine = SpineIdentifiers(questions.spine)
        var firstRow = [Int32](repeating: -1, count: questions.spine.rows.rowCount)
        for (row, position) in first.positions.enumerated() { firstRow[Int(position)] = Int32(row) }
        var found: [(position: UInt32, impurity: SwiftImpurity)] = []
        for (row, position) in second.positions.enumerated() {
            let other = Int(firstRow[Int(position)])
            guard other >= 0 else { continue }
            for (one, again) in zip(first.rows.columns, second.rows.columns).dropFirst(2)
            where !one.saysTheSame(at: other, as: row, of: again) {
                let impurity = SwiftImpurity(
                    caseID: spine.caseID(position), spineID: spine.spineID(position), feature: one.name,
                    first: CellValue(one, row: other), second: CellValue(again, row: row), conditions: conditions)
                found.append((position, impurity))
            }
        }
        for failure in second.failures {
            let impurity = SwiftImpurity(
                caseID: spine.caseID(failure.position), spineID: spine.spineID(failure.position), feature: nil,
                first: .null, second: nil, conditions: "\(conditions): \(failure.reason.sentence)")
            found.append((failure.position, impurity))
        }
        // Stable, so that the features of one question stay in their order.
        return found.enumerated()
            .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
            .map(\.element.impurity)
    }
}

/// The case and spine ids of a view's questions, by position.
struct SpineIdentifiers {
    private let cases: [Int64]
    private let spines: [Int64]

    init(_ spine: SpineTable) {
        cases = Self.integers(spine.rows.columns[0])
        spines = Self.integers(spine.rows.columns[1])
    }

    func caseID(_ position: UInt32) -> Int64 { cases[Int(position)] }
    func spineID(_ position: UInt32) -> Int64 { spines[Int(position)] }

    private static func integers(_ column: Column) -> [Int64] {
        guard case .int(let array) = column.cells else {
            preconditionFailure("column \(column.name) of a spine must be of type int")
        }
        return array
    }
}

extension SwiftFailure.Reason {
    /// What happened, as the end of a sentence.
    var sentence: String {
        switch self {
        case .threw(let error): "it threw \(error)"
        case .crashed(let signal, let message): "it crashed with signal \(signal). \(message)"
        case .timedOut(let seconds): "it did not answer within \(seconds) seconds"
        case .outOfMemory(let limit): "it needed more than \(limit) bytes of memory"
        case .exited(let status): "it ended the process with status \(status)"
        case .printed(let text): "it printed \(text)"
        case .incrementalDiffers(let text), .incrementalFailed(let text): "of its incremental form: \(text)"
        }
    }
}
