internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Compares what both sides answered to the questions of one batch to one view.
///
/// Nothing is rounded, no type is coerced, no column is dropped. Columns are compared as columns; single values are
/// taken out only where they differ.
struct Comparator {
    let view: ViewContract
    let spine: SpineTable
    let slots: QuestionSlots
    let allowances: Allowances
    /// Whether some of the numbers of both sides are kept, to be drawn.
    let keepsPairs: Bool

    init(_ questions: BatchQuestions, rows: RowIndices, keepsPairs: Bool = false) {
        self.keepsPairs = keepsPairs
        view = questions.view
        spine = questions.spine
        slots = QuestionSlots(questions.spine)
        allowances = Allowances(rows: rows, spine: questions.spine.rows)
    }

    /// Compares answers; rows of the Swift side for questions that are not in the spine are not looked at, so that
    /// answers to a whole batch can be compared with answers to a part of it.
    ///
    /// - Complexity: O(questions × features).
    func compare(
        sql: ColumnBatch, swift: SwiftAnswers, expectations: [AskedExpectation]
    ) throws(BrokenPromise) -> Comparison {
        let sqlIndex = try AnswerIndex(sql, slots, view: view)
        let swiftIndex = try AnswerIndex(swift.rows, slots, view: view)
        var result = Comparison(featureCount: view.features.count)
        for row in sqlIndex.foreignRows {
            result.differences.append(Difference(kind: .foreignRow, question: nil, feature: nil, sqlRow: row))
        }
        var comparable: [Pair] = []
        let failures = failures(of: swift)
        for question in 0..<slots.count {
            let swiftRow = swiftIndex.onlyRow(question)
            if sqlIndex.severalRows[question] != nil {
                result.differences.append(
                    Difference(
                        kind: .fanOut, question: question, feature: nil,
                        sqlRow: Int(sqlIndex.firstRow[question]), swiftRow: swiftRow))
            }
            let sqlRow = sqlIndex.onlyRow(question)
            if let failure = failures[question] {
                result.compared += 1
                result.differences.append(
                    Difference(
                        kind: failure.reason.divergenceClass, question: question, feature: nil, sqlRow: sqlRow,
                        failure: failure.reason))
            } else if let swiftRow {
                result.compared += 1
                if sqlIndex.severalRows[question] == nil {
                    comparable.append(Pair(question: question, sqlRow: sqlRow, swiftRow: swiftRow))
                }
            } else {
                result.unanswered += 1
            }
        }
        for feature in view.features.indices {
            compare(feature, sql.columns[feature + 2], swift.rows.columns[feature + 2], comparable, &result)
        }
        addImpurities(swift, swiftIndex, &result)
        Golden(comparator: self, sql: sql, swift: swift.rows).check(expectations, comparable, &result)
        result.several = sqlIndex.severalRows
        return result
    }

    /// A question that both sides answered: SQL with one row or none.
    struct Pair {
        let question: Int
        let sqlRow: Int?
        let swiftRow: Int
    }

    private func failures(of swift: SwiftAnswers) -> [Int: SwiftFailure] {
        var failures: [Int: SwiftFailure] = [:]
        for failure in swift.failures {
            if let row = slots.row(caseID: failure.caseID, spineID: failure.spineID) { failures[row] = failure }
        }
        return failures
    }

    private func compare(
        _ feature: Int, _ sql: Column, _ swift: Column, _ pairs: [Pair], _ result: inout Comparison
    ) {
        let contract = view.features[feature]
        let isSame = CellComparison.exact(sql, swift)
        let keepsPairs = keepsPairs && contract.type.isNumeric
        var seen = SeenAnswers()
        for pair in pairs {
            let hasSQL = pair.sqlRow.map { sql.validity[$0] } ?? false
            let hasSwift = swift.validity[pair.swiftRow]
            if let sqlRow = pair.sqlRow, hasSQL { seen.add(sql, sqlRow) } else { seen.addNull() }
            var kind: DivergenceClass?
            var distance: NumericDistance?
            if !contract.isNullable, pair.sqlRow == nil {
                kind = .missingRow
            } else if !contract.isNullable, !hasSQL || !hasSwift {
                kind = .nullInNotNull
            } else if hasSQL != hasSwift {
                kind = .nullAgainstValue
            } else if let sqlRow = pair.sqlRow, hasSQL, !isSame(sqlRow, pair.swiftRow) {
                if case .double(let one) = sql.cells, case .double(let other) = swift.cells {
                    let (isAllowed, found) = allowances.judge(
                        one[sqlRow], other[pair.swiftRow], contract.comparison, question: pair.question)
                    distance = found
                    if isAllowed, let fraction = found?.fractionOfAllowed { seen.largestFraction.raise(to: fraction) }
                    kind = isAllowed ? nil : .valueDiffers
                } else {
                    kind = .valueDiffers
                }
            }
            if keepsPairs, let sqlRow = pair.sqlRow, hasSQL, hasSwift {
                seen.pairs.add(agrees: kind == nil) {
                    ComparedPair(sql, sqlRow, swift, pair.swiftRow, agrees: kind == nil)
                }
            }
            guard let kind else { continue }
            result.differences.append(
                Difference(
                    kind: kind, question: pair.question, feature: feature, sqlRow: pair.sqlRow,
                    swiftRow: pair.swiftRow, distance: distance))
        }
        result.seen[feature] = seen
    }

    private func addImpurities(_ swift: SwiftAnswers, _ index: AnswerIndex, _ result: inout Comparison) {
        for impurity in swift.impurities {
            guard let question = slots.row(caseID: impurity.caseID, spineID: impurity.spineID) else { continue }
            result.differences.append(
                Difference(
                    kind: .impure, question: question,
                    feature: impurity.feature.flatMap { name in view.features.firstIndex { $0.name == name } },
                    swiftRow: index.onlyRow(question), impurity: impurity))
        }
    }
}

extension SwiftFailure.Reason {
    /// The class of divergence that this failure is.
    var divergenceClass: DivergenceClass {
        switch self {
        case .threw: .swiftError
        case .crashed: .swiftCrash
        case .timedOut: .swiftTimeout
        case .outOfMemory: .swiftMemory
        case .exited: .swiftExit
        case .printed: .swiftOutput
        case .incrementalDiffers: .incrementalDiffers
        case .incrementalFailed: .incrementalFails
        }
    }
}
