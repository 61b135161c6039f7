internal import BigInt
internal import SQLite

extension PGNumeric {
    /// The nearest integer, half rounded away from zero, or a failure when the width cannot hold it.
    func integer(_ width: IntegerWidth) throws(FunctionFailure) -> Int64 {
        guard let value = Int64(exactly: rounded(toScale: 0).coefficient) else { throw width.outOfRange }
        return try width.checked(value)
    }

    /// The number with at most 15 significant digits, as PostgreSQL makes a numeric of a double.
    init(_ double: Double) throws(FunctionFailure) {
        guard double.isFinite else { throw .notKept("numeric \(double)") }
        try self.init(literal: PGText.significant(double, digits: 15))
    }

    /// The value rounded to `numeric(precision, scale)`, or the failure that PostgreSQL reports when it does not fit.
    func fitted(precision: Int, scale: Int) throws(FunctionFailure) -> PGNumeric {
        let value = rounded(toScale: scale)
        let isTooLarge = (value.leadingExponent ?? -scale) >= precision - scale
        guard value.coefficient == 0 || !isTooLarge else { throw FunctionFailure("numeric field overflow") }
        return value
    }
}
