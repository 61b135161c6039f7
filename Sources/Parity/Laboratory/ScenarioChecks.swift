internal import Contracts
internal import FeatureStore

/// Says whether a scenario could happen: whether its contracts allow every cell and every row of it.
///
/// Whatever invents, cuts down or varies scenarios keeps to it, since a difference on impossible data is nobody's bug.
struct ScenarioChecks: Sendable {
    let shape: ScenarioShape
    private let tables: [[CellRule]]
    private let questions: [CellRule]
    private let oddities: [SourceOddities]

    init(shape: ScenarioShape) {
        self.shape = shape
        tables = shape.sources.map { source in source.columns.map { CellRule($0) } }
        oddities = shape.sources.map { SourceOddities($0) }
        // A question may ask for a NULL key: it belongs to no entity, and the empty answer is a promise to be kept.
        questions = shape.spine.enumerated().map { position, column in
            CellRule(column, allowsNull: column.isNullable || position < shape.asOf)
        }
    }

    /// Whether the contracts allow the scenario.
    ///
    /// - Complexity: O(cells).
    func allows(_ scenario: Scenario) -> Bool { firstProblem(in: scenario) == nil }

    /// What is impossible about the scenario, in a sentence, or nil.
    func firstProblem(in scenario: Scenario) -> String? {
        guard scenario.tables.lazy.map(\.source).elementsEqual(shape.sources.lazy.map(\.name)) else {
            return "it has the tables \(scenario.tables.map(\.source)) instead of \(shape.sources.map(\.name))"
        }
        for (number, question) in scenario.questions.enumerated() {
            if let problem = problem(question, questions) { return "question \(number + 1): \(problem)" }
        }
        for (position, table) in scenario.tables.enumerated() {
            for (number, row) in table.rows.enumerated() {
                if let problem = problem(row, tables[position]) {
                    return "row \(number + 1) of \(table.source): \(problem)"
                }
            }
            guard table.rows.count > 1 else { continue }
            let source = shape.sources[position]
            let batch = ScenarioShape.batch(source.columns, table.rows)
            if let broken = UniqueRows(source: source).violations(in: batch).first {
                return "row \(broken.second + 1) of \(table.source) has the id of row \(broken.first + 1) "
                    + "(\(source.unique.joined(separator: ", ")))"
            }
        }
        return nil
    }

    private func problem(_ row: [CellValue], _ rules: [CellRule]) -> String? {
        guard row.count == rules.count else { return "it has \(row.count) cells instead of \(rules.count)" }
        for (value, rule) in zip(row, rules) {
            if let problem = rule.problem(value) { return "\(rule.column.name) \(problem)" }
        }
        return nil
    }

    /// What is allowed but out of the ordinary, by kind: what a scenario does not have, no variation of it may bring in.
    ///
    /// A table of real rows may never show it, and a query that relies on that is not wrong.
    func oddities(in scenario: Scenario) -> Set<String> {
        var found: Set<String> = []
        for (oddities, table) in zip(oddities, scenario.tables) {
            for row in table.rows { oddities.add(of: row, to: &found) }
        }
        return found
    }
}

/// What one column allows.
struct CellRule: Sendable {
    let column: ColumnContract
    let allowsNull: Bool
    // What numbers and texts may be, of the column itself or in its lists.
    private let integers: ClosedRange<Int64>
    private let isSingle: Bool
    /// How many characters a text may have, or nil.
    private let length: Int?

    init(_ column: ColumnContract, allowsNull: Bool? = nil) {
        self.column = column
        self.allowsNull = allowsNull ?? column.isNullable
        var single = column
        while let element = single.element { single = element }
        let physical = single.physicalType ?? ""
        switch physical {
        case "int2": integers = Int64(Int16.min)...Int64(Int16.max)
        case "int4": integers = Int64(Int32.min)...Int64(Int32.max)
        default: integers = Int64.min...Int64.max
        }
        isSingle = physical == "float4"
        length = physical.hasPrefix("varchar(") ? Int(physical.dropFirst("varchar(".count).dropLast()) : nil
    }

    /// Whether the column allows the value.
    func allows(_ value: CellValue) -> Bool { problem(value) == nil }

    /// Why the column cannot hold the value, or nil.
    func problem(_ value: CellValue) -> String? { value.isNull && allowsNull ? nil : problem(value, column.type) }

    private func problem(_ value: CellValue, _ type: ValueType) -> String? {
        switch (type, value) {
        case (_, .null): "is NULL"
        case (.int, .int(let number)): integers.contains(number) ? nil : "is \(number), beyond its physical type"
        case (.double, .double(let number)):
            isSingle && number.isFinite && Double(Float(number)) != number ? "is \(number), which is no float4" : nil
        case (.decimal(let precision, let scale), .decimal(let number)):
            fits(number.reduced, precision, scale) ? nil : "is \(number), which is no \(type)"
        case (.text, .text(let text)):
            if text.utf8.contains(0) {
                "holds the character U+0000, which PostgreSQL cannot"
            } else if let length, text.unicodeScalars.count > length {
                "is longer than \(length) characters"
            } else {
                nil
            }
        case (.timestamp, .timestamp(let instant)):
            instant.microseconds >= Self.earliest ? nil : "is before PostgreSQL's first instant"
        case (.date, .date(let day)): Self.days.contains(day.daysSinceEpoch) ? nil : "is outside PostgreSQL's days"
        case (.bool, .bool): nil
        case (.list(let element, _, let nullElements), .list(let values)):
            values.lazy.compactMap { $0.isNull && nullElements ? nil : problem($0, element) }.first
        default: "is no \(type)"
        }
    }

    private func fits(_ number: ExactDecimal, _ precision: Int, _ scale: Int) -> Bool {
        guard number.scale <= scale, let whole = number.rescaled(to: scale) else { return false }
        return whole.coefficient.magnitude.description.utf8.count <= precision
    }

    /// 4714-11-24 BC.
    private static let earliest: Int64 = -210_866_803_200_000_000
    /// 4714-11-24 BC to 5874897-12-31.
    private static let days: ClosedRange<Int32> = -2_440_588...2_145_042_905
}
