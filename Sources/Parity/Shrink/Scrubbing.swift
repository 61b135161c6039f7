internal import Contracts
internal import FeatureStore

/// Replaces what is left of a real sample by values that nobody measured.
///
/// A value gives something away when it stands in the original and is not one that anybody would write: small, plain, or a
/// constant of the halves. In its place comes a neighbour that keeps what is sought, or any other of the same shape and
/// magnitude that does.
struct Scrubbing {
    let shape: ScenarioShape
    let keys: KeyColumns
    let rules: ShrinkRules
    let literals: HalfLiterals
    let original: Scenario
    let rounds: EditRounds

    /// How many steps are made at most.
    private static let mostSteps = 6

    /// The scenario without values of the original, and the columns in which one is left that nothing can stand for.
    func scrub(_ scenario: Scenario) async throws(LaboratoryFailure) -> (Scenario, revealing: [String]) {
        var scenario = scenario
        let real = RealValues(original)
        for _ in 0..<Self.mostSteps {
            let revealing = places(in: scenario, real)
            guard !revealing.isEmpty else { return (scenario, []) }
            guard let next = try await rounds.step(scenario, slots(revealing, scenario, real)) else { break }
            scenario = next
        }
        var columns: [String] = []
        for place in places(in: scenario, real) {
            let column = rules[place].column.name
            let title = place.table == CellPlace.question ? column : "\(shape.sources[place.table].name).\(column)"
            if !columns.contains(title) { columns.append(title) }
        }
        return (scenario, columns)
    }

    /// The cells that still give something away.
    private func places(in scenario: Scenario, _ real: RealValues) -> [CellPlace] {
        let plainness = plainness(scenario)
        return scenario.places.filter { real.contains(scenario[$0]) && !isInnocent(scenario[$0], plainness) }
    }

    /// Whether anybody might have written the value, so that it says nothing of the sample.
    private func isInnocent(_ value: CellValue, _ plainness: Plainness) -> Bool {
        switch value {
        case .null, .bool: true
        case .int(let number): number.magnitude <= 10 || plainness.cost(value) <= 70
        case .double(let number): number.magnitude <= 10 && number == number.rounded() || plainness.cost(value) <= 70
        case .decimal(let number): number.reduced.scale == 0 && number.approximation.magnitude <= 10
        case .text(let text): plainness.cost(value) < 80 || text.unicodeScalars.count == 1
        case .timestamp(let instant): literals.instants.contains(instant) || instant == Plainness.canonical
        case .date(let day): literals.dates.contains(day)
        case .list(let elements): elements.allSatisfy { isInnocent($0, plainness) }
        }
    }

    private func plainness(_ scenario: Scenario) -> Plainness {
        Plainness(literals: literals, asOf: scenario.questions.first.map(shape.asOf) ?? Plainness.canonical)
    }

    /// The whole input at another time, values in all places that hold the same one, then single cells.
    private func slots(_ revealing: [CellPlace], _ scenario: Scenario, _ real: RealValues) -> [[ScenarioEdit]] {
        var slots: [[ScenarioEdit]] = []
        let asOf = plainness(scenario).asOf
        if revealing.contains(where: { Self.isTime(scenario[$0]) }) {
            slots.append(
                Timeline(shape: shape, scenario: scenario, literals: literals).similar(to: asOf)
                    .map { .shift(microseconds: $0) })
        }
        var seen: [CellValue] = []
        for place in revealing where !seen.contains(scenario[place]) {
            let value = scenario[place]
            seen.append(value)
            let held = scenario.places.filter { scenario[$0] == value }
            let fresh = StandIns.values(for: value).filter { candidate in
                !real.contains(candidate) && held.allSatisfy { rules[$0].allows(candidate) }
            }
            slots.append(fresh.map { candidate in .assign(held.map { ($0, candidate) }) })
            guard held.count > 1 else { continue }
            slots += held.filter(revealing.contains).map { cell in fresh.map { .assign([(cell, $0)]) } }
        }
        return slots
    }

    private static func isTime(_ value: CellValue) -> Bool {
        switch value {
        case .timestamp, .date: true
        default: false
        }
    }
}

/// The values that an input holds, to be asked whether it holds one.
struct RealValues {
    private var texts: Set<[UInt8]> = []
    private var words: Set<UInt64> = []
    private var others: [CellValue] = []

    init(_ scenario: Scenario) {
        for place in scenario.places { insert(scenario[place]) }
    }

    private mutating func insert(_ value: CellValue) {
        switch value {
        case .text(let text): texts.insert(Array(text.utf8))
        case .list(let elements):
            for element in elements { insert(element) }
        default:
            if let word = Self.word(value) {
                words.insert(word)
            } else if !others.contains(value) {
                others.append(value)
            }
        }
    }

    /// Whether the value, or an element of it, is one of them.
    func contains(_ value: CellValue) -> Bool {
        switch value {
        case .text(let text): texts.contains(Array(text.utf8))
        case .list(let elements): elements.contains(where: contains)
        default: Self.word(value).map(words.contains) ?? others.contains(value)
        }
    }

    /// Numbers and times as words; two kinds may share one, which only replaces more than needed.
    private static func word(_ value: CellValue) -> UInt64? {
        switch value {
        case .int(let number): UInt64(bitPattern: number)
        case .double(let number): number.bitPattern
        case .timestamp(let instant): UInt64(bitPattern: instant.microseconds)
        case .date(let day): UInt64(bitPattern: Int64(day.daysSinceEpoch)) ^ 1 << 63
        default: nil
        }
    }
}
