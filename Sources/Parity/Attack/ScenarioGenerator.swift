internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Invents scenarios for one view that aim at what either half can get wrong.
///
/// First each target once: with one or few harmless rows around it, so that what is found is small and has one cause. Then
/// the same targets among rows of chance, then chance alone; and at last small scenes of chance, of which several are asked
/// in the time of a large one: what the large ones did not meet, more of the same rarely does.
struct ScenarioGenerator: Sendable {
    private let ground: SceneGround
    private let targets: [TargetList.Entry]
    private let options: AttackOptions
    private let total: Int
    private let seed: UInt64
    private var taken = 0
    private var deadline: ContinuousClock.Instant?
    /// Why there are no more scenarios, once there are none.
    private(set) var stop: AttackSummary.Stop = .covered

    /// How many large scenarios of chance follow those that aim at something, and how many small ones behind them.
    private static let byChance = 1_200
    private static let smallByChance = 4_000

    init(shape: ScenarioShape, query: BoundQuery, options: AttackOptions) {
        ground = SceneGround(shape: shape, query: query)
        targets = TargetList(ground).entries
        self.options = options
        total = options.cases ?? (2 * targets.count + Self.byChance + Self.smallByChance)
        // Two views under one seed are attacked with different chance.
        seed = shape.view.name.utf8.reduce(SeededOrder.rank(options.seed, 0)) { SeededOrder.rank($0, Int64($1)) }
    }

    /// What there is to cover, and what the scenarios given so far cover.
    var coverage: [CoverageItem] {
        TargetList.Heading.allCases.compactMap { heading in
            let entries = targets.enumerated().filter { $0.element.heading == heading }
            guard !entries.isEmpty else { return nil }
            let missing = entries.filter { $0.offset >= taken }.map(\.element.name)
            return CoverageItem(
                name: heading.rawValue, total: entries.count, covered: entries.count - missing.count, missing: missing)
        }
    }

    /// Up to so many further scenarios; empty when nothing is left to cover.
    ///
    /// The same seed gives the same scenarios in the same order, however many are taken at a time.
    mutating func next(_ count: Int) -> [Scenario] {
        let start = deadline ?? ContinuousClock.now + .seconds(options.budgetSeconds)
        deadline = start
        guard ContinuousClock.now < start else {
            stop = .budget
            return []
        }
        let numbers = taken..<min(taken + count, total)
        taken = numbers.upperBound
        if taken == total, options.cases != nil { stop = .cases }
        return numbers.map(scenario)
    }

    /// Whether all scenarios that are left are small.
    var isSmallNow: Bool { taken >= firstSmall }

    private var firstSmall: Int { 2 * targets.count + Self.byChance }

    private func scenario(_ number: Int) -> Scenario {
        let entry = number < 2 * targets.count ? targets[number % targets.count] : nil
        let size: Scene.Size =
            number < targets.count ? .plain : number < firstSmall ? .large : .small
        return Scene.make(
            ground, target: entry?.target, anchor: entry?.anchor, size: size,
            chance: Chance(seed: seed, number: number))
    }
}
