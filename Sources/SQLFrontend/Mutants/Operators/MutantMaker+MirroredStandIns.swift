import Contracts

/// What stands in for what is not there: a number of the other half, or the instant of the question.
extension MutantMaker {
    /// How many numbers and lengths of time of the other half are tried at each place.
    private static let mostNumbers = 4
    private static let mostDurations = 2

    mutating func addMirroredStandIns(at index: Int) {
        addNeighbourInstants(at: index)
        addStretchesToNow(at: index)
        addClampedNothings(at: index)
        addInstantsOfNothing(at: index)
    }

    /// What the last row is held against, which has none behind it, is the question; before the first a window begins.
    private mutating func addNeighbourInstants(at index: Int) {
        guard ["lag", "lead"].contains(site.tokens[index].word), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], let asOf = asOf(before: index)
        else { return }
        let arguments = site.arguments(open: index + 1)
        guard let value = arguments.first, arguments.count <= 2,
            site.boundColumn(value.lowerBound)?.type.base == .timestamptz
        else { return }
        let call = "\(site.text(value)), \(arguments.count > 1 ? site.text(arguments[1]) : "1")"
        replace(index + 2..<close, "\(call), \(asOf)", .empty, "EMP")
        guard site.tokens[index].word == "lag" else { return }
        for duration in site.hints.durations.prefix(Self.mostDurations) where duration > 0 {
            replace(
                index + 2..<close, "\(call), \(asOf) - INTERVAL '\(duration) microseconds'", .empty, "EMP")
        }
    }

    /// `x - lag(x)` by the time from each row to the next, and from the last one to the question.
    private mutating func addStretchesToNow(at index: Int) {
        guard site.isSymbol(index, "-"), let first = site.operand(before: index, .product),
            let second = site.operand(after: index, .product), site.tokens[second.lowerBound].word == "lag",
            site.isSymbol(second.lowerBound + 1, "("), let close = site.partners[second.lowerBound + 1],
            site.boundColumn(first.lowerBound)?.type.base == .timestamptz,
            site.text(second.lowerBound + 2..<close) == site.text(first), let asOf = asOf(before: index)
        else { return }
        let value = site.text(first)
        let window = site.text(close + 1..<second.upperBound)
        replace(
            first.lowerBound..<second.upperBound, "lead(\(value), 1, \(asOf)) \(window) - \(value)", .limit, "RNG")
    }

    /// `GREATEST(0, x)` knows no NULL: where x is nothing, another number, or nothing at all.
    private mutating func addClampedNothings(at index: Int) {
        guard site.isKeyword(index, "greatest", "least"), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1]
        else { return }
        let arguments = site.arguments(open: index + 1)
        guard arguments.count > 1 else { return }
        for argument in arguments where argument.contains(where: { site.boundColumn($0) != nil }) {
            let value = site.text(argument)
            for number in site.hints.numbers.prefix(Self.mostNumbers) {
                wrap(argument, "COALESCE(", ", \(number))", .empty, "EMP")
            }
            replace(
                index..<close + 1,
                "CASE WHEN (\(value)) IS NOT NULL THEN \(site.text(index..<close + 1)) END", .empty, "EMP")
        }
    }

    /// The last instant of none is the question's.
    private mutating func addInstantsOfNothing(at index: Int) {
        guard ["max", "min"].contains(site.tokens[index].word), site.isSymbol(index + 1, "("),
            site.boundAggregate(index)?.arguments.first?.type.base == .timestamptz,
            let close = site.partners[index + 1], let asOf = asOf(before: index)
        else { return }
        var end = close
        if site.isKeyword(close + 1, "filter"), let last = site.partners[close + 2] { end = last }
        wrap(index..<end + 1, "COALESCE(", ", \(asOf))", .empty, "EMP")
    }
}
