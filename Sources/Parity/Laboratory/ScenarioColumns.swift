internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Scenarios in the form in which both sides are given them: columns with case ids, made straight from the values.
///
/// Scenario `i` has the case id `i + 1`, its question `j` the spine id `j + 1`.
struct ScenarioColumns {
    let shape: ScenarioShape
    let scenarios: [Scenario]
    /// The positions of the scenarios that are meant, ascending.
    let members: [Int]

    /// The rows of all of them, one table for each source that has any, in the project's order.
    ///
    /// - Complexity: O(cells).
    func tables() -> [SourceTable] {
        shape.project.sources.compactMap { source in
            guard let position = shape.sources.firstIndex(where: { $0.name == source.name }) else { return nil }
            let counts = members.map { scenarios[$0].tables[position].rows.count }
            let total = counts.reduce(0, +)
            guard total > 0 else { return nil }
            var caseIDs = Column(name: "case_id", type: .int)
            for (member, count) in zip(members, counts) {
                for _ in 0..<count { caseIDs.append(Int64(member + 1)) }
            }
            var columns = source.columns.map { Column(name: $0.name, type: $0.type) }
            for member in members {
                for row in scenarios[member].tables[position].rows {
                    for index in columns.indices { columns[index].append(row[index]) }
                }
            }
            return SourceTable(source: source, rows: ColumnBatch(columns: [caseIDs] + columns, rowCount: total))
        }
    }

    /// All of their questions.
    ///
    /// - Complexity: O(cells).
    func questions() -> BatchQuestions {
        var caseIDs = Column(name: "case_id", type: .int)
        var spineIDs = Column(name: "spine_id", type: .int)
        for member in members {
            for question in scenarios[member].questions.indices {
                caseIDs.append(Int64(member + 1))
                spineIDs.append(Int64(question + 1))
            }
        }
        let columns = shape.spine.enumerated().map { index, contract in
            var column = Column(name: contract.name, type: contract.type)
            for member in members {
                for question in scenarios[member].questions { column.append(question[index]) }
            }
            return column
        }
        var result = BatchQuestions(view: shape.view)
        result.counts[.generated] += caseIDs.count
        result.spine = SpineTable(
            rows: ColumnBatch(columns: [caseIDs, spineIDs] + columns, rowCount: caseIDs.count), columns: shape.spine,
            isSingleCase: members.count == 1)
        return result
    }
}
