internal import FeatureStore

/// A row that happens after `as_of` is as good as absent.
struct FutureRows: SideProbe {
    let editor: RowEditor
    let features: [Int?]
    let name = "future rows"
    let kind = DivergenceClass.futureLeak

    func experiments(on scenario: Scenario) -> [Experiment] {
        let asOf = editor.asOf(scenario)
        guard asOf < .max - TimeWords.day else { return [] }
        return editor.visibleRows(scenario, limit: 2).map { place in
            let row = scenario.tables[place.source].rows[place.row]
            let name = editor.layouts[place.source].name(of: row, at: place.row)
            let without = editor.removing(place, from: scenario)
            let changes = [1, TimeWords.hour, TimeWords.day].map { later -> (Scenario?, String) in
                let words = TimeWords.sum("as_of", later)
                return (allowed(place, scenario, asOf + later), "\(name) happens at \(words) instead of not at all")
            }
            return .unchanged(without, expected: "a row that happens after as_of changes no answer", changes)
        }
    }

    private func allowed(_ place: RowEditor.Place, _ scenario: Scenario, _ instant: Int64) -> Scenario? {
        let layout = editor.layouts[place.source]
        var changed = scenario
        for row in editor.versions(of: place, scenario) {
            let version = RowEditor.Place(source: place.source, row: row)
            // What became of the row lies behind it; how the versions follow one another stays as it is.
            let delay = instant - editor.instant(version, layout.event, scenario)
            let cells = layout.instants.compactMap { column -> (column: Int, value: CellValue)? in
                guard case .timestamp(let old) = scenario.tables[place.source].rows[row][column] else { return nil }
                if column == layout.event { return (column, .timestamp(Timestamp(microseconds: instant))) }
                let isVersion = column == layout.version
                guard old.microseconds < instant || isVersion else { return nil }
                let (sum, overflows) = old.microseconds.addingReportingOverflow(delay)
                return overflows ? nil : (column, .timestamp(Timestamp(microseconds: sum)))
            }
            changed = editor.setting(cells, of: version, in: changed)
        }
        return editor.allows(changed, from: scenario) ? changed : nil
    }
}
