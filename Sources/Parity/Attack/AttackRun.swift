internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Attacks one view on one warehouse: invents data, asks both sides, tries each side alone, and writes into the ledger what
/// came of it.
struct AttackRun {
    let laboratory: Laboratory
    let ledger: ViewLedger
    let options: AttackOptions
    /// How many examples of a finding are kept.
    let examples: Int
    /// The sides that are tried alone here.
    let sides: [Side]
    let progress: @Sendable (ProgressEvent) -> Void

    /// How many scenarios are asked at first, so that what is plain is known soon; later, since asking costs a process; and
    /// in one go of the small ones that come after all others.
    private static let batchSizes = (first: 400, later: 3_000, small: 15_000)
    /// How many scenarios on which the sides agree are kept, for experiments that must not break them.
    static let agreeingKept = 400
    /// How many failing scenarios of one feature and class are kept.
    static let failingKept = 60
    /// How many of them have the same number of rows.
    static let alikeKept = 16

    /// What the attack leaves for whoever explains.
    struct Haul: Sendable {
        /// Scenarios on which the sides agree.
        var agreeing: [Scenario] = []
        /// By feature and class: scenarios on which they do not, those with the fewest rows first.
        var failing: [ViewLedger.FindingKey: [Failing]] = [:]
        /// By feature and class, and number of rows: how many such scenarios were met.
        var met: [ViewLedger.FindingKey: [Int: Int]] = [:]
    }

    /// Attacks.
    ///
    /// - Throws: ``LaboratoryFailure`` when nothing can be asked any more.
    func run() async throws(LaboratoryFailure) -> Haul {
        var generator = ScenarioGenerator(
            shape: laboratory.shape, query: laboratory.query.query, options: options)
        var haul = Haul()
        var (cases, questions, rows) = (0, 0, 0)
        progress(.attacking(view: ledger.view.name, cases: cases, warehouse: ledger.warehouse))
        let first = laboratory.prepare(generator.next(Self.batchSizes.first))
        var step = try await Self.step(first, behind: generator, in: laboratory)
        while let answers = step.answers {
            // While these are compared, the sides answer the next, and those behind them are invented.
            let (prepared, generator, laboratory) = (step.upcoming, step.generator, laboratory)
            async let following = Result { () async throws(LaboratoryFailure) in
                try await Self.step(prepared, behind: generator, in: laboratory)
            }
            let observed = try laboratory.compare(answers.loaded, sql: answers.sql, swift: answers.swift)
            take(observed, firstCase: cases, into: &haul)
            cases += observed.scenarios.count
            questions += observed.compared
            rows += observed.scenarios.reduce(0) { $0 + $1.rowCount }
            progress(.attacking(view: ledger.view.name, cases: cases, warehouse: ledger.warehouse))
            step = try await following.get()
        }
        ledger.attack = AttackSummary(
            seed: options.seed, cases: cases, questions: questions, rows: rows, stop: step.generator.stop,
            coverage: step.generator.coverage)
        let result = try await SideProperties(laboratory: laboratory, seed: options.seed, sides: sides)
            .check(haul.agreeing + haul.failing.keys.sorted().flatMap { haul.failing[$0, default: []].map(\.scenario) })
        ledger.properties = result.properties
        ledger.decisions = result.decisions
        for violation in result.violations { note(violation) }
        return haul
    }

    /// What the sides said to some scenarios, and the scenarios that are to be asked next.
    private struct Step: Sendable {
        /// Nil when there was nothing left to ask.
        let answers: Laboratory.Answers?
        let upcoming: Laboratory.Prepared
        /// The generator behind the upcoming.
        let generator: ScenarioGenerator
    }

    /// Asks both sides, and invents the next meanwhile.
    private static func step(
        _ prepared: Laboratory.Prepared, behind generator: ScenarioGenerator, in laboratory: Laboratory
    ) async throws(LaboratoryFailure) -> Step {
        guard !prepared.scenarios.isEmpty else {
            return Step(answers: nil, upcoming: prepared, generator: generator)
        }
        async let invented = more(of: generator, in: laboratory)
        let answers = try await laboratory.answers(to: prepared)
        let (behind, upcoming) = await invented
        return Step(answers: answers, upcoming: upcoming, generator: behind)
    }

    private static func more(
        of generator: ScenarioGenerator, in laboratory: Laboratory
    ) async -> (ScenarioGenerator, Laboratory.Prepared) {
        var generator = generator
        let scenarios = generator.next(generator.isSmallNow ? batchSizes.small : batchSizes.later)
        return (generator, laboratory.prepare(scenarios))
    }

    /// Writes down what a batch showed.
    private func take(_ observed: Observations, firstCase: Int, into haul: inout Haul) {
        ledger.compared.generated += observed.compared
        for feature in observed.seen.indices { ledger.seen[feature].merge(observed.seen[feature]) }
        var replies: (sql: [[Reply]], swift: [[Reply]])?
        for (index, disagreements) in observed.disagreements.enumerated() {
            let scenario = observed.scenarios[index]
            guard !disagreements.isEmpty else {
                if observed.uncovered(index) == nil, haul.agreeing.count < Self.agreeingKept {
                    haul.agreeing.append(scenario)
                }
                continue
            }
            let taken =
                replies
                ?? (
                    laboratory.replies(observed.prepared, observed.sql),
                    laboratory.replies(observed.prepared, observed.swift)
                )
            replies = taken
            for disagreement in disagreements {
                let failing = Failing(
                    scenario: scenario, question: disagreement.question, feature: disagreement.feature,
                    kind: disagreement.kind, origin: .generated)
                let isDoubtful = disagreement.kind == .sqlError && observed.doubtful.contains(index)
                if !isDoubtful { keep(failing, in: &haul) }
                let spineID = Int64(disagreement.question + 1)
                ledger.add(
                    feature: disagreement.feature, kind: disagreement.kind,
                    at: ViewLedger.Place(caseID: Int64(firstCase + index + 1), spineID: spineID), limit: examples,
                    failing: { failing }
                ) {
                    InventedDivergence(laboratory: laboratory, warehouse: ledger.warehouse).divergence(
                        failing, name: Self.name(of: firstCase + index, view: ledger.view),
                        sql: taken.sql[index][disagreement.question], swift: taken.swift[index][disagreement.question])
                }
            }
        }
    }

    /// What the invented case at a position is called.
    static func name(of position: Int, view: ViewContract) -> String { "generated/\(view.name)/\(position + 1)" }

    private func keep(_ failing: Failing, in haul: inout Haul) {
        let key = ViewLedger.FindingKey(feature: failing.feature ?? -1, kind: failing.kind)
        var kept = haul.failing[key, default: []]
        let position = kept.firstIndex { $0.scenario.rowCount > failing.scenario.rowCount } ?? kept.count
        // Of inputs of one size a few stand for the others, so that larger ones are kept too.
        let alike = kept[..<position].reversed().prefix { $0.scenario.rowCount == failing.scenario.rowCount }.count
        let met = haul.met[key, default: [:]][failing.scenario.rowCount, default: 0] + 1
        haul.met[key, default: [:]][failing.scenario.rowCount] = met
        guard position < Self.failingKept else { return }
        if alike == Self.alikeKept {
            // Which few is left to chance; the first stays, since the smallest input is made of it.
            let place = Int(SeededOrder.rank(options.seed, Int64(met)) % UInt64(met))
            if (1..<alike).contains(place) { haul.failing[key]?[position - alike + place] = failing }
            return
        }
        kept.insert(failing, at: position)
        if kept.count > Self.failingKept { kept.removeLast() }
        haul.failing[key] = kept
    }

    private func note(_ violation: SideProperties.Violation) {
        let failing = Failing(
            scenario: violation.scenario, question: 0, feature: violation.feature, kind: violation.kind,
            origin: .generated)
        ledger.add(
            feature: violation.feature, kind: violation.kind, count: violation.count, at: .last, limit: examples
        ) {
            InventedDivergence(laboratory: laboratory, warehouse: ledger.warehouse).divergence(
                failing, name: "generated/\(ledger.view.name)/alone", alone: violation.evidence)
        }
    }
}

extension ViewLedger.FindingKey: Comparable {
    static func < (one: Self, other: Self) -> Bool {
        (one.feature, one.kind.rawValue) < (other.feature, other.kind.rawValue)
    }
}
