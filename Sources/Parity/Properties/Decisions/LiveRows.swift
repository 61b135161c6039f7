internal import FeatureStore

/// Picks the rows of an input with which decisions are tried, each among its neighbours and alone.
struct LiveRows {
    let editor: RowEditor

    /// A row, and the input in which it is tried.
    struct Context {
        let scenario: Scenario
        let place: RowEditor.Place
        /// What the row is called in a sentence.
        let name: String
    }

    /// How many rows of an input are tried.
    private static let mostRows = 2

    /// The latest rows of a source that are known, each alone among the rows of the source, and as it stands.
    func contexts(of source: Int, in scenario: Scenario) -> [Context] {
        let layout = editor.layouts[source]
        var contexts: [Context] = []
        for place in editor.visibleRows(of: source, scenario).prefix(Self.mostRows) {
            let row = scenario.tables[source].rows[place.row]
            if scenario.tables[source].rows.count > 1 {
                // Versions of a row are never torn apart.
                if layout.version == nil || editor.versions(of: place, scenario).count == 1 {
                    contexts.append(
                        Context(scenario: scenario, place: place, name: layout.name(of: row, at: place.row)))
                }
            }
            let alone = editor.isolating(place, in: scenario)
            contexts.append(
                Context(
                    scenario: alone, place: RowEditor.Place(source: source, row: 0),
                    name: layout.name(of: row, at: 0)))
        }
        return contexts
    }
}
