#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import SQLite

/// Arithmetic on doubles with PostgreSQL's errors: an infinite result of finite operands, or a zero that is none, fails.
enum PGFloat {
    static func add(_ first: Double, _ second: Double) throws(FunctionFailure) -> Double {
        let sum = first + second
        guard !sum.isInfinite || first.isInfinite || second.isInfinite else { throw .floatOverflow }
        return sum
    }

    static func multiply(_ first: Double, _ second: Double) throws(FunctionFailure) -> Double {
        let product = first * second
        guard !product.isInfinite || first.isInfinite || second.isInfinite else { throw .floatOverflow }
        guard product != 0 || first == 0 || second == 0 else { throw .floatUnderflow }
        return product
    }

    static func divide(_ first: Double, _ second: Double) throws(FunctionFailure) -> Double {
        guard second != 0 || first.isNaN else { throw .divisionByZero }
        let quotient = first / second
        guard !quotient.isInfinite || first.isInfinite else { throw .floatOverflow }
        guard quotient != 0 || first == 0 || second.isInfinite else { throw .floatUnderflow }
        return quotient
    }

    static func power(_ base: Double, _ exponent: Double) throws(FunctionFailure) -> Double {
        if base == 0, exponent < 0 { throw FunctionFailure("zero raised to a negative power is undefined") }
        if base < 0, exponent.rounded(.down) != exponent, exponent.isFinite {
            throw FunctionFailure("a negative number raised to a non-integer power yields a complex result")
        }
        let result = pow(base, exponent)
        guard base.isFinite, exponent.isFinite else { return result }
        guard !result.isInfinite else { throw .floatOverflow }
        guard result != 0 || base == 0 else { throw .floatUnderflow }
        return result
    }

    static func exponential(_ value: Double) throws(FunctionFailure) -> Double {
        let result = exp(value)
        guard value.isFinite else { return result }
        guard !result.isInfinite else { throw .floatOverflow }
        guard result != 0 else { throw .floatUnderflow }
        return result
    }

    static func squareRoot(_ value: Double) throws(FunctionFailure) -> Double {
        guard value >= 0 || value.isNaN else { throw FunctionFailure("cannot take square root of a negative number") }
        return value.squareRoot()
    }

    static func checkedForLogarithm(_ value: Double) throws(FunctionFailure) -> Double {
        guard value != 0 else { throw FunctionFailure("cannot take logarithm of zero") }
        guard value > 0 || value.isNaN else { throw FunctionFailure("cannot take logarithm of a negative number") }
        return value
    }

    /// The nearest integer, half to even, or a failure when the width cannot hold it.
    static func integer(_ value: Double, _ width: IntegerWidth) throws(FunctionFailure) -> Int64 {
        // Int64.max is no double; the first double above the range is 2^63 exactly.
        guard let rounded = Int64(exactly: value.rounded(.toNearestOrEven)) else { throw width.outOfRange }
        return try width.checked(rounded)
    }
}

extension SQLiteFunctions {
    /// Arithmetic and elementary functions of doubles: `fs_addf`, `fs_sqrt`, `fs_roundf`.
    static func registerFloats(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.real("fs_addf", 2) { (values) throws(FunctionFailure) in
            try PGFloat.add(values.real(0), values.real(1))
        }
        try registry.real("fs_subf", 2) { (values) throws(FunctionFailure) in
            try PGFloat.add(values.real(0), -values.real(1))
        }
        try registry.real("fs_mulf", 2) { (values) throws(FunctionFailure) in
            try PGFloat.multiply(values.real(0), values.real(1))
        }
        try registry.real("fs_divf", 2) { (values) throws(FunctionFailure) in
            try PGFloat.divide(values.real(0), values.real(1))
        }
        try registry.real("fs_power", 2) { (values) throws(FunctionFailure) in
            try PGFloat.power(values.real(0), values.real(1))
        }
        try registry.real("fs_negf", 1) { (values) in -values.real(0) }
        try registry.real("fs_absf", 1) { (values) in values.real(0).magnitude }
        try registry.real("fs_roundf", 1) { (values) in values.real(0).rounded(.toNearestOrEven) }
        try registry.real("fs_truncf", 1) { (values) in values.real(0).rounded(.towardZero) }
        try registry.real("fs_floorf", 1) { (values) in values.real(0).rounded(.down) }
        try registry.real("fs_ceilf", 1) { (values) in values.real(0).rounded(.up) }
        try registry.real("fs_signf", 1) { (values) in values.real(0) > 0 ? 1 : values.real(0) < 0 ? -1 : 0 }
        try registry.real("fs_sqrt", 1) { (values) throws(FunctionFailure) in try PGFloat.squareRoot(values.real(0)) }
        try registry.real("fs_exp", 1) { (values) throws(FunctionFailure) in try PGFloat.exponential(values.real(0)) }
        try registry.real("fs_ln", 1) { (values) throws(FunctionFailure) in
            log(try PGFloat.checkedForLogarithm(values.real(0)))
        }
        try registry.real("fs_log10", 1) { (values) throws(FunctionFailure) in
            log10(try PGFloat.checkedForLogarithm(values.real(0)))
        }
        // A literal that SQLite's own reader might round wrongly.
        try registry.real("fs_double", 1) { (values) throws(FunctionFailure) in
            try PGText.double(values.text(0))
        }
    }
}
