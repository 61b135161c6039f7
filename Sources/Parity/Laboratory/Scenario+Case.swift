internal import Contracts
internal import FeatureStore

extension ScenarioShape {
    /// The scenario of one question of a stored case: the rows of the sources that the view reads, or nil when the case has
    /// no such question.
    ///
    /// Of a case with many rows only those of the question's entity are taken, and of sources that are found otherwise all
    /// that the taken rows lead to; ``limit`` rows of each source at most, the last before and the first behind `as_of`.
    func scenario(of asked: Case, spineID: Int64, limit: Int = 5_000) -> Scenario? {
        guard let spine = asked.spine(of: view.entity.name), let row = spine.row(ofSpineID: spineID) else { return nil }
        var question: [CellValue] = []
        for contract in self.spine {
            guard let column = spine.rows.column(contract.name) else { return nil }
            question.append(CellValue(column, row: row))
        }
        var scenario = empty
        scenario.questions = [question]
        for (position, source) in sources.enumerated() {
            guard let table = asked.table(of: source.name) else { continue }
            scenario.tables[position].rows = rows(of: source, table.rows, scenario, limit: limit)
        }
        return scenario
    }

    private func rows(of source: Source, _ batch: ColumnBatch, _ scenario: Scenario, limit: Int) -> [[CellValue]] {
        var kept = Array(0..<batch.rowCount)
        if batch.rowCount > limit, let read = view.read(source.name) {
            for link in project.links(of: read, for: view.entity) {
                guard let own = batch.column(link.column), let wanted = values(of: link, scenario) else { continue }
                kept = kept.filter { row in wanted.contains(CellValue(own, row: row)) }
            }
            kept = Array(kept.suffix(limit))
        }
        return kept.map { row in batch.columns.map { CellValue($0, row: row) } }
    }

    /// The values that a link may take for the scenario's one question.
    private func values(of link: RowLink, _ scenario: Scenario) -> [CellValue]? {
        switch link.origin {
        case .entityKey(let name), .request(let name):
            return spine.firstIndex { $0.name == name }.map { [scenario.questions[0][$0]] }
        case .source(let name, let column):
            guard let source = source(name), let position = source.columns.firstIndex(where: { $0.name == column })
            else { return nil }
            var distinct: [CellValue] = []
            for row in scenario[name] where !distinct.contains(row[position]) { distinct.append(row[position]) }
            return distinct
        }
    }
}
