internal import Contracts
internal import FeatureStore

/// Finds out for each cell of a smallest input whether its value matters, by trying others.
struct CellProbe {
    let shape: ScenarioShape
    let keys: KeyColumns
    let rules: ShrinkRules
    let literals: HalfLiterals
    let oracle: ShrinkOracle

    /// One other value of a cell, and what came of it.
    struct Trial {
        let kind: Kind
        let edit: ScenarioEdit
        var holds = false

        /// In which way the value is another.
        enum Kind { case null, less, more, muchLess, muchMore, other }
    }

    /// For each cell, the questions' first, whether its value matters.
    func meanings(_ scenario: Scenario) async throws(LaboratoryFailure) -> [CellMeaning] {
        let places = scenario.places
        var trials = places.map { place in
            alternatives(place, in: scenario).filter { scenario.applying([$0.edit]).map(oracle.isPossible) ?? false }
        }
        let holding = try await oracle.ask(trials.flatMap { $0 }.map { scenario.applying([$0.edit]) }, areParts: true)
        var position = 0
        for cell in trials.indices {
            for trial in trials[cell].indices {
                trials[cell][trial].holds = holding[position]
                position += 1
            }
        }
        return zip(places, trials).map { place, trials in
            CellMeaning(
                source: place.table == CellPlace.question ? nil : shape.sources[place.table].name, row: place.row,
                column: rules[place].column.name, matters: trials.contains { !$0.holds },
                words: words(place, scenario, trials))
        }
    }

    private func alternatives(_ place: CellPlace, in scenario: Scenario) -> [Trial] {
        let value = scenario[place]
        if place.table == CellPlace.question, place.column == shape.asOf {
            return [(HalfLiterals.day, Trial.Kind.muchMore), (-Plainness.hour, .muchLess), (1, .more)].map {
                Trial(kind: $1, edit: .shift(microseconds: $0))
            }
        }
        if let index = keys.index(of: place), let fresh = freshKey(index, in: scenario, like: value) {
            // The asked key is another in all places, that of a row in this one alone.
            let held = keys.places(index, in: scenario).filter { scenario[$0] == value }
            let cells = place.table == CellPlace.question ? held : [place]
            return [Trial(kind: .other, edit: .assign(cells.map { ($0, fresh) }))]
        }
        let plainness = Plainness(
            literals: literals, asOf: scenario.questions.first.map(shape.asOf) ?? Plainness.canonical)
        var found = Self.others(value, rules[place].column.type, plainness).map { kind, other in
            Trial(kind: kind, edit: edit(place, other, in: scenario, plainness))
        }
        if !value.isNull, rules[place].allowsNull {
            found.append(Trial(kind: .null, edit: edit(place, .null, in: scenario, plainness)))
        }
        return found
    }

    /// Gives a cell another value, together with what becomes known with it where it may not change alone.
    private func edit(
        _ place: CellPlace, _ value: CellValue, in scenario: Scenario, _ plainness: Plainness
    ) -> ScenarioEdit {
        let alone = ScenarioEdit.assign([(place, value)])
        guard place.table != CellPlace.question, !(scenario.applying([alone]).map(oracle.isPossible) ?? false) else {
            return alone
        }
        let source = shape.sources[place.table]
        let own = source.columns[place.column].name
        let time = source.knownAt[own] ?? own
        let row = scenario.tables[place.table].rows[place.row]
        let event = source.columns.firstIndex { $0.name == source.eventTime }.map { row[$0] } ?? .null
        let others = source.columns.indices.filter { column in
            let name = source.columns[column].name
            return column != place.column && (name == time || source.knownAt[name] == time)
        }
        return .assign(
            [(place, value)]
                + others.map { column in
                    let cell = CellPlace(table: place.table, row: place.row, column: column)
                    guard !value.isNull else { return (cell, .null) }
                    guard row[column].isNull else { return (cell, row[column]) }
                    if source.columns[column].name == time { return (cell, event) }
                    let plain = Self.others(.null, source.columns[column].type, plainness).first
                    return (cell, plain?.1 ?? .null)
                })
    }

    private func freshKey(_ index: Int, in scenario: Scenario, like value: CellValue) -> CellValue? {
        let taken = keys.places(index, in: scenario).map { scenario[$0] }
        return Plainness.keys(like: value).last { !taken.contains($0) }
    }

    private static func others(
        _ value: CellValue, _ type: ValueType, _ plainness: Plainness
    ) -> [(Trial.Kind, CellValue)] {
        switch value {
        case .null:
            switch type {
            case .int: return [(.other, .int(1)), (.other, .int(1_000))]
            case .double: return [(.other, .double(1)), (.other, .double(1_000))]
            case .decimal: return [(.other, .decimal(ExactDecimal(1)))]
            case .text: return [(.other, .text("a")), (.other, .text(""))]
            case .bool: return [(.other, .bool(false)), (.other, .bool(true))]
            case .timestamp:
                return [(.other, .timestamp(Timestamp(microseconds: plainness.asOf.microseconds &- Plainness.hour)))]
            case .date: return [(.other, .date(plainness.asOf.localTime(in: .utc).date))]
            case .list: return [(.other, .list([]))]
            }
        case .bool(let value): return [(.other, .bool(!value))]
        case .int(let number):
            return [(.less, -1), (.more, 1), (.muchLess, -1_000), (.muchMore, 1_000)].map {
                ($0, .int(number.addingReportingOverflow($1).partialValue))
            }
        case .double(let number):
            return [(.less, -1.0), (.more, 1), (.muchLess, -1_000), (.muchMore, 1_000), (.other, 0.5)].map {
                ($0, .double(number + $1))
            }
        case .decimal(let number):
            return [(Trial.Kind.less, -1), (.more, 1)].compactMap { kind, step in
                number.adding(ExactDecimal(step)).map { (kind, .decimal($0)) }
            }
        case .text(let text):
            return [text.utf8.elementsEqual("b".utf8) ? "c" : "b", text.isEmpty ? "d" : "", text + "b"].map {
                (.other, .text($0))
            }
        case .timestamp(let instant):
            return [
                (Trial.Kind.less, Int64(-1)), (.more, 1), (.muchLess, -Plainness.hour), (.muchMore, Plainness.hour),
            ].map { ($0, .timestamp(Timestamp(microseconds: instant.microseconds &+ $1))) }
        case .date(let day):
            return [(.less, -1), (.more, 1), (.muchLess, -400), (.muchMore, 400)].map {
                ($0, .date(CalendarDate(daysSinceEpoch: day.daysSinceEpoch &+ $1)))
            }
        case .list(let elements):
            return [(.other, .list(elements.isEmpty ? [.null] : [])), (.other, .list(Array(elements.dropLast())))]
        }
    }
}
