internal import Contracts
internal import FeatureStore

/// The plainer values that are tried in a cell's place.
struct PlainTargets: Sendable {
    let plainness: Plainness
    /// How many are tried for one cell at most.
    private static let most = 48

    private var literals: HalfLiterals { plainness.literals }

    /// Values that are plainer than the given one and that the column allows, the plainest first.
    ///
    /// - Parameter anchors: other instants that instants may be counted from, such as the row's event time.
    func targets(for value: CellValue, _ rule: CellRule, anchors: [Timestamp] = []) -> [CellValue] {
        let bound = plainness.cost(value)
        var found: [(cost: Double, value: CellValue)] = []
        for candidate in candidates(value, anchors) where rule.allows(candidate) {
            let cost = plainness.cost(candidate)
            guard cost < bound, !found.contains(where: { $0.value == candidate }) else { continue }
            let position = found.firstIndex { $0.cost > cost } ?? found.count
            found.insert((cost, candidate), at: position)
        }
        guard found.count > Self.most else { return found.map(\.value) }
        // The plainest, and some on the way to the value itself: among those lies the bound that it must not cross.
        let near = found.count - Self.most / 2
        let rest = (0..<Self.most / 2).map { Self.most / 2 + $0 * near / (Self.most / 2) }
        return (found.prefix(Self.most / 2) + rest.map { found[$0] }).map(\.value)
    }

    private func candidates(_ value: CellValue, _ anchors: [Timestamp]) -> [CellValue] {
        switch value {
        case .null: return []
        case .bool: return [.null, .bool(false)]
        case .int(let number): return [.null] + integers(below: number).map { .int($0) }
        case .double(let number): return [.null] + numbers(below: number).map { .double($0) }
        case .decimal(let number): return [.null] + decimals(below: number).map { .decimal($0) }
        case .text(let text): return [.null] + texts(below: text).map { .text($0) }
        case .timestamp(let instant):
            return [.null] + instants(near: instant, anchors).map { .timestamp(Timestamp(microseconds: $0)) }
        case .date(let day): return [.null] + days(near: day).map { .date(CalendarDate(daysSinceEpoch: $0)) }
        case .list(let elements): return [.null] + lists(below: elements)
        }
    }

    private func integers(below number: Int64) -> [Int64] {
        var found: [Int64] = [0, 1, 2, -1]
        for literal in literals.integers { found += [literal, literal &+ 1, literal &- 1] }
        // Nearer to zero in steps of all sizes, so that a bound is found in a few askings.
        for part in 1...15 { found.append(number / 16 * Int64(part)) }
        for power in 0..<62 where number.magnitude >> UInt64(power) > 0 {
            let step = Int64(1) << Int64(power)
            found.append(number > 0 ? number - step : number + step)
        }
        var unit: Int64 = 10
        while unit.magnitude <= number.magnitude, unit < 1_000_000_000_000_000_000 {
            found += [number / unit * unit, (number / unit).addingReportingOverflow(number > 0 ? 1 : -1).0 &* unit]
            unit *= 10
        }
        if number < 0, number != .min { found.append(-number) }
        return found
    }

    private func numbers(below number: Double) -> [Double] {
        var found: [Double] = [0, 1, 2, -1, 0.5]
        for literal in literals.numbers { found += [literal, literal + 1, literal - 1, literal + 0.5, literal - 0.5] }
        guard number.isFinite else { return found + [number < 0 ? -1e300 : 1e300] }
        for part in 1...15 { found.append(number / 16 * Double(part)) }
        for unit in [1.0, 10, 100, 1_000, 1e6] {
            for rule in [FloatingPointRoundingRule.toNearestOrEven, .up, .down] {
                found.append((number * unit).rounded(rule) / unit)
                found.append((number / unit).rounded(rule) * unit)
            }
        }
        found.append(-number)
        return found.filter(\.isFinite).map { $0 == 0 ? 0 : $0 }
    }

    private func decimals(below number: ExactDecimal) -> [ExactDecimal] {
        let number = number.reduced
        var found = [0, 1, 2, -1].map { ExactDecimal($0) } + literals.integers.compactMap { ExactDecimal(Int($0)) }
        for literal in literals.numbers { if let decimal = try? ExactDecimal("\(literal)") { found.append(decimal) } }
        for part in 1...15 {
            if let less = ExactDecimal(coefficient: number.coefficient / 16 * Int128(part), scale: number.scale) {
                found.append(less)
            }
        }
        var (unit, places) = (Int128(10), number.scale - 1)
        while places >= 0 {
            for extra in [Int128(0), 1] {
                if let rounded = ExactDecimal(coefficient: number.coefficient / unit + extra, scale: places) {
                    found.append(rounded)
                }
            }
            // Of 38 digits behind the point the last step leaves none, and one more would be beyond the type.
            guard places > 0 else { break }
            (unit, places) = (unit * 10, places - 1)
        }
        for step in [Int128(1), 2, 10, 100] where number.coefficient.magnitude > step.magnitude {
            let nearer = number.coefficient > 0 ? number.coefficient - step : number.coefficient + step
            if let less = ExactDecimal(coefficient: nearer, scale: number.scale) { found.append(less) }
        }
        return found
    }

    private func days(near day: CalendarDate) -> [Int32] {
        let today = plainness.asOf.localTime(in: .utc).date.daysSinceEpoch
        let (distance, overflows) = day.daysSinceEpoch.subtractingReportingOverflow(today)
        guard !overflows else { return [today] }
        var found = [today &- 1, today] + literals.dates.map(\.daysSinceEpoch)
        for literal in literals.spans {
            if let days = Int32(exactly: literal / HalfLiterals.day) {
                found += [today &- days, today &- days &- 1, today &- days &+ 1]
            }
        }
        for part in 1...15 { found.append(today &+ distance / 16 * Int32(part)) }
        for power in 0..<12 where distance.magnitude >> UInt32(power) > 0 {
            found.append(day.daysSinceEpoch &- (distance > 0 ? 1 : -1) << Int32(power))
        }
        return found
    }

    private func lists(below elements: [CellValue]) -> [CellValue] {
        guard !elements.isEmpty else { return [] }
        var found: [CellValue] = [.list([])]
        for position in elements.indices.prefix(12) {
            var shorter = elements
            shorter.remove(at: position)
            found.append(.list(shorter))
            for plainer in candidates(elements[position], []).prefix(6) {
                var changed = elements
                changed[position] = plainer
                found.append(.list(changed))
            }
        }
        if elements.count > 2 {
            found += [
                .list(Array(elements.prefix(elements.count / 2))), .list(Array(elements.suffix(elements.count / 2))),
            ]
        }
        return found
    }
}
