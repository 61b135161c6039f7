internal import Contracts
internal import FeatureStore

/// What arrives after `as_of`, or never, is as good as absent; what a column holds that is not yet known, as good as NULL.
struct UnknownRows: SideProbe {
    let editor: RowEditor
    let features: [Int?]
    let name = "what is not yet known"
    let kind = DivergenceClass.unknownLeak

    func experiments(on scenario: Scenario) -> [Experiment] {
        guard editor.asOf(scenario) < .max - TimeWords.day * 2 else { return [] }
        return editor.visibleRows(scenario, limit: 2).flatMap { place in
            lateArrivals(place, scenario) + unknownColumns(place, scenario)
        }
    }

    private func lateArrivals(_ place: RowEditor.Place, _ scenario: Scenario) -> [Experiment] {
        let layout = editor.layouts[place.source]
        guard let arrival = layout.arrival else { return [] }
        let asOf = editor.asOf(scenario)
        let name = layout.name(of: scenario.tables[place.source].rows[place.row], at: place.row)
        let without = editor.removing(place, from: scenario)
        // One version, arriving late; the others would have been seen before.
        var alone = without
        alone.tables[place.source].rows.append(scenario.tables[place.source].rows[place.row])
        let added = RowEditor.Place(source: place.source, row: alone.tables[place.source].rows.count - 1)
        func arriving(_ value: CellValue) -> Scenario? {
            var cells = [(column: arrival, value: value)]
            if let version = layout.version, version != arrival { cells.append((version, value)) }
            let changed = editor.setting(cells, of: added, in: alone)
            // A row that never arrives is out of the ordinary, and still is one that nobody knows.
            return editor.allows(changed) ? changed : nil
        }
        var changes: [(Scenario?, String)] = [1, TimeWords.day].map { later in
            let value = CellValue.timestamp(Timestamp(microseconds: asOf + later))
            return (arriving(value), "\(name) arrives at \(TimeWords.sum("as_of", later)) instead of not at all")
        }
        if layout.source.columns[arrival].isNullable, layout.version != arrival {
            changes.append((arriving(.null), "\(name) is there but never arrives"))
        }
        return [.unchanged(without, expected: "a row that has not arrived by as_of changes no answer", changes)]
    }

    /// For each instant from which on columns are known: the row with that instant behind `as_of`, and what it holds changed.
    private func unknownColumns(_ place: RowEditor.Place, _ scenario: Scenario) -> [Experiment] {
        let layout = editor.layouts[place.source]
        let asOf = editor.asOf(scenario)
        let row = scenario.tables[place.source].rows[place.row]
        let name = layout.name(of: row, at: place.row)
        let times = Set(layout.knownAt.map(\.time)).sorted()
        return times.compactMap { time -> Experiment? in
            let columns = layout.knownAt.filter { $0.time == time }.map(\.column)
            func moved(to later: Int64, _ change: (Int) -> CellValue?) -> Scenario? {
                var cells: [(column: Int, value: CellValue)] = [
                    (time, .timestamp(Timestamp(microseconds: asOf + later)))
                ]
                for column in columns where column != time {
                    if let value = change(column) { cells.append((column, value)) }
                }
                let changed = editor.setting(cells, of: place, in: scenario)
                return editor.allows(changed, from: scenario) ? changed : nil
            }
            guard let base = moved(to: 1, { _ in nil }) else { return nil }
            let title = layout.source.columns[time].name
            let changes: [(Scenario?, String)] = [
                (
                    moved(to: TimeWords.day, { _ in nil }),
                    "\(name): \(title) at as_of + 1d instead of as_of + 1us"
                ),
                (
                    moved(to: 1) { column in CellVariation.other(row[column], layout.source.columns[column]) },
                    "\(name): what is known from \(title) = as_of + 1us on holds other values"
                ),
                (neverKnown(place, time, columns, scenario), "\(name): \(title) is NULL instead of as_of + 1us"),
            ]
            return .unchanged(base, expected: "what becomes known after as_of changes no answer", changes)
        }
    }

    private func neverKnown(
        _ place: RowEditor.Place, _ time: Int, _ columns: [Int], _ scenario: Scenario
    ) -> Scenario? {
        let contracts = editor.layouts[place.source].source.columns
        guard ([time] + columns).allSatisfy({ contracts[$0].isNullable }) else { return nil }
        let changed = editor.setting(([time] + columns).map { ($0, .null) }, of: place, in: scenario)
        return editor.allows(changed, from: scenario) ? changed : nil
    }
}
