/// Tries edits alone and together.
struct EditRounds {
    let oracle: ShrinkOracle

    /// Makes as many edits at once as hold together: of each slot the first that holds alone.
    ///
    /// - Parameters:
    ///   - slots: each a thing with its alternatives.
    ///   - before: slots that are asked about in the same breath; where one of them holds, the others wait.
    /// - Returns: the scenario after them, or nil when no edit holds.
    func step(
        _ scenario: Scenario, _ slots: [[ScenarioEdit]], before: [[ScenarioEdit]] = []
    ) async throws(LaboratoryFailure) -> Scenario? {
        let all = before + slots
        let flat = all.flatMap { $0 }
        guard !flat.isEmpty else { return nil }
        let holding = try await oracle.ask(flat.map { scenario.applying([$0]) })
        var chosen: [ScenarioEdit] = []
        var start = 0
        for (position, slot) in all.enumerated() {
            if position == before.count, !chosen.isEmpty { break }
            if let first = slot.indices.first(where: { holding[start + $0] }) { chosen.append(slot[first]) }
            start += slot.count
        }
        guard let first = chosen.first else { return nil }
        guard chosen.count > 1 else { return scenario.applying([first]) }
        return try await together(scenario, chosen)
    }

    /// The scenario after as many of some edits as hold together, each of which holds alone.
    private func together(
        _ scenario: Scenario, _ chosen: [ScenarioEdit]
    ) async throws(LaboratoryFailure) -> Scenario? {
        var taken: [ScenarioEdit] = []
        var rest = chosen[...]
        while !rest.isEmpty {
            let base = taken
            let prefixes = (1...rest.count).map { base + rest.prefix($0) }
            let holding = try await oracle.ask(prefixes.map { scenario.applying($0) })
            let longest = holding.lastIndex(of: true).map { $0 + 1 } ?? 0
            if longest > 0 { taken = prefixes[longest - 1] }
            rest = rest.dropFirst(longest + 1)
        }
        return taken.isEmpty ? nil : scenario.applying(taken)
    }
}
