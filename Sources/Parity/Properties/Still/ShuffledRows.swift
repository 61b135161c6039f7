/// The physical order of rows means nothing, except among rows of one instant that no id orders.
struct ShuffledRows: SideProbe {
    let editor: RowEditor
    let seed: UInt64
    let features: [Int?]
    let name = "shuffled rows"
    let kind = DivergenceClass.orderDependent

    func experiments(on scenario: Scenario) -> [Experiment] {
        guard scenario.tables.contains(where: { $0.rows.count > 1 }) else { return [] }
        let reversed = reordered(scenario) { source, row in UInt64(scenario.tables[source].rows.count - row) }
        let shuffled = reordered(scenario) { source, row in
            SeededOrder.rank(seed &+ UInt64(source), Int64(row))
        }
        let changes = [(reversed, "the rows come in reversed order"), (shuffled, "the rows come in another order")]
            .filter { $0.0 != scenario }
        guard !changes.isEmpty else { return [] }
        return [
            .unchanged(
                scenario, expected: "the order in which rows come from their tables changes no answer",
                changes.map { (Optional($0.0), $0.1) })
        ]
    }

    private func reordered(_ scenario: Scenario, _ rank: (_ source: Int, _ row: Int) -> UInt64) -> Scenario {
        var changed = scenario
        for (source, layout) in editor.layouts.enumerated() {
            let rows = scenario.tables[source].rows
            let order = rows.indices.sorted { (rank(source, $0), $0) < (rank(source, $1), $1) }
            guard layout.unique.isEmpty else {
                changed.tables[source].rows = order.map { rows[$0] }
                continue
            }
            // Without an id, rows of one instant keep their order: nothing says which of them comes first.
            var sorted = order
            var byInstant: [Int64: [Int]] = [:]
            func instant(_ row: Int) -> Int64 {
                editor.instant(RowEditor.Place(source: source, row: row), layout.event, scenario)
            }
            for row in rows.indices.reversed() { byInstant[instant(row), default: []].append(row) }
            for position in sorted.indices {
                sorted[position] = byInstant[instant(sorted[position])]?.popLast() ?? sorted[position]
            }
            changed.tables[source].rows = sorted.map { rows[$0] }
        }
        return changed
    }
}
