internal import Contracts

/// Looks at failing and agreeing inputs through every lens.
struct LensTrials {
    let laboratory: Laboratory
    /// The texts that either half looks for.
    var soughtTexts: [String] = []

    /// What a lens showed.
    struct Found: Sendable {
        let lens: Lens
        /// Of the failing inputs that hold the suspect: how many agree without it.
        let fixed: Int
        /// How many failing inputs hold the suspect.
        let changed: Int
        /// How many agreeing inputs come apart without it.
        let broken: Int
        /// How many agreeing inputs hold the suspect.
        let changedAgreeing: Int

        /// Whether the sides agree through it on what they say where there is no row: the lens took away what was counted.
        var agreesOnNothing = false
        /// Whether it takes a text away that either half looks for: then it says what is sought, and not how.
        var hidesSought = false

        /// Whether taking the suspect away takes the difference away.
        var restores: Bool { fixed * 10 >= changed * 9 && broken * 10 <= changedAgreeing }
    }

    /// What the trials showed.
    struct Result: Sendable {
        /// How many lenses the smallest input holds the suspect of.
        var tried = 0
        /// Those through which the smallest input agrees.
        var found: [Found] = []
        /// How many restore agreement.
        var restoring: Int { found.count { $0.restores } }
        /// Changed inputs of the smallest one that agree, and such that still fail: what a repair must tell apart.
        var agreeing: [Scenario] = []
        var failing: [Scenario] = []
    }

    private static let mostFailing = 10
    private static let mostAgreeing = 10

    private struct Look {
        let lens: Int
        let input: Int
        let scenario: Scenario
    }

    /// Looks.
    ///
    /// - Parameters:
    ///   - failing: inputs with one question each on which the sides differ, the smallest first.
    ///   - agreeing: inputs with one question each on which they agree.
    func run(
        of feature: Int?, failing: [Scenario], agreeing: [Scenario]
    ) async throws(LaboratoryFailure) -> Result {
        let failing = Array(failing.prefix(Self.mostFailing))
        let agreeing = Array(agreeing.prefix(Self.mostAgreeing))
        let checks = ScenarioChecks(shape: laboratory.shape)
        var looks: [Look] = []
        for (number, lens) in Lens.all.enumerated() {
            for (position, scenario) in (failing + agreeing).enumerated() where scenario.questions.count == 1 {
                let input = LensInput(shape: laboratory.shape, scenario: scenario)
                for variant in lens.variants {
                    guard let changed = variant(input), checks.allows(changed) else { continue }
                    looks.append(Look(lens: number, input: position, scenario: changed))
                }
            }
        }
        guard !looks.isEmpty else { return Result() }
        // Behind them the first input without its rows: what both say where nothing counts.
        var bare = failing[0]
        for table in bare.tables.indices { bare.tables[table].rows = [] }
        let observed = try await laboratory.ask(looks.map(\.scenario) + [bare])
        let said = laboratory.replies(observed.prepared, observed.sql)
        let saidSwift = laboratory.replies(observed.prepared, observed.swift)
        var saysNothing: [Int: Bool] = [:]
        var hiding: Set<Int> = []
        var outcomes: [Int: [Int: Bool]] = [:]
        var result = Result()
        for (position, look) in looks.enumerated() where observed.uncovered(position) == nil {
            // A half that failed too often is asked no more, which is no agreement.
            if case .unknown? = saidSwift[position].first { continue }
            let disagreements = observed.disagreements[position]
            let agrees = !Bench.fails(disagreements, feature)
            // All variants must restore agreement.
            outcomes[look.lens, default: [:]][look.input, default: true] =
                agrees && outcomes[look.lens]?[look.input] ?? true
            guard look.input == 0 else { continue }
            if Lens.all[look.lens].isOfValues, hidesSought(failing[0], look.scenario) { hiding.insert(look.lens) }
            if let feature, agrees, let value = said[position].first?.value(feature) {
                let isNothing = value == said.last?.first?.value(feature)
                saysNothing[look.lens] = saysNothing[look.lens, default: true] && isNothing
            }
            if disagreements.isEmpty {
                result.agreeing.append(look.scenario)
            } else if !agrees {
                result.failing.append(look.scenario)
            }
        }
        for (number, lens) in Lens.all.enumerated() {
            guard let seen = outcomes[number], let smallest = seen[0] else { continue }
            result.tried += 1
            guard smallest else { continue }
            let changed = seen.filter { $0.key < failing.count }
            let changedAgreeing = seen.filter { $0.key >= failing.count }
            result.found.append(
                Found(
                    lens: lens, fixed: changed.count { $0.value }, changed: changed.count,
                    broken: changedAgreeing.count { !$0.value }, changedAgreeing: changedAgreeing.count,
                    agreesOnNothing: saysNothing[number] ?? false, hidesSought: hiding.contains(number)))
        }
        return result
    }

    /// Whether a text that holds one of those sought does no longer.
    private func hidesSought(_ scenario: Scenario, _ changed: Scenario) -> Bool {
        zip(scenario.tables, changed.tables).contains { table, other in
            zip(table.rows, other.rows).contains { row, changed in
                zip(row, changed).contains { value, other in
                    guard case .text(let text) = value, case .text(let changed) = other, text != changed else {
                        return false
                    }
                    return soughtTexts.contains { text.contains($0) && !changed.contains($0) }
                }
            }
        }
    }
}
