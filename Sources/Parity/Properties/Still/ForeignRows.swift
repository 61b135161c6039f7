internal import Contracts

/// A row of another entity is as good as absent.
struct ForeignRows: SideProbe {
    let editor: RowEditor
    let features: [Int?]
    let name = "rows of other entities"
    let kind = DivergenceClass.foreignLeak

    func experiments(on scenario: Scenario) -> [Experiment] {
        editor.visibleRows(scenario, limit: 2).map { place in
            let layout = editor.layouts[place.source]
            let row = scenario.tables[place.source].rows[place.row]
            let name = layout.name(of: row, at: place.row)
            var changes: [(Scenario?, String)] = []
            for column in layout.linkColumns {
                let contract = layout.source.columns[column]
                let keys = CellVariation.foreignKeys(row[column]) + (contract.isNullable ? [.null] : [])
                for key in keys {
                    changes.append(
                        (
                            foreign(place, column, key, scenario),
                            "\(name) is there with another \(contract.name)"
                        ))
                }
            }
            return .unchanged(
                editor.removing(place, from: scenario), expected: "a row of another entity changes no answer",
                changes)
        }
    }

    /// The scenario with all versions of a row moved to a key through which the question does not find it.
    private func foreign(
        _ place: RowEditor.Place, _ column: Int, _ key: CellValue, _ scenario: Scenario
    ) -> Scenario? {
        var changed = scenario
        for row in editor.versions(of: place, scenario) {
            changed.tables[place.source].rows[row][column] = key
        }
        // Another source may lead to the new key: then the row is nobody else's.
        guard !editor.ownRows(place.source, changed).contains(place.row), editor.allows(changed, from: scenario) else {
            return nil
        }
        return changed
    }
}
