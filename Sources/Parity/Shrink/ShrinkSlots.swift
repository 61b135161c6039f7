internal import Contracts
internal import FeatureStore

/// Everything that can be made plainer about a scenario in one step.
///
/// A slot is one thing with its alternatives, the plainest first; of each slot at most one is taken. What a former slot
/// changes, a later one leaves alone.
struct ShrinkSlots {
    let shape: ScenarioShape
    let keys: KeyColumns
    let rules: ShrinkRules
    let scenario: Scenario
    let plainness: Plainness
    private var targets: PlainTargets { PlainTargets(plainness: plainness) }

    init(shape: ScenarioShape, keys: KeyColumns, rules: ShrinkRules, literals: HalfLiterals, scenario: Scenario) {
        self.shape = shape
        self.keys = keys
        self.rules = rules
        self.scenario = scenario
        plainness = Plainness(
            literals: literals, asOf: scenario.questions.first.map(shape.asOf) ?? Plainness.canonical)
    }

    /// Rows and questions that may be left out; the first question is the one that is meant.
    var deletions: [[ScenarioEdit]] {
        scenario.questions.indices.dropFirst().map { [.deleteQuestion($0)] }
            + scenario.tables.enumerated().flatMap { position, table in
                table.rows.indices.map {
                    [.deleteRow(table: position, row: $0)] + RowMerging(self).merges(position, $0)
                }
            }
    }

    /// Values, order and time.
    var changes: [[ScenarioEdit]] {
        (renamings + numberings + bundles + equals + cells + [order, timeline]).filter { !$0.isEmpty }
    }

    /// Keys, in all places that hold the same one.
    private var renamings: [[ScenarioEdit]] {
        keys.classes.indices.flatMap { index -> [[ScenarioEdit]] in
            let places = keys.places(index, in: scenario)
            var distinct: [CellValue] = []
            for place in places where !scenario[place].isNull && !distinct.contains(scenario[place]) {
                distinct.append(scenario[place])
            }
            return distinct.map { value in
                let held = places.filter { scenario[$0] == value }
                let bound = plainness.keyCost(value)
                return Plainness.keys(like: value).filter { key in
                    plainness.keyCost(key) < bound && !distinct.contains(key)
                        && held.allSatisfy { rules[$0].allows(key) }
                }.map { key in .assign(held.map { ($0, key) }) }
            }
        }
    }

    /// Ids in the order of the rows: 1, 2, 3.
    private var numberings: [[ScenarioEdit]] {
        scenario.tables.indices.flatMap { table -> [[ScenarioEdit]] in
            shape.sources[table].columns.indices.map { column in
                let places = scenario.tables[table].rows.indices.map {
                    CellPlace(table: table, row: $0, column: column)
                }
                guard let first = places.first, rules.isIdentity(first), keys.index(of: first) == nil else { return [] }
                var distinct: [CellValue] = []
                for place in places where !distinct.contains(scenario[place]) { distinct.append(scenario[place]) }
                let plain = Plainness.keys(like: distinct[0])
                guard distinct.count <= plain.count, Array(plain.prefix(distinct.count)) != distinct else { return [] }
                return [
                    .assign(
                        places.compactMap { place in
                            distinct.firstIndex(of: scenario[place]).map { (place, plain[$0]) }
                        })
                ]
            }
        }
    }

    /// Columns that become known together, with the time at which they do.
    private var bundles: [[ScenarioEdit]] {
        shape.sources.enumerated().flatMap { position, source -> [[ScenarioEdit]] in
            let times = Set(source.knownAt.values).sorted()
            return times.flatMap { time -> [[ScenarioEdit]] in
                let columns = source.columns.indices.filter { column in
                    let name = source.columns[column].name
                    return (name == time || source.knownAt[name] == time) && source.columns[column].isNullable
                }
                return scenario.tables[position].rows.indices.map { row in
                    let places = columns.map { CellPlace(table: position, row: row, column: $0) }
                        .filter { !scenario[$0].isNull }
                    return places.count < 2 ? [] : [.assign(places.map { ($0, .null) })]
                }
            }
        }
    }

    /// Values that stand in several cells and may have to stay equal.
    private var equals: [[ScenarioEdit]] {
        var groups: [(value: CellValue, places: [CellPlace])] = []
        for place in scenario.places where !isTime(place) {
            let value = scenario[place]
            guard !value.isNull, keys.index(of: place) == nil || Plainness.keys(like: value).isEmpty else { continue }
            if let index = groups.firstIndex(where: { $0.value == value }) {
                groups[index].places.append(place)
            } else {
                groups.append((value, [place]))
            }
        }
        return groups.filter { $0.places.count > 1 }.map { group in
            guard let first = group.places.first else { return [] }
            return targets.targets(for: group.value, rules[first]).prefix(16).filter { target in
                group.places.allSatisfy { rules[$0].allows(target) }
            }.map { target in .assign(group.places.map { ($0, target) }) }
        }
    }

    /// Single cells.
    private var cells: [[ScenarioEdit]] {
        scenario.places.filter { !isTime($0) }.map { place in
            plainer(place).map { .assign([(place, $0)]) }
        }
    }

    private func plainer(_ place: CellPlace) -> [CellValue] {
        let value = scenario[place]
        if let index = keys.index(of: place), !Plainness.keys(like: value).isEmpty {
            guard place.table != CellPlace.question else { return [] }
            // A key that another question or row has already, where the two need not differ.
            let bound = plainness.keyCost(value)
            var found: [CellValue] = []
            for other in keys.places(index, in: scenario).map({ scenario[$0] })
            where !other.isNull && plainness.keyCost(other) < bound && !found.contains(other) {
                found.append(other)
            }
            return found
        }
        if rules.isIdentity(place), !Plainness.keys(like: value).isEmpty {
            let bound = plainness.keyCost(value)
            return Plainness.keys(like: value).filter { plainness.keyCost($0) < bound && rules[place].allows($0) }
        }
        return targets.targets(for: value, rules[place], anchors: anchors(of: place))
    }

    /// Other instants of the row, from which an instant may be counted.
    private func anchors(of place: CellPlace) -> [Timestamp] {
        guard place.table != CellPlace.question, case .timestamp = scenario[place] else { return [] }
        return scenario.tables[place.table].rows[place.row].indices.filter { $0 != place.column }.compactMap { column in
            if case .timestamp(let instant) = scenario.tables[place.table].rows[place.row][column] { return instant }
            return nil
        }
    }

    /// Whether the cell is an `as_of`, which moves with everything else.
    private func isTime(_ place: CellPlace) -> Bool {
        place.table == CellPlace.question && place.column == shape.asOf
    }

    /// Rows in the order of their times; ids follow the rows, so that neither undoes what the other did.
    private var order: [ScenarioEdit] {
        var orders: [Int: [Int]] = [:]
        for (position, source) in shape.sources.enumerated() {
            let rows = scenario.tables[position].rows
            let event = source.columns.firstIndex { $0.name == source.eventTime } ?? 0
            let sorted = rows.indices.sorted { one, other in
                guard case .timestamp(let first) = rows[one][event], case .timestamp(let second) = rows[other][event],
                    first != second
                else { return one < other }
                return first < second
            }
            if sorted != Array(rows.indices) { orders[position] = sorted }
        }
        return orders.isEmpty ? [] : [.sort(orders)]
    }

    /// The whole input at a plainer time.
    private var timeline: [ScenarioEdit] {
        Timeline(shape: shape, scenario: scenario, literals: plainness.literals).plainer(than: plainness.asOf)
            .map { .shift(microseconds: $0) }
    }
}

/// What each column of a view's scenarios allows.
struct ShrinkRules: Sendable {
    private let questions: [CellRule]
    private let tables: [[CellRule]]
    private let identities: [Set<Int>]

    init(_ shape: ScenarioShape) {
        questions = shape.spine.map { CellRule($0) }
        tables = shape.sources.map { source in source.columns.map { CellRule($0) } }
        identities = shape.sources.map { source in
            Set(source.columns.indices.filter { source.identity.contains(source.columns[$0].name) })
        }
    }

    /// What the column of a cell allows.
    subscript(place: CellPlace) -> CellRule {
        place.table == CellPlace.question ? questions[place.column] : tables[place.table][place.column]
    }

    /// Whether the cell does no more than tell its row from others.
    func isIdentity(_ place: CellPlace) -> Bool {
        place.table != CellPlace.question && identities[place.table].contains(place.column)
    }
}
