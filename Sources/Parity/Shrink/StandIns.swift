internal import Contracts
internal import FeatureStore

/// Values that can stand for one that may not be shown: neighbours first, then others of the same shape.
enum StandIns {
    /// The values, those that keep most of the original last.
    static func values(for value: CellValue) -> [CellValue] {
        switch value {
        case .null, .bool: []
        case .int(let number): integers(number).map { .int($0) }
        case .double(let number): numbers(number).map { .double($0) }
        case .decimal(let number): decimals(number).map { .decimal($0) }
        case .text(let text): texts(text).map { .text($0) }
        case .timestamp(let instant):
            spans.compactMap { span in
                let (sum, overflows) = instant.microseconds.addingReportingOverflow(span)
                return overflows ? nil : .timestamp(Timestamp(microseconds: sum))
            }
        case .date(let day):
            [28, -28, 7, -7, 364, 1, -1].map { .date(CalendarDate(daysSinceEpoch: day.daysSinceEpoch &+ $0)) }
        case .list(let elements):
            lists(elements)
        }
    }

    private static let spans: [Int64] =
        [Plainness.hour, Plainness.minute, Plainness.second, 7 * HalfLiterals.day, HalfLiterals.day, 1_000, 1]
        .flatMap { [-$0, $0] }

    private static func integers(_ number: Int64) -> [Int64] {
        var found: [Int64] = []
        var unit: Int64 = 1
        while unit <= number.magnitude / 10, unit < 1_000_000_000_000_000_000 { unit *= 10 }
        // Fewer and fewer round digits, then the digits 1234… in as many places, then small steps away.
        while unit > 0 {
            let down = number / unit * unit
            found += [down, down &+ unit, down &- unit]
            unit /= 10
        }
        let digits = number.magnitude.description.utf8.count
        if let other = Int64("123456789123456789".prefix(digits)) { found.append(number < 0 ? -other : other) }
        for step: Int64 in [2, 4, 8, 10, 100, 1_000] { found += [number &+ step, number &- step] }
        return found
    }

    private static func numbers(_ number: Double) -> [Double] {
        guard number.isFinite else { return [] }
        var unit = 1.0
        while unit * 10 <= number.magnitude, unit < 1e300 { unit *= 10 }
        var found: [Double] = []
        for _ in 0..<18 {
            let down = (number / unit).rounded(.down) * unit
            found += [down, down + unit]
            unit /= 10
        }
        for factor in [1.5, 0.75, 2, 0.5, 1.25, 1.001] { found.append(number * factor) }
        return (found + [number + 1, number - 1, number + 0.5, number - 0.5]).filter(\.isFinite)
    }

    private static func decimals(_ number: ExactDecimal) -> [ExactDecimal] {
        var unit: Int128 = 1
        while unit * 10 <= number.coefficient.magnitude { unit *= 10 }
        var found: [Int128] = []
        while unit > 0 {
            let down = number.coefficient / unit * unit
            found += [down, down + unit, down - unit]
            unit /= 10
        }
        for step: Int128 in [1, 2, 5, 10, 100] { found += [number.coefficient + step, number.coefficient - step] }
        return found.compactMap { ExactDecimal(coefficient: $0, scale: number.scale) }
    }

    /// Texts with characters of the same kinds in the same places: `N14228` becomes `A00000`, `B11111` and so on.
    private static func texts(_ text: String) -> [String] {
        let stand: [(lower: Unicode.Scalar, upper: Unicode.Scalar, digit: Unicode.Scalar)] = [
            ("a", "A", "0"), ("b", "B", "1"), ("c", "C", "2"), ("x", "X", "9"), ("z", "Z", "5"),
        ]
        var found: [String] = stand.map { letters in
            var result = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "a"..."z": result.unicodeScalars.append(letters.lower)
                case "A"..."Z": result.unicodeScalars.append(letters.upper)
                case "0"..."9": result.unicodeScalars.append(letters.digit)
                default: result.unicodeScalars.append(scalar)
                }
            }
            return result
        }
        // Where the places of letters matter, one of them is changed; then the length alone.
        let scalars = Array(text.unicodeScalars)
        for position in scalars.indices.prefix(12) {
            for other: Unicode.Scalar in ["a", "Z", "7"] where scalars[position] != other {
                var changed = scalars
                changed[position] = other
                var result = ""
                result.unicodeScalars.append(contentsOf: changed)
                found.append(result)
            }
        }
        return found + [String(repeating: "a", count: min(scalars.count, 1_000))]
    }

    private static func lists(_ elements: [CellValue]) -> [CellValue] {
        let others = elements.map { values(for: $0) }
        return (0..<6).map { round in
            .list(
                zip(elements, others).map { element, others in
                    others.isEmpty ? element : others[round % others.count]
                })
        }
    }
}
