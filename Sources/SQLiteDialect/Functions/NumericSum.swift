internal import SQLite

/// `sum` and `avg` of numerics, exact; the sum has the largest scale of its terms.
final class NumericSum: AggregateState {
    private let isMean: Bool
    private var sum = PGNumeric(Int64(0))
    private var count: Int64 = 0

    init(isMean: Bool) {
        self.isMean = isMean
    }

    func step(_ arguments: SQLiteArguments) throws(FunctionFailure) {
        guard !arguments.isNull(0) else { return }
        sum = sum + (try arguments.numeric(0))
        count += 1
    }

    func value() throws(FunctionFailure) -> SQLiteValue {
        guard count > 0 else { return .null }
        return .text((isMean ? try sum.divided(by: PGNumeric(count)) : sum).text)
    }
}

extension NumericSum: ReplayableState {
    func add(_ value: SQLiteValue) throws(FunctionFailure) {
        guard case .text(var text) = value else { return }
        guard let numeric = text.withUTF8({ PGNumeric(canonical: $0) }) else { throw .wrongClass("sum") }
        sum = sum + numeric
        count += 1
    }
}
