#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import SQLite

/// Angles, in radians and in degrees, with the steps of PostgreSQL's float.c, which make `sind(30)` exactly 0.5.
enum PGAngle {
    static let radiansPerDegree = 0.0174532925199432957692
    private static let outOfRange = FunctionFailure("input is out of range")
    // What the degrees of exact results are measured by.
    private static let sineOf30 = sin(30 * radiansPerDegree)
    private static let cosineDropAt60 = 1 - cos(60 * radiansPerDegree)
    private static let arcSineOfHalf = asin(0.5)
    private static let arcCosineOfHalf = acos(0.5)
    private static let arcTangentOfOne = atan(1.0)
    private static let tangentOf45 = sine(quadrant: 45) / cosine(quadrant: 45)
    private static let cotangentOf45 = cosine(quadrant: 45) / sine(quadrant: 45)

    /// A function of an angle, which must be finite; of NaN it is NaN.
    static func circular(_ angle: Double, _ function: (Double) -> Double) throws(FunctionFailure) -> Double {
        if angle.isNaN { return .nan }
        guard angle.isFinite else { throw outOfRange }
        return function(angle)
    }

    /// A function that is defined from a value on, and up to another; of NaN it is NaN.
    static func bounded(
        _ value: Double, _ bounds: ClosedRange<Double>, _ function: (Double) -> Double
    ) throws(FunctionFailure) -> Double {
        if value.isNaN { return .nan }
        guard bounds.contains(value) else { throw outOfRange }
        return function(value)
    }

    static func sineOfDegrees(_ angle: Double) throws(FunctionFailure) -> Double {
        try folded(angle, signs: (true, true, false)) { sine(quadrant: $0) }
    }

    static func cosineOfDegrees(_ angle: Double) throws(FunctionFailure) -> Double {
        try folded(angle, signs: (false, false, true)) { cosine(quadrant: $0) }
    }

    static func tangentOfDegrees(_ angle: Double) throws(FunctionFailure) -> Double {
        let tangent = try folded(angle, signs: (true, true, true)) {
            sine(quadrant: $0) / cosine(quadrant: $0) / tangentOf45
        }
        return tangent == 0 ? 0 : tangent
    }

    static func cotangentOfDegrees(_ angle: Double) throws(FunctionFailure) -> Double {
        let cotangent = try folded(angle, signs: (true, true, true)) {
            cosine(quadrant: $0) / sine(quadrant: $0) / cotangentOf45
        }
        return cotangent == 0 ? 0 : cotangent
    }

    static func degreesOfArcSine(_ value: Double) -> Double {
        value >= 0 ? arcSine(value) : -arcSine(-value)
    }

    static func degreesOfArcCosine(_ value: Double) -> Double {
        guard value >= 0 else { return 90 + arcSine(-value) }
        return value <= 0.5 ? 90 - asin(value) / arcSineOfHalf * 30 : acos(value) / arcCosineOfHalf * 60
    }

    /// Degrees of an angle that a function of radians gave.
    static func degrees(ofArcTangent angle: Double) -> Double { angle / arcTangentOfOne * 45 }

    private static func arcSine(_ value: Double) -> Double {
        value <= 0.5 ? asin(value) / arcSineOfHalf * 30 : 90 - acos(value) / arcCosineOfHalf * 60
    }

    /// Brings an angle into 0...90 degrees; the signs say at which of the three mirrors the result is turned.
    private static func folded(
        _ angle: Double, signs: (negative: Bool, beyond180: Bool, beyond90: Bool), _ function: (Double) -> Double
    ) throws(FunctionFailure) -> Double {
        if angle.isNaN { return .nan }
        guard angle.isFinite else { throw outOfRange }
        var rest = fmod(angle, 360)
        var sign = 1.0
        if rest < 0 {
            rest = -rest
            if signs.negative { sign = -sign }
        }
        if rest > 180 {
            rest = 360 - rest
            if signs.beyond180 { sign = -sign }
        }
        if rest > 90 {
            rest = 180 - rest
            if signs.beyond90 { sign = -sign }
        }
        return sign * function(rest)
    }

    private static func sine(quadrant angle: Double) -> Double {
        angle <= 30 ? sineUpTo30(angle) : cosineUpTo60(90 - angle)
    }

    private static func cosine(quadrant angle: Double) -> Double {
        angle <= 60 ? cosineUpTo60(angle) : sineUpTo30(90 - angle)
    }

    private static func sineUpTo30(_ angle: Double) -> Double {
        sin(angle * radiansPerDegree) / sineOf30 / 2
    }

    private static func cosineUpTo60(_ angle: Double) -> Double {
        1 - (1 - cos(angle * radiansPerDegree)) / cosineDropAt60 / 2
    }
}

extension SQLiteFunctions {
    /// `sin` to `atan2d`, `degrees`, `radians`, `cbrt`: `fs_sin`, `fs_atan2d`.
    static func registerTrigonometry(_ registry: FunctionRegistry) throws(SQLiteError) {
        for (name, function) in circularFunctions {
            try registry.real("fs_\(name)", 1) { (values) throws(FunctionFailure) in
                try PGAngle.circular(values.real(0), function)
            }
        }
        for (name, bounds, function) in boundedFunctions {
            try registry.real("fs_\(name)", 1) { (values) throws(FunctionFailure) in
                try PGAngle.bounded(values.real(0), bounds, function)
            }
        }
        for (name, function) in totalFunctions {
            try registry.real("fs_\(name)", 1) { (values) in function(values.real(0)) }
        }
        try registry.real("fs_sind", 1) { (values) throws(FunctionFailure) in
            try PGAngle.sineOfDegrees(values.real(0))
        }
        try registry.real("fs_cosd", 1) { (values) throws(FunctionFailure) in
            try PGAngle.cosineOfDegrees(values.real(0))
        }
        try registry.real("fs_tand", 1) { (values) throws(FunctionFailure) in
            try PGAngle.tangentOfDegrees(values.real(0))
        }
        try registry.real("fs_cotd", 1) { (values) throws(FunctionFailure) in
            try PGAngle.cotangentOfDegrees(values.real(0))
        }
        try registry.real("fs_atan2", 2) { (values) in atan2(values.real(0), values.real(1)) }
        try registry.real("fs_atan2d", 2) { (values) in
            PGAngle.degrees(ofArcTangent: atan2(values.real(0), values.real(1)))
        }
        try registry.real("fs_degrees", 1) { (values) throws(FunctionFailure) in
            try PGFloat.divide(values.real(0), PGAngle.radiansPerDegree)
        }
        try registry.real("fs_radians", 1) { (values) throws(FunctionFailure) in
            try PGFloat.multiply(values.real(0), PGAngle.radiansPerDegree)
        }
    }

    private static let circularFunctions: [(String, @Sendable (Double) -> Double)] = [
        ("sin", { sin($0) }), ("cos", { cos($0) }), ("tan", { tan($0) }), ("cot", { 1 / tan($0) }),
    ]

    private static let boundedFunctions: [(String, ClosedRange<Double>, @Sendable (Double) -> Double)] = [
        ("asin", -1...1, { asin($0) }), ("acos", -1...1, { acos($0) }), ("atanh", -1...1, { atanh($0) }),
        ("asind", -1...1, { PGAngle.degreesOfArcSine($0) }), ("acosd", -1...1, { PGAngle.degreesOfArcCosine($0) }),
        ("acosh", 1...Double.infinity, { acosh($0) }),
    ]

    private static let totalFunctions: [(String, @Sendable (Double) -> Double)] = [
        ("atan", { atan($0) }), ("atand", { PGAngle.degrees(ofArcTangent: atan($0)) }), ("sinh", { sinh($0) }),
        ("cosh", { cosh($0) }), ("tanh", { tanh($0) }), ("asinh", { asinh($0) }), ("cbrt", { cbrt($0) }),
    ]
}
