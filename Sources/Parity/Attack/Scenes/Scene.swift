internal import Contracts
internal import FeatureStore

/// One scenario in the making: where it stands, whose rows it holds, how its columns behave, what it is made for.
struct Scene {
    let ground: SceneGround
    let target: Target?
    /// Where the scene stands; nil leaves that to the target and to chance.
    let anchor: Int64?
    let size: Size
    var chance: Chance

    /// The `as_of` of the first question, from which all else is measured.
    private(set) var now: Int64 = MomentPool.plain
    /// The keys of the entities, the one asked about first.
    private(set) var keys: [[CellValue]] = []
    /// The first question.
    private(set) var question: [CellValue] = []
    /// Instants that something may be measured from: `as_of`, requests, instants of rows.
    var references: [Int64] = []
    var scenario: Scenario
    /// By table and column: the few values that the scene uses there; empty takes any.
    private(set) var palettes: [[[CellValue]]] = []
    /// By table and column: how often in a hundred the column is NULL.
    private(set) var nullShares: [[Int]] = []

    /// How much a scene holds.
    enum Size {
        /// Few rows, and what is not aimed at is kept harmless, so that one cause stands alone.
        case plain
        /// Several entities with many rows, seen from several instants.
        case large
        /// Up to three rows, seen from one instant or two; their values are of chance, as in a large one.
        case small
    }

    /// Whether what is not aimed at is kept harmless.
    var isPlain: Bool { size == .plain }

    init(_ ground: SceneGround, target: Target?, anchor: Int64?, size: Size, chance: Chance) {
        self.ground = ground
        self.target = target
        self.anchor = anchor
        self.size = size
        self.chance = chance
        scenario = ground.shape.empty
        setStage()
    }

    /// The finished scenario.
    static func make(
        _ ground: SceneGround, target: Target?, anchor: Int64? = nil, size: Size, chance: Chance
    ) -> Scenario {
        var scene = Scene(ground, target: target, anchor: anchor, size: size, chance: chance)
        for table in ground.tables.indices { scene.addRows(of: table) }
        scene.addQuestions()
        for table in scene.scenario.tables.indices { scene.shuffle(table) }
        return scene.scenario
    }

    private mutating func setStage() {
        if let anchor {
            now = anchor
        } else if case .anchor(let anchor)? = target {
            now = anchor
        } else if !isPlain || chance.isOne(in: 20) {
            now = chance.isOne(in: 40) ? MomentPool.plain : chance.pick(ground.anchors) ?? MomentPool.plain
        }
        if case .keys(let family)? = target {
            keys = ground.keyFamilies[family]
        } else {
            keys = (isPlain || chance.isOne(in: 60) ? ground.keyFamilies.first : chance.pick(ground.keyFamilies)) ?? []
        }
        references = [now]
        question = makeQuestion(key: keys.first ?? [], asOf: now)
        for column in ground.shape.spine.indices where column != ground.shape.asOf {
            if case .timestamp(let instant) = question[column] { references.append(instant.microseconds) }
        }
        for (table, rules) in ground.tables.enumerated() {
            palettes.append(rules.source.columns.indices.map { palette(table, $0) })
            nullShares.append(rules.source.columns.indices.map { nullShare(table, $0) })
        }
    }

    private mutating func palette(_ table: Int, _ column: Int) -> [CellValue] {
        let pool = ground.pools[table][column]
        if case .group(ColumnPlace(table: table, column: column), let group)? = target { return pool.groups[group] }
        guard !isPlain else { return [] }
        switch chance.below(100) {
        case ..<40: return [pool.any(&chance), pool.plain(&chance)]
        case ..<50: return [pool.plain(&chance)]
        case ..<62: return chance.pick(pool.groups) ?? []
        default: return []
        }
    }

    private mutating func nullShare(_ table: Int, _ column: Int) -> Int {
        let place = ColumnPlace(table: table, column: column)
        guard ground.tables[table].isNullable(column) else { return 0 }
        if case .nullEverywhere(let wanted)? = target, wanted == place { return 100 }
        guard !isPlain else { return 0 }
        switch chance.below(100) {
        case ..<62: return 0
        case ..<90: return 30
        case ..<97: return 60
        default: return 100
        }
    }

    /// A question to an entity at an instant, with values for the request columns.
    mutating func makeQuestion(key: [CellValue], asOf: Int64) -> [CellValue] {
        let shape = ground.shape
        return shape.spine.indices.map { column in
            if column < key.count, column < shape.asOf { return key[column] }
            if column == shape.asOf { return .timestamp(Timestamp(microseconds: asOf)) }
            return requestValue(column, asOf: asOf)
        }
    }

    private mutating func requestValue(_ column: Int, asOf: Int64) -> CellValue {
        switch target {
        case .request(column, let value): return value
        case .requestMoment(column, let moment, let beside):
            return .timestamp(Timestamp(microseconds: moment.resolved(from: asOf) + beside))
        default: break
        }
        let contract = ground.shape.spine[column]
        if contract.isNullable, !isPlain, chance.isOne(in: 12) { return .null }
        guard contract.type == .timestamp else {
            return isPlain ? ground.spinePools[column].plain(&chance) : ground.spinePools[column].any(&chance)
        }
        let hour: Int64 = 3_600_000_000
        switch chance.below(100) {
        case ..<35: return .timestamp(Timestamp(microseconds: asOf + Int64(chance.below(48)) * hour / 2))
        case ..<75: return .timestamp(Timestamp(microseconds: edge(from: asOf)))
        case ..<85: return .timestamp(Timestamp(microseconds: asOf + Int64(chance.below(3)) - 1))
        default:
            return .timestamp(
                Timestamp(microseconds: (chance.pick(ground.anchors) ?? asOf) + Int64(chance.below(3)) - 1))
        }
    }

    /// An instant on an edge or a microsecond beside it.
    mutating func edge(from reference: Int64) -> Int64 {
        guard let moment = chance.pick(ground.moments.edges) else { return reference }
        return moment.resolved(from: reference) + (chance.pick([-1, 0, 0, 1] as [Int64]) ?? 0)
    }

    /// An instant inside some window.
    mutating func inside(from reference: Int64) -> Int64 {
        guard let middle = chance.pick(ground.moments.inside) else { return reference }
        // Up to a quarter to each side, in uneven microseconds, so that two rows rarely fall together.
        return reference + middle + (middle / 4_000) * Int64(chance.below(2_000) - 1_000)
    }

    private mutating func shuffle(_ table: Int) {
        guard scenario.tables[table].rows.count > 1 else { return }
        for index in stride(from: scenario.tables[table].rows.count - 1, to: 0, by: -1) {
            scenario.tables[table].rows.swapAt(index, chance.below(index + 1))
        }
    }
}
