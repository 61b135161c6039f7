internal import Contracts
internal import FeatureStore

/// Compares both sides with answers worked by hand: the guard against both being wrong together.
struct Golden {
    let comparator: Comparator
    let sql: ColumnBatch
    let swift: ColumnBatch

    /// Adds what is contradicted: to the difference that is there already, or as a difference of its own.
    func check(_ expectations: [AskedExpectation], _ pairs: [Comparator.Pair], _ result: inout Comparison) {
        guard !expectations.isEmpty else { return }
        let pairs = Dictionary(pairs.map { ($0.question, $0) }) { first, _ in first }
        for asked in expectations {
            guard let question = comparator.slots.row(caseID: asked.caseID, spineID: asked.spineID) else { continue }
            guard let pair = pairs[question],
                let feature = comparator.view.features.firstIndex(where: { $0.name == asked.expectation.feature })
            else {
                attach(asked.expectation, question: question, feature: nil, [], &result)
                continue
            }
            result.expectationsCompared += 1
            let said = pair.sqlRow.map { CellValue(sql.columns[feature + 2], row: $0) } ?? .null
            let computed = CellValue(swift.columns[feature + 2], row: pair.swiftRow)
            var contradicting: [Side] = []
            if !agrees(said, asked.expectation.value, feature, question) { contradicting.append(.sql) }
            if !agrees(computed, asked.expectation.value, feature, question) { contradicting.append(.swift) }
            if attach(asked.expectation, question: question, feature: feature, contradicting, &result) { continue }
            guard !contradicting.isEmpty else { continue }
            var difference = Difference(
                kind: .goldenContradicted, question: question, feature: feature, sqlRow: pair.sqlRow,
                swiftRow: pair.swiftRow)
            difference.expected = asked.expectation
            difference.contradicting = contradicting
            result.differences.append(difference)
        }
    }

    /// Whether an answer is what was expected, by the feature's own policy.
    private func agrees(_ value: CellValue, _ expected: CellValue, _ feature: Int, _ question: Int) -> Bool {
        let contract = comparator.view.features[feature]
        if case .list(_, .unordered, _) = contract.type, case .list(let one) = value, case .list(var rest) = expected {
            guard one.count == rest.count else { return false }
            for element in one {
                guard let position = rest.firstIndex(of: element) else { return false }
                rest.remove(at: position)
            }
            return true
        }
        if value == expected { return true }
        guard case .double(let number) = value, case .double(let other) = expected else { return false }
        return comparator.allowances.judge(number, other, contract.comparison, question: question).0
    }

    /// Writes the expectation into the differences of that question and feature; false when there is none.
    @discardableResult
    private func attach(
        _ expectation: Expectation, question: Int, feature: Int?, _ contradicting: [Side], _ result: inout Comparison
    ) -> Bool {
        var isAttached = false
        for position in result.differences.indices
        where result.differences[position].question == question && result.differences[position].feature == feature {
            result.differences[position].expected = result.differences[position].expected ?? expectation
            if result.differences[position].contradicting.isEmpty {
                result.differences[position].contradicting = contradicting
            }
            isAttached = true
        }
        return isAttached
    }
}

/// An expectation with the ids of its question in the batch.
struct AskedExpectation {
    let caseID: Int64
    let spineID: Int64
    let expectation: Expectation
}
