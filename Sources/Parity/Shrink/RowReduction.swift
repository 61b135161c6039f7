internal import Contracts
internal import FeatureStore

/// Leaves out questions and rows for as long as what is sought still happens.
struct RowReduction {
    let shape: ScenarioShape
    let oracle: ShrinkOracle

    /// With so few rows every set of at most two is tried.
    private static let few = 14
    /// With so few rows every set is tried.
    private static let fewest = 6

    /// The scenario with as few questions and rows as are needed; the first question is the one that is meant.
    func reduce(_ scenario: Scenario) async throws(LaboratoryFailure) -> Scenario {
        var scenario = try await aloneQuestion(scenario)
        var kept = Self.places(of: scenario)
        if kept.count > Self.few {
            kept = try await related(scenario, kept)
            while kept.count > Self.few {
                let fewer = try await chunked(scenario, kept)
                guard fewer.count < kept.count else { break }
                kept = fewer
            }
        }
        if kept.count <= Self.few { kept = try await smallestSet(scenario, kept) }
        scenario = Self.keeping(kept, of: scenario)
        return scenario
    }

    /// The first question alone, or with the one other that it takes.
    private func aloneQuestion(_ scenario: Scenario) async throws(LaboratoryFailure) -> Scenario {
        guard scenario.questions.count > 1 else { return scenario }
        var candidates: [Scenario] = []
        for others in [[]] + (1..<scenario.questions.count).map({ [$0] }) {
            var candidate = scenario
            candidate.questions = ([0] + others).map { scenario.questions[$0] }
            candidates.append(candidate)
        }
        let holding = try await oracle.ask(candidates, areParts: true)
        return holding.firstIndex(of: true).map { candidates[$0] } ?? scenario
    }

    /// Of many rows those that are the entity's own, and were known: mostly the others do not matter.
    private func related(
        _ scenario: Scenario, _ all: [CellPlace]
    ) async throws(LaboratoryFailure) -> [CellPlace] {
        let own = all.filter { isLinked($0, in: scenario) }
        let asOf = scenario.questions.first.map(shape.asOf) ?? Plainness.canonical
        func isPast(_ place: CellPlace) -> Bool {
            guard
                let event = shape.sources[place.table].columns.firstIndex(where: {
                    $0.name == shape.sources[place.table].eventTime
                }), case .timestamp(let instant) = scenario.tables[place.table].rows[place.row][event]
            else { return false }
            return instant <= asOf
        }
        let candidates = [own.filter(isPast), own, all.filter(isPast)]
        let holding = try await oracle.ask(
            candidates.map { Self.keeping($0, of: scenario) }, areParts: true)
        return holding.firstIndex(of: true).map { candidates[$0] } ?? all
    }

    /// Whether a row has the question's keys, where the contract links them.
    private func isLinked(_ place: CellPlace, in scenario: Scenario) -> Bool {
        let source = shape.sources[place.table]
        guard let read = shape.view.read(source.name), let question = scenario.questions.first else { return true }
        return shape.project.links(of: read, for: shape.view.entity).allSatisfy { link in
            guard let own = source.columns.firstIndex(where: { $0.name == link.column }) else { return true }
            switch link.origin {
            case .entityKey(let name), .request(let name):
                guard let asked = shape.spine.firstIndex(where: { $0.name == name }) else { return true }
                return scenario.tables[place.table].rows[place.row][own] == question[asked]
            case .source: return true
            }
        }
    }

    /// One step with many rows: the smallest part that does alone, or all but the parts that may go.
    private func chunked(
        _ scenario: Scenario, _ kept: [CellPlace]
    ) async throws(LaboratoryFailure) -> [CellPlace] {
        let parts = kept.count > 1_000 ? 8 : 16
        let pieces = Self.pieces(kept, parts)
        // A single piece of a finer cut than the one that is left out, since what is sought mostly takes few rows.
        let fine = Self.pieces(kept, 64)
        let alone = fine + pieces
        let without = pieces.indices.map { left in pieces.indices.filter { $0 != left }.flatMap { pieces[$0] } }
        let holding = try await oracle.ask(
            (alone + without).map { Self.keeping($0, of: scenario) }, areParts: true)
        if let first = alone.indices.first(where: { holding[$0] }) { return alone[first] }
        let removable = pieces.indices.filter { holding[alone.count + $0] }
        guard !removable.isEmpty else { return parts >= kept.count ? kept : try await single(scenario, kept) }
        return try await withoutMost(removable.map { pieces[$0] }, of: scenario, kept)
    }

    /// Leaves out single rows, where no larger part may go.
    private func single(
        _ scenario: Scenario, _ kept: [CellPlace]
    ) async throws(LaboratoryFailure) -> [CellPlace] {
        guard kept.count <= 400 else { return kept }
        let candidates = kept.indices.map { left in kept.indices.filter { $0 != left }.map { kept[$0] } }
        let holding = try await oracle.ask(candidates.map { Self.keeping($0, of: scenario) }, areParts: true)
        let removable = kept.indices.filter { holding[$0] }
        return removable.isEmpty ? kept : try await withoutMost(removable.map { [kept[$0]] }, of: scenario, kept)
    }

    /// Leaves out as many of some parts together as goes, each of which may go alone.
    private func withoutMost(
        _ removable: [[CellPlace]], of scenario: Scenario, _ kept: [CellPlace]
    ) async throws(LaboratoryFailure) -> [CellPlace] {
        var kept = kept
        var rest = removable[...]
        while !rest.isEmpty {
            let base = kept
            let prefixes = (1...rest.count).map { count -> [CellPlace] in
                let gone = Set(rest.prefix(count).flatMap { $0 })
                return base.filter { !gone.contains($0) }
            }
            let holding = try await oracle.ask(prefixes.map { Self.keeping($0, of: scenario) }, areParts: true)
            let longest = holding.lastIndex(of: true).map { $0 + 1 } ?? 0
            if longest > 0 { kept = prefixes[longest - 1] }
            rest = rest.dropFirst(longest + 1)
        }
        return kept
    }

    /// The smallest set of few rows.
    private func smallestSet(
        _ scenario: Scenario, _ all: [CellPlace]
    ) async throws(LaboratoryFailure) -> [CellPlace] {
        var kept = all
        while !kept.isEmpty {
            let sets = Self.sets(of: kept.count).map { set in set.map { kept[$0] } }
            let holding = try await oracle.ask(sets.map { Self.keeping($0, of: scenario) }, areParts: true)
            if let first = sets.indices.first(where: { holding[$0] && sets[$0].count <= 2 }) { return sets[first] }
            if let first = sets.indices.first(where: { holding[$0] && sets[$0].count < kept.count - 1 }) {
                return sets[first]
            }
            let removable = sets.indices.filter { holding[$0] }.compactMap { position in
                kept.first { row in !sets[position].contains(row) }
            }
            guard !removable.isEmpty else { return kept }
            kept = try await withoutMost(removable.map { [$0] }, of: scenario, kept)
        }
        return kept
    }

    /// Sets of positions, the smallest first: all of them for very few, else those of at most two and all but one.
    private static func sets(of count: Int) -> [[Int]] {
        if count <= fewest {
            let all = (0..<(1 << count) - 1).map { bits in (0..<count).filter { bits >> $0 & 1 == 1 } }
            return (0..<count).flatMap { size in all.filter { $0.count == size } }
        }
        let pairs = (0..<count).flatMap { one in (one + 1..<count).map { [one, $0] } }
        return [[]] + (0..<count).map { [$0] } + pairs
            + (0..<count).map { left in (0..<count).filter { $0 != left } }
    }

    private static func pieces(_ kept: [CellPlace], _ parts: Int) -> [[CellPlace]] {
        let parts = min(parts, kept.count)
        return (0..<parts).map { Array(kept[(kept.count * $0 / parts)..<(kept.count * ($0 + 1) / parts)]) }
    }

    private static func places(of scenario: Scenario) -> [CellPlace] {
        scenario.tables.enumerated().flatMap { position, table in
            table.rows.indices.map { CellPlace(table: position, row: $0, column: 0) }
        }
    }

    private static func keeping(_ kept: [CellPlace], of scenario: Scenario) -> Scenario {
        var result = scenario
        for position in result.tables.indices { result.tables[position].rows = [] }
        for place in kept { result.tables[place.table].rows.append(scenario.tables[place.table].rows[place.row]) }
        return result
    }
}
