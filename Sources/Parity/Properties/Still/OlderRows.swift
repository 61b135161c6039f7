internal import Contracts
internal import FeatureStore

/// A row that is older than `reads:` says is as good as absent, so that an online store may forget it.
struct OlderRows: SideProbe {
    let editor: RowEditor
    let features: [Int?]
    let name = "rows older than reads"
    let kind = DivergenceClass.beyondReads

    func experiments(on scenario: Scenario) -> [Experiment] {
        editor.layouts.indices.flatMap { source -> [Experiment] in
            guard let read = editor.shape.view.read(editor.layouts[source].source.name) else { return [] }
            switch read.extent {
            case .within(let length): return within(length, source, scenario)
            case .latest: return last(1, source, scenario)
            case .last(let count): return last(count, source, scenario)
            case .all: return []
            }
        }
    }

    private func within(_ length: Int64, _ source: Int, _ scenario: Scenario) -> [Experiment] {
        let layout = editor.layouts[source]
        let (start, overflows) = editor.asOf(scenario).subtractingReportingOverflow(length)
        guard !overflows, start > .min + 400 * TimeWords.day else { return [] }
        let name = layout.source.name
        let expected = "no answer depends on rows of \(name) before as_of - \(words(length))"
        var experiments: [Experiment] = []
        var without = scenario
        without.tables[source].rows = scenario.tables[source].rows.indices.filter { row in
            editor.instant(RowEditor.Place(source: source, row: row), layout.event, scenario) >= start
        }.map { scenario.tables[source].rows[$0] }
        if without.rowCount < scenario.rowCount {
            experiments.append(
                .unchanged(
                    scenario, expected: expected,
                    [(without, "rows of \(name) before as_of - \(words(length)) are forgotten")]))
        }
        for place in editor.visibleRows(of: source, scenario).prefix(2) where layout.version == nil {
            let title = layout.name(of: scenario.tables[source].rows[place.row], at: place.row)
            let changes = [1, TimeWords.hour, 2 * TimeWords.day, 20 * TimeWords.day, length].flatMap {
                earlier -> [(Scenario?, String)] in
                let (instant, overflows) = start.subtractingReportingOverflow(earlier)
                guard !overflows else { return [] }
                let words = TimeWords.sum("as_of", -length) + " - " + self.words(earlier)
                return [false, true].map { movesAll in
                    (
                        moved(place, to: instant, movesAll, scenario),
                        "\(title) happens at \(words) instead of not at all"
                    )
                }
            }
            experiments.append(
                .unchanged(editor.removing(place, from: scenario), expected: expected, changes))
        }
        return experiments
    }

    private func words(_ length: Int64) -> String { DurationText.canonical(microseconds: length) }

    /// The scenario in which a row happens at an instant: what became of it stays, or moves with it.
    private func moved(
        _ place: RowEditor.Place, to instant: Int64, _ movesAll: Bool, _ scenario: Scenario
    ) -> Scenario? {
        let layout = editor.layouts[place.source]
        let delay = instant - editor.instant(place, layout.event, scenario)
        let cells = layout.instants.compactMap { column -> (column: Int, value: CellValue)? in
            guard column == layout.event || movesAll,
                case .timestamp(let old) = scenario.tables[place.source].rows[place.row][column]
            else { return nil }
            let (sum, overflows) = old.microseconds.addingReportingOverflow(delay)
            return overflows ? nil : (column, .timestamp(Timestamp(microseconds: sum)))
        }
        let changed = editor.setting(cells, of: place, in: scenario)
        return editor.allows(changed, from: scenario) ? changed : nil
    }

    /// The scenario with the last rows of each key alone, against the whole of it.
    private func last(_ count: Int, _ source: Int, _ scenario: Scenario) -> [Experiment] {
        let layout = editor.layouts[source]
        guard layout.version == nil else { return [] }
        var groups: [(key: [CellValue], places: [RowEditor.Place])] = []
        for place in editor.visibleRows(of: source, scenario) {
            let key = layout.linkColumns.map { scenario.tables[source].rows[place.row][$0] }
            if let group = groups.firstIndex(where: { $0.key == key }) {
                groups[group].places.append(place)
            } else {
                groups.append((key, [place]))
            }
        }
        var gone: Set<Int> = []
        for group in groups where group.places.count > count && count > 0 {
            // Of rows of one instant none is the older one.
            let cut = editor.instant(group.places[count - 1], layout.event, scenario)
            for place in group.places where editor.instant(place, layout.event, scenario) < cut {
                gone.insert(place.row)
            }
        }
        guard !gone.isEmpty else { return [] }
        var without = scenario
        without.tables[source].rows = scenario.tables[source].rows.indices.filter { !gone.contains($0) }
            .map { scenario.tables[source].rows[$0] }
        let name = layout.source.name
        let extent = count == 1 ? "the latest row" : "the last \(count) rows"
        return [
            .unchanged(
                scenario, expected: "no answer depends on rows of \(name) before \(extent)",
                [(without, "rows of \(name) before \(extent) are forgotten")])
        ]
    }
}
