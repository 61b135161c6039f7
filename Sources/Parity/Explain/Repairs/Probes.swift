internal import Contracts
internal import FeatureStore

/// Inputs close to the smallest one: each differs from it in one cell, or in one row more.
///
/// They tell repairs apart that the inputs of the attack may not: a repair that only happens to fit one input fails on its
/// neighbours.
struct Probes {
    let shape: ScenarioShape

    /// How many there are at most.
    private static let most = 280

    /// The neighbours of an input with one question, in a fixed order.
    func around(_ smallest: Scenario) -> [Scenario] {
        guard smallest.questions.count == 1, smallest.rowCount <= 12 else { return [] }
        let checks = ScenarioChecks(shape: shape)
        let oddities = checks.oddities(in: smallest)
        var probes: [Scenario] = []
        for (table, source) in shape.sources.enumerated() {
            for row in smallest.tables[table].rows.indices {
                probes += moved(smallest, table, source, row)
                for (position, column) in source.columns.enumerated()
                where column.name != source.eventTime && !source.unique.contains(column.name) {
                    let own = smallest.tables[table].rows[row][position]
                    for value in values(column, smallest) + Self.steps(from: own, column.type) {
                        var probe = smallest
                        probe.tables[table].rows[row][position] = value
                        probes.append(probe)
                    }
                }
                probes += copies(smallest, table, source, row)
                var without = smallest
                without.tables[table].rows.remove(at: row)
                probes.append(without)
            }
        }
        probes += shifted(smallest)
        probes = probes.filter { probe in
            probe != smallest && checks.allows(probe) && checks.oddities(in: probe).isSubset(of: oddities)
        }
        guard probes.count > Self.most else { return probes }
        return (0..<Self.most).map { probes[$0 * probes.count / Self.most] }
    }

    /// Distances before `as_of` at which windows are likely to end, in microseconds.
    private static let distances: [Int64] = {
        let (hour, day): (Int64, Int64) = (3_600_000_000, 86_400_000_000)
        let ends: [Int64] = [
            0, hour, 3 * hour, 6 * hour, 7 * hour, 12 * hour, day, 2 * day, 3 * day, 6 * day, 7 * day, 8 * day,
            14 * day,
            28 * day, 29 * day, 30 * day, 31 * day, 60 * day, 90 * day,
        ]
        return [-day, -hour] + ends.flatMap { [$0 - 1, $0, $0 + 1] } + [60_000_000, 1_800_000_000, 5 * hour, 20 * hour]
    }()

    /// A row moved in time with everything that it says about time.
    private func moved(_ smallest: Scenario, _ table: Int, _ source: Source, _ row: Int) -> [Scenario] {
        guard let event = source.columns.firstIndex(where: { $0.name == source.eventTime }),
            case .timestamp(let instant) = smallest.tables[table].rows[row][event]
        else { return [] }
        let asOf = shape.asOf(smallest.questions[0]).microseconds
        let steps = Self.steps(from: .timestamp(instant), .timestamp).compactMap { value -> Int64? in
            if case .timestamp(let moved) = value { asOf &- moved.microseconds } else { nil }
        }
        return (Self.distances + steps).compactMap { distance in
            let (target, overflows) = asOf.subtractingReportingOverflow(distance)
            let (shift, overflowsToo) = target.subtractingReportingOverflow(instant.microseconds)
            guard !overflows, !overflowsToo else { return nil }
            var probe = smallest
            probe.tables[table].rows[row] = probe.tables[table].rows[row].map { value in
                guard case .timestamp(let own) = value else { return value }
                return .timestamp(Timestamp(microseconds: own.microseconds &+ shift))
            }
            return probe
        }
    }

    /// The input moved as a whole.
    private func shifted(_ smallest: Scenario) -> [Scenario] {
        let hour: Int64 = 3_600_000_000
        let input = LensInput(shape: shape, scenario: smallest)
        return [1, -1, 5 * hour, -7 * hour, 12 * hour, 24 * hour, -24 * hour, 72 * hour, 4_400 * hour].compactMap {
            input.shifted(by: $0)
        }
    }

    /// The row once more, under another id; as it is, and a minute earlier.
    private func copies(_ smallest: Scenario, _ table: Int, _ source: Source, _ row: Int) -> [Scenario] {
        var copy = smallest.tables[table].rows[row]
        for (position, column) in source.columns.enumerated() where source.unique.contains(column.name) {
            switch copy[position] {
            case .int(let number): copy[position] = .int(number &+ 1_000)
            case .text(let text) where column.name != source.eventTime: copy[position] = .text(text + "x")
            default: break
            }
        }
        var earlier = copy
        for (position, value) in copy.enumerated() {
            guard case .timestamp(let instant) = value else { continue }
            earlier[position] = .timestamp(Timestamp(microseconds: instant.microseconds &- 60_000_000))
        }
        return [copy, earlier].map { added in
            var probe = smallest
            probe.tables[table].rows.append(added)
            return probe
        }
    }

    /// Values a step away from the one that stands there: what an edit by one step too many gets wrong.
    private static func steps(from value: CellValue, _ type: ValueType) -> [CellValue] {
        switch (value, type) {
        case (.timestamp(let instant), .timestamp):
            let (second, minute, hour): (Int64, Int64, Int64) = (1_000_000, 60_000_000, 3_600_000_000)
            let own = instant.microseconds
            // The next full second, minute and hour, too.
            let full = [second, minute, hour].map { unit in unit - (own % unit + unit) % unit }
            let steps = [1, -1, second, -second, minute / 2, minute, -minute, hour / 2, hour, -hour, 24 * hour] + full
            return steps.map { .timestamp(Timestamp(microseconds: own &+ $0)) }
        case (.int(let number), .int): return [1, -1].map { .int(number &+ $0) } + [.int(0 &- number)]
        case (.double(let number), .double): return [number + 1, number - 1, number + 0.5, -number].map { .double($0) }
        default: return []
        }
    }

    private func values(_ column: ColumnContract, _ smallest: Scenario) -> [CellValue] {
        let asOf = shape.asOf(smallest.questions[0]).microseconds
        let values: [CellValue] =
            switch column.type {
            case .int: [0, 1, -1, 2, 3, 7, 10, 14, 15, 16, 59, 60, 100, -7, 1_000, 12_345].map { .int($0) }
            case .double: [0, 1, -1, 0.5, 1.5, 2.5, -0.5, -1.5, 7, 10, 100, 0.1, 12_345.25].map { .double($0) }
            case .decimal:
                ["0", "1", "-1", "0.50", "2.50", "-1.50", "7", "100", "12345"].compactMap {
                    (try? ExactDecimal($0)).map { .decimal($0) }
                }
            case .text:
                ["", "a", "A", "b", "a ", " a", "e\u{301}", "\u{E9}", "ab", "👍🏽", "a\r\nb", "B"].map { .text($0) }
            case .bool: [.bool(true), .bool(false)]
            case .timestamp:
                [-86_400_000_000, -3_600_000_000, -1, 0, 1, 3_600_000_000].map {
                    .timestamp(Timestamp(microseconds: asOf &- $0))
                }
            case .date, .list: []
            }
        return values + (column.isNullable ? [.null] : [])
    }
}
