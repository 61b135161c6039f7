import FeatureStore
import Postgres
import SQLFrontend

/// Why one cell cannot be loaded.
struct LoadProblem: Error {
    /// The row, counted from 0.
    var row = 0
    /// What the cell holds.
    let found: String
    /// Whether no table of the engine could hold it; else the column's declared type does not.
    let isBeyondEngine: Bool

    private static func engine(_ found: String?) -> LoadProblem? {
        found.map { LoadProblem(found: $0, isBeyondEngine: true) }
    }

    private static func type(_ found: String) -> LoadProblem { LoadProblem(found: found, isBeyondEngine: false) }
}

/// Checks of a cell against its column's physical type: an engine would round, cut or pad without a word.
extension LoadProblem {
    static func check(_ value: Int64, _ type: PhysicalType) -> LoadProblem? {
        let range: ClosedRange<Int64>
        switch type.base {
        case .int4: range = Int64(Int32.min)...Int64(Int32.max)
        case .int2: range = Int64(Int16.min)...Int64(Int16.max)
        default: return nil
        }
        return range.contains(value)
            ? nil : .type("\(value), outside \(type.declaration)'s \(range.lowerBound) to \(range.upperBound)")
    }

    static func check(_ value: Double, _ type: PhysicalType) -> LoadProblem? {
        guard type.base == .float4, !value.isNaN, Double(Float(value)) != value else { return nil }
        return .type("\(value), which \(type.declaration) does not hold exactly")
    }

    static func check(_ text: ArraySlice<UInt8>, _ type: PhysicalType) -> LoadProblem? {
        if let problem = engine(CellLimits.problem(text: text)) { return problem }
        guard case .length(let longest)? = type.modifier else { return nil }
        let characters = text.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        return characters <= longest ? nil : .type("a text of \(characters) characters, longer than \(longest)")
    }

    static func check(_ value: ExactDecimal, _ type: PhysicalType) -> LoadProblem? {
        guard case .precision(let precision, let scale)? = type.modifier,
            !DecimalFit.fits(value, precision: precision, scale: scale)
        else { return nil }
        return .type("\(DecimalText.text(value)), which is no \(type.declaration)")
    }

    static func check(_ value: Timestamp, _ type: PhysicalType) -> LoadProblem? {
        if let problem = engine(CellLimits.problem(timestamp: value)) { return problem }
        guard case .fraction(let digits)? = type.modifier else { return nil }
        let unit = (0..<(6 - digits)).reduce(Int64(1)) { product, _ in product * 10 }
        return value.microseconds % unit == 0
            ? nil : .type("an instant of \(value.microseconds) microseconds, finer than \(type.declaration)")
    }

    static func check(_ value: CalendarDate) -> LoadProblem? { .engine(CellLimits.problem(date: value)) }
}
