internal import Contracts
internal import FeatureStore

extension CellProbe {
    /// What has to be true of a cell, in words, as far as the trials tell.
    func words(_ place: CellPlace, _ scenario: Scenario, _ trials: [Trial]) -> String? {
        let value = scenario[place]
        guard !trials.isEmpty else { return nil }
        guard trials.contains(where: { !$0.holds }) else { return "any" }
        if value.isNull { return "NULL" }
        let others = trials.filter { $0.kind != .null }
        if place.table == CellPlace.question, place.column == shape.asOf { return "this instant" }
        if let index = keys.index(of: place), place.table != CellPlace.question, !Plainness.keys(like: value).isEmpty {
            let partner = keys.places(index, in: scenario).first { $0 != place && scenario[$0] == value }
            return partner.map { "= \(title($0))" } ?? "none that is asked for"
        }
        guard others.contains(where: { !$0.holds }) else { return "not NULL" }
        if let row = likeRow(place, scenario), !others.contains(where: { $0.holds }) {
            return "the same as in row \(row + 1)"
        }
        switch value {
        case .timestamp(let instant): return words(instant, scenario, trials)
        case .int(let number): return range("\(number)", trials)
        case .double(let number): return range("\(number)", trials)
        case .decimal(let number): return range("\(number)", trials)
        case .date(let day): return range("\(day)", trials)
        case .bool(let value): return "\(value)"
        case .text(let text):
            return others.contains { $0.holds } ? "such as \(Self.quoted(text))" : "= \(Self.quoted(text))"
        case .null, .list: return nil
        }
    }

    /// Another row of the source with the same value in a column of no constant: being the same may be what matters.
    private func likeRow(_ place: CellPlace, _ scenario: Scenario) -> Int? {
        guard place.table != CellPlace.question else { return nil }
        let value = scenario[place]
        switch value {
        case .text(let text) where literals.texts.contains(text): return nil
        case .timestamp, .bool: return nil
        default: break
        }
        let rows = scenario.tables[place.table].rows
        return rows.indices.first { $0 != place.row && rows[$0][place.column] == value }
    }

    /// The name of a cell's column where it is asked for: `the question's tailnum`, `flights.origin`.
    private func title(_ place: CellPlace) -> String {
        let column = rules[place].column.name
        return place.table == CellPlace.question
            ? "the question's \(column)" : "\(shape.sources[place.table].name).\(column)"
    }

    private func words(_ instant: Timestamp, _ scenario: Scenario, _ trials: [Trial]) -> String {
        let asOf = scenario.questions.first.map(shape.asOf) ?? Plainness.canonical
        let text = InstantText.relative(instant, to: asOf)
        func fails(_ kind: Trial.Kind) -> Bool { trials.contains { $0.kind == kind && !$0.holds } }
        let plain = text.hasSuffix(" exactly") ? String(text.dropLast(" exactly".count)) : text
        switch (fails(.less), fails(.more)) {
        case (true, true): return text
        case (true, false): return fails(.muchMore) ? text : "\(plain) or later"
        case (false, true): return fails(.muchLess) ? text : "\(plain) or earlier"
        case (false, false): return "about \(plain)"
        }
    }

    private func range(_ text: String, _ trials: [Trial]) -> String {
        func fails(_ kind: Trial.Kind) -> Bool { trials.contains { $0.kind == kind && !$0.holds } }
        switch (fails(.less), fails(.more)) {
        case (true, true): return "exactly \(text)"
        case (true, false): return fails(.muchMore) ? text : "\(text) or more"
        case (false, true): return fails(.muchLess) ? text : "\(text) or less"
        case (false, false): return "about \(text)"
        }
    }

    /// Between single quotes where every character can be seen, else with escapes.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { ("!"..."~").contains($0) && $0 != "'" && $0 != "\\" }
        return isPlain ? "'\(text)'" : LiteralValue.text(text).description
    }
}
