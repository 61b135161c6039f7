/// What trying one probe on many inputs gave.
struct ProbeTally {
    /// A feature (nil is the whole answer) and a side.
    struct Cell: Hashable {
        let feature: Int?
        let side: Side
    }

    /// A feature and the sides that break a probe in the same experiment.
    struct BreakKey: Hashable {
        let feature: Int?
        let sides: [Side]
    }

    /// On how many experiments it was kept.
    private(set) var kept: [Cell: Int] = [:]
    /// Who kept it beyond doubt.
    private var acquitted: Set<Cell> = []
    /// On how many experiments it was broken.
    private(set) var broken: [Cell: Int] = [:]
    /// By feature and sides: how many experiments broke it, and the smallest input of them.
    private(set) var breaks: [BreakKey: (count: Int, input: Scenario)] = [:]
    /// What is only presumed to break it, until all inputs were tried.
    private var presumed: [(key: BreakKey, count: Int, input: Scenario)] = []
    private var triedBases: [Side: Set<Int>] = [:]
    private var brokenBases: [Side: Set<Int>] = [:]

    mutating func count(_ outcome: Experiment.Outcome, _ feature: Int?, _ side: Side, base: Int) {
        switch outcome {
        case .silent: return
        case .seemsKept: kept[Cell(feature: feature, side: side), default: 0] += 1
        case .kept:
            kept[Cell(feature: feature, side: side), default: 0] += 1
            acquitted.insert(Cell(feature: feature, side: side))
        case .broken(let contradiction) where contradiction.isPresumed: break
        case .broken:
            broken[Cell(feature: feature, side: side), default: 0] += 1
            brokenBases[side, default: []].insert(base)
        }
        triedBases[side, default: []].insert(base)
    }

    mutating func keep(_ input: Scenario, _ feature: Int?, _ sides: [Side]) {
        keep(input, BreakKey(feature: feature, sides: sides), count: 1)
    }

    private mutating func keep(_ input: Scenario, _ key: BreakKey, count: Int) {
        guard let known = breaks[key] else {
            breaks[key] = (count, input)
            return
        }
        breaks[key] = (known.count + count, input.rowCount < known.input.rowCount ? input : known.input)
    }

    /// Notes sides that break it by the look of one input.
    mutating func presume(_ input: Scenario, _ feature: Int?, _ sides: [Side]) {
        let key = BreakKey(feature: feature, sides: sides)
        guard let known = presumed.firstIndex(where: { $0.key == key }) else {
            presumed.append((key, 1, input))
            return
        }
        presumed[known].count += 1
        if input.rowCount < presumed[known].input.rowCount { presumed[known].input = input }
    }

    /// Once all inputs were tried: of what is presumed only that stands of which a side kept nothing beyond doubt.
    mutating func settlePresumed() {
        for (key, count, input) in presumed {
            let guilty = key.sides.filter { !acquitted.contains(Cell(feature: key.feature, side: $0)) }
            guard !guilty.isEmpty else { continue }
            keep(input, BreakKey(feature: key.feature, sides: guilty), count: count)
            for side in guilty { broken[Cell(feature: key.feature, side: side), default: 0] += count }
        }
        presumed = []
    }

    /// Whether each feature and side kept it so often, and none broke it or seemed to.
    func isKept(by features: [Int?], _ sides: [Side], atLeast enough: Int) -> Bool {
        breaks.isEmpty && presumed.isEmpty
            && features.allSatisfy { feature in
                sides.allSatisfy { kept[Cell(feature: feature, side: $0), default: 0] >= enough }
            }
    }

    /// On how many questions it was tried.
    func questions(_ side: Side) -> Int { triedBases[side]?.count ?? 0 }

    /// How many of them broke it.
    func violations(_ side: Side) -> Int { brokenBases[side]?.count ?? 0 }
}
