internal import Contracts
internal import FeatureStore

/// Which row of a side's answers belongs to which question.
struct AnswerIndex {
    /// By question: the first row that answers it, or -1.
    private(set) var firstRow: [Int32]
    /// By question: all rows, where there are several.
    private(set) var severalRows: [Int: [Int]] = [:]
    /// Rows that answer no question that was asked.
    private(set) var foreignRows: [Int] = []

    /// Makes an index of answers that begin with `case_id` and `spine_id`.
    ///
    /// - Complexity: O(rows).
    init(_ answers: ColumnBatch, _ slots: QuestionSlots, view: ViewContract) throws(BrokenPromise) {
        try Self.check(answers, view)
        firstRow = Array(repeating: -1, count: slots.count)
        guard case .int(let cases) = answers.columns[0].cells, case .int(let questions) = answers.columns[1].cells
        else { return }
        let (casesValid, questionsValid) = (answers.columns[0].validity, answers.columns[1].validity)
        // Answers mostly come in the order of the questions.
        var expected = 0
        for row in 0..<answers.rowCount {
            guard casesValid[row], questionsValid[row],
                let question = slots.row(caseID: cases[row], spineID: questions[row], hint: expected)
            else {
                foreignRows.append(row)
                continue
            }
            expected = question + 1
            if firstRow[question] < 0 {
                firstRow[question] = Int32(row)
            } else {
                severalRows[question, default: [Int(firstRow[question])]].append(row)
            }
        }
    }

    /// The only row that answers a question, or nil when there is none or several.
    func onlyRow(_ question: Int) -> Int? {
        firstRow[question] >= 0 && severalRows[question] == nil ? Int(firstRow[question]) : nil
    }

    private static func check(_ answers: ColumnBatch, _ view: ViewContract) throws(BrokenPromise) {
        let expected =
            [("case_id", ValueType.int), ("spine_id", ValueType.int)] + view.features.map { ($0.name, $0.type) }
        let isRight =
            answers.columns.count == expected.count
            && zip(answers.columns, expected).allSatisfy { $0.name == $1.0 && $0.type == $1.1 }
        guard isRight else {
            func spelled(_ columns: [(String, ValueType)]) -> String {
                columns.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            }
            throw BrokenPromise(
                message: "\(view.name): expected answers with the columns \(spelled(expected)), found "
                    + spelled(answers.columns.map { ($0.name, $0.type) }))
        }
    }
}

/// A side answered with other columns than the contract's: a fault of this program, not of the pair.
struct BrokenPromise: Error {
    let message: String
}
