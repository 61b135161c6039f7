internal import Contracts
internal import FeatureStore

/// The same version of a row delivered twice counts once, and a version that comes behind `as_of` does not count yet.
struct Redelivery: SideProbe {
    let editor: RowEditor
    let features: [Int?]
    let name = "double delivery and later versions"
    let kind = DivergenceClass.deliveryDependent

    func experiments(on scenario: Scenario) -> [Experiment] {
        let asOf = editor.asOf(scenario)
        guard asOf < .max - TimeWords.day else { return [] }
        return editor.visibleRows(scenario, limit: 2).compactMap { place in
            let layout = editor.layouts[place.source]
            guard let version = layout.version else { return nil }
            let row = scenario.tables[place.source].rows[place.row]
            let name = layout.name(of: row, at: place.row)
            func adding(_ added: [CellValue]) -> Scenario? {
                var changed = scenario
                changed.tables[place.source].rows.append(added)
                return editor.allows(changed, from: scenario) ? changed : nil
            }
            var later = row
            later[version] = .timestamp(Timestamp(microseconds: asOf + 1))
            if let arrival = layout.arrival { later[arrival] = later[version] }
            var correction = later
            for (column, contract) in layout.source.columns.enumerated()
            where !layout.unique.contains(column) && !layout.instants.contains(column) {
                if let other = CellVariation.other(row[column], contract) { correction[column] = other }
            }
            return .unchanged(
                scenario, expected: "delivering a row again, or correcting it after as_of, changes no answer",
                [
                    (adding(row), "\(name) is delivered twice"),
                    (adding(later), "\(name) is delivered again at as_of + 1us"),
                    (adding(correction), "\(name) is corrected at as_of + 1us"),
                ])
        }
    }
}
