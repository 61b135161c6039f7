internal import Contracts
internal import FeatureStore

/// How plain a value looks: shrinking goes to values that a person would have written, and never back.
///
/// The plainest are the ones that say "any value" (0, 1, `a`, an hour before `as_of`), then come the constants of the
/// halves and their neighbours, then short values. What lies on a bound is less plain than what lies well inside, so that
/// a bound is left in the result only where it matters.
struct Plainness: Sendable {
    let literals: HalfLiterals
    /// The instant of the question, from which instants and days are counted.
    let asOf: Timestamp

    /// The cost of a value; the plainer is the smaller.
    func cost(_ value: CellValue) -> Double {
        switch value {
        case .null: 0
        case .bool(let value): value ? 2 : 1
        case .int(let number): cost(number)
        case .double(let number): cost(number)
        case .decimal(let number):
            20 * Double(number.reduced.scale) + cost(Double(number.reduced.approximation))
        case .text(let text): cost(text)
        case .timestamp(let instant): cost(instant)
        case .date(let day): cost(day)
        case .list(let elements): elements.reduce(1) { $0 + 10 + cost($1) }
        }
    }

    /// The cost of a value that only tells rows or entities apart: the first, the second and so on.
    func keyCost(_ value: CellValue) -> Double {
        for (position, plain) in Self.keys(like: value).enumerated() where plain == value {
            return Double(position + 1)
        }
        return 100 + cost(value)
    }

    /// The plainest values that tell rows or entities apart.
    static func keys(like value: CellValue) -> [CellValue] {
        switch value {
        case .int: (1...9).map { .int(Int64($0)) }
        case .text: ["a", "b", "c", "d", "e", "f", "g", "h"].map { .text($0) }
        default: []
        }
    }

    private func cost(_ number: Int64) -> Double {
        let small = number.magnitude <= 100 ? Double(number.magnitude) : nil
        if number == 0 || number == 1 { return Double(number) + 1 }
        if let position = literals.integers.firstIndex(of: number) { return 20 + Double(min(position, 40)) }
        if let small, small < 10 { return number > 0 ? 8 + small : 30 + small }
        if literals.integers.contains(where: { number == $0 &+ 1 || number == $0 &- 1 }) { return 70 }
        if let small { return 100 + small + (number < 0 ? 5 : 0) }
        var (zeros, rest) = (0, number.magnitude)
        while rest % 10 == 0 { (zeros, rest) = (zeros + 1, rest / 10) }
        return 300 + 10 * Self.digits(Double(number.magnitude)) - 6 * Double(min(zeros, 3)) + (number < 0 ? 5 : 0)
    }

    private func cost(_ number: Double) -> Double {
        guard number.isFinite else { return number.isNaN ? 260 : 250 }
        if number == 0 { return number.sign == .minus ? 240 : 1 }
        if number == 1 { return 2 }
        if let position = literals.numbers.firstIndex(of: number) { return 20 + Double(min(position, 40)) }
        let sign = number < 0 ? 5.0 : 0
        if number == number.rounded(), number.magnitude < 10 { return 10 + number.magnitude + sign }
        if literals.numbers.contains(where: { number == $0 + 1 || number == $0 - 1 }) { return 70 }
        let written = number.magnitude.description.utf8.count { $0 &- 48 < 10 }
        let fraction = number == number.rounded() ? 0.0 : 40
        return 100 + 12 * Double(written) + 4 * Self.digits(number.magnitude + 1) + fraction + sign
    }

    private static func digits(_ magnitude: Double) -> Double {
        magnitude > 0 ? Double(magnitude.exponent) + magnitude.significand - 1 : 0
    }

    private func cost(_ text: String) -> Double {
        if text.unicodeScalars.elementsEqual("a".unicodeScalars) { return 1 }
        if text.unicodeScalars.isEmpty { return 2 }
        if let position = literals.texts.firstIndex(where: { $0.utf8.elementsEqual(text.utf8) }) {
            return 20 + Double(min(position, 40))
        }
        return text.unicodeScalars.reduce(80.0) { sum, scalar in
            switch scalar {
            case "a": sum + 10
            case "b"..."z": sum + 11
            case "A": sum + 12
            case "B"..."Z", "0"..."9": sum + 13
            case " ": sum + 14
            default: sum + (scalar.isASCII ? 15 : 18)
            }
        }
    }

    private func cost(_ day: CalendarDate) -> Double {
        if literals.dates.contains(day) { return 20 }
        let today = asOf.localTime(in: .utc).date.daysSinceEpoch
        let distance = Int64(day.daysSinceEpoch) - Int64(today)
        switch distance {
        case -1: return 1
        case 0: return 2
        default: return (distance.magnitude < 400 ? 100 : 400) + Self.digits(Double(distance.magnitude)) * 10
        }
    }
}
