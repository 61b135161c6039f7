internal import Contracts
internal import FeatureStore

/// Reads and changes the rows of scenarios with one question in the terms of the sources' contracts.
struct RowEditor: Sendable {
    let shape: ScenarioShape
    /// By source, in the order of the view's reads.
    let layouts: [SourceLayout]
    private let checks: ScenarioChecks

    init(shape: ScenarioShape) {
        self.shape = shape
        checks = ScenarioChecks(shape: shape)
        layouts = shape.sources.map { source in
            let links = shape.view.read(source.name).map { shape.project.links(of: $0, for: shape.view.entity) } ?? []
            return SourceLayout(source: source, links: links)
        }
    }

    /// One row of a scenario.
    struct Place: Hashable, Sendable {
        let source: Int
        let row: Int
    }

    /// Whether a change of a scenario is one that the contracts allow, and brings in nothing out of the ordinary.
    func allows(_ changed: Scenario, from base: Scenario) -> Bool {
        guard checks.allows(changed) else { return false }
        let oddities = checks.oddities(in: changed)
        return oddities.isEmpty || oddities.isSubset(of: checks.oddities(in: base))
    }

    /// Whether the contracts allow a scenario.
    func allows(_ scenario: Scenario) -> Bool { checks.allows(scenario) }

    func asOf(_ scenario: Scenario) -> Int64 { shape.asOf(scenario.questions[0]).microseconds }

    /// The position of a source among the view's reads.
    func position(_ source: String) -> Int? { shape.sources.firstIndex { $0.name == source } }

    /// The rows of a source that concern the question, by their links, whenever they happened.
    func ownRows(_ source: Int, _ scenario: Scenario) -> [Int] { ownRows(source, scenario, depth: 0) }

    private func ownRows(_ source: Int, _ scenario: Scenario, depth: Int) -> [Int] {
        var wanted: [(column: Int, values: [CellValue])] = []
        for link in layouts[source].links {
            guard let column = layouts[source].column(link.column) else { continue }
            switch link.origin {
            case .entityKey(let name), .request(let name):
                guard let key = shape.spine.firstIndex(where: { $0.name == name }) else { continue }
                wanted.append((column, [scenario.questions[0][key]]))
            case .source(let name, let from):
                // Links form no circle: a source is found through sources that are read before it.
                guard depth < layouts.count, let other = position(name), let column2 = layouts[other].column(from)
                else { continue }
                let rows = ownRows(other, scenario, depth: depth + 1)
                wanted.append((column, rows.map { scenario.tables[other].rows[$0][column2] }))
            }
        }
        return scenario.tables[source].rows.indices.filter { row in
            wanted.allSatisfy { link in
                let value = scenario.tables[source].rows[row][link.column]
                return !value.isNull && link.values.contains(value)
            }
        }
    }

    /// Whether a row had happened and was known at the question's instant.
    func isVisible(_ place: Place, _ scenario: Scenario) -> Bool {
        let layout = layouts[place.source]
        let row = scenario.tables[place.source].rows[place.row]
        return layout.visibleTimes.allSatisfy { column in
            if case .timestamp(let instant) = row[column] { instant.microseconds <= asOf(scenario) } else { false }
        }
    }

    /// The rows that concern the question and were known, the latest first; at most so many of each source.
    func visibleRows(_ scenario: Scenario, limit: Int) -> [Place] {
        layouts.indices.flatMap { source in visibleRows(of: source, scenario).prefix(limit) }
    }

    /// The rows of one source that concern the question and were known, the latest first.
    func visibleRows(of source: Int, _ scenario: Scenario) -> [Place] {
        let event = layouts[source].event
        return ownRows(source, scenario).map { Place(source: source, row: $0) }
            .filter { isVisible($0, scenario) }
            .sorted { one, other in
                let times = (instant(one, event, scenario), instant(other, event, scenario))
                return times.0 == times.1 ? one.row < other.row : times.0 > times.1
            }
    }

    /// The instant in a cell; the first of all where there is none.
    func instant(_ place: Place, _ column: Int, _ scenario: Scenario) -> Int64 {
        if case .timestamp(let instant) = scenario.tables[place.source].rows[place.row][column] {
            instant.microseconds
        } else {
            .min
        }
    }

    /// The scenario without a row, and without the other versions of it.
    func removing(_ place: Place, from scenario: Scenario) -> Scenario {
        var changed = scenario
        let gone = Set(versions(of: place, scenario))
        changed.tables[place.source].rows = scenario.tables[place.source].rows.enumerated()
            .filter { !gone.contains($0.offset) }.map(\.element)
        return changed
    }

    /// The positions of a row and of the other versions of it.
    func versions(of place: Place, _ scenario: Scenario) -> [Int] {
        let layout = layouts[place.source]
        guard layout.version != nil else { return [place.row] }
        let rows = scenario.tables[place.source].rows
        return rows.indices.filter { row in layout.unique.allSatisfy { rows[row][$0] == rows[place.row][$0] } }
    }

    /// The scenario with some cells of a row changed.
    func setting(_ cells: [(column: Int, value: CellValue)], of place: Place, in scenario: Scenario) -> Scenario {
        var changed = scenario
        for cell in cells { changed.tables[place.source].rows[place.row][cell.column] = cell.value }
        return changed
    }

    /// The scenario in which a source has this row alone.
    func isolating(_ place: Place, in scenario: Scenario) -> Scenario {
        var changed = scenario
        changed.tables[place.source].rows = [scenario.tables[place.source].rows[place.row]]
        return changed
    }

    /// The row under an id of its own, with all else as it is; nil where its ids say more than which row it is.
    func twin(of row: [CellValue], _ source: Int, in scenario: Scenario, skipping: Int64 = 0) -> [CellValue]? {
        let layout = layouts[source]
        guard !layout.unique.isEmpty else { return row }
        let taken = scenario.tables[source].rows
        for column in layout.idsOfTheirOwn {
            var twin = row
            switch row[column] {
            case .int:
                let used = Set(taken.map { $0[column] }.compactMap { if case .int(let id) = $0 { id } else { nil } })
                guard let free = (1...Int64(used.count) + 1 + skipping).filter({ !used.contains($0) }).last else {
                    continue
                }
                twin[column] = .int(free)
            case .text(let text): twin[column] = .text(text + String(repeating: "x", count: Int(1 + skipping)))
            default: continue
            }
            return twin
        }
        return nil
    }

    /// All instants of the scenario so many microseconds later; nil where one would leave time.
    func shifting(_ scenario: Scenario, by microseconds: Int64) -> Scenario? {
        var (changed, fits) = (scenario, true)
        func shift(_ value: inout CellValue) {
            guard case .timestamp(let instant) = value else { return }
            let (sum, overflows) = instant.microseconds.addingReportingOverflow(microseconds)
            fits = fits && !overflows
            value = .timestamp(Timestamp(microseconds: overflows ? instant.microseconds : sum))
        }
        for table in changed.tables.indices {
            for row in changed.tables[table].rows.indices {
                for column in changed.tables[table].rows[row].indices {
                    shift(&changed.tables[table].rows[row][column])
                }
            }
        }
        for column in changed.questions[0].indices { shift(&changed.questions[0][column]) }
        return fits ? changed : nil
    }
}
