internal import Contracts
internal import FeatureStore

extension Lens {
    /// Signs, sizes, fractions, NaN.
    static let numberLenses: [Lens] = [
        Lens("NaN, infinities and minus zero replaced", ["NAN"], weight: 11, ofValues: true) { input in
            input.mapping { _, _, value in
                guard case .double(let number) = value, !number.isFinite || number == 0 && number.sign == .minus else {
                    return value
                }
                return .double(number == 0 ? 0 : 7)
            }
        },
        Lens("large numbers made small", ["OVF", "PRC"], weight: 9, ofValues: true) { input in
            numbers(input) { abs($0) > 1_000_000_000 ? $0 < 0 ? -7 : 7 : $0 }
        },
        Lens("numbers beyond 2^53 cut to it", ["PRC", "OVF"], weight: 10, ofValues: true) { input in
            numbers(input) { abs($0) > 9_007_199_254_740_991 ? 9_007_199_254_740_991 : $0 }
        },
        Lens("negative numbers made positive", ["RND", "ARI"], weight: 6, ofValues: true) { input in
            numbers(input) { abs($0) }
        },
        Lens("fractions made whole", ["RND", "PRC", "DIV"], weight: 6, ofValues: true) { input in
            numbers(input) { $0.rounded() }
        },
        Lens("halves moved off", ["RND"], weight: 8, ofValues: true) { input in
            numbers(input) { number in
                let part = abs(number) - abs(number).rounded(.down)
                return abs(part - 0.5) < 1e-9 ? number + 0.25 : number
            }
        },
        Lens("whole numbers made multiples of 60", ["DIV", "RND"], weight: 3, ofValues: true) { input in
            input.mapping(questions: false) { source, column, value in
                guard case .int(let number) = value, let source, input.isFree(column, of: source), number != 0,
                    number.magnitude < 1_000_000_000_000_000
                else { return value }
                return .int((number / 60 + (number > 0 ? 1 : -1)) * 60)
            }
        },
    ]

    /// Numbers of the rows, except ids and keys, by a change of their size.
    private static func numbers(_ input: LensInput, _ change: (Double) -> Double) -> Scenario? {
        input.mapping(questions: false) { source, column, value in
            guard let source, input.isFree(column, of: source) else { return value }
            switch value {
            case .int(let number):
                let changed = change(Double(number))
                guard changed != Double(number) || abs(changed) == 9_007_199_254_740_991 else { return value }
                return Int64(exactly: changed).map { .int($0) } ?? value
            case .double(let number):
                guard number.isFinite else { return value }
                return .double(change(number))
            case .decimal(let number):
                let changed = change(number.approximation)
                guard changed != number.approximation, abs(changed) < 1e15 else { return value }
                let text = changed == changed.rounded() ? String(Int64(changed)) : String(changed)
                return (try? ExactDecimal(text)).map { .decimal($0) } ?? value
            default: return value
            }
        }
    }
}
