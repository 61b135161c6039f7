internal import BigInt
internal import SQLFrontend
internal import SQLite

/// How far frames reach. SQLite adds a distance to a sort key, so for RANGE both are integers: microseconds, or the units of a
/// decimal's last digit.
extension Translation {
    /// A sort key as an integer that distances can be added to.
    struct RangeKey {
        let text: String
        /// Digits behind the point that one unit stands for; 0 for integers, nil for instants in microseconds.
        let scale: Int?
    }

    /// The sort key of a RANGE frame with a distance; nil for other frames.
    func rangeKey(_ key: BoundExpression, _ frame: BoundFrame) throws(QueryRefusal) -> RangeKey? {
        guard frame.mode == .range, !frame.offsets.isEmpty else { return nil }
        let text = try term(key)
        switch (key.type.base, key.type.modifier) {
        case (.int2, _), (.int4, _), (.int8, _): return RangeKey(text: text, scale: 0)
        case (.timestamp, _), (.timestamptz, _): return RangeKey(text: text, scale: nil)
        case (.date, _): return RangeKey(text: "fs_ts_from_date(\(text))", scale: nil)
        case (.numeric, .precision(let precision, let scale)?) where precision <= 18 && scale >= 0:
            return RangeKey(text: "fs_unscaled(\(text), \(scale))", scale: scale)
        case (.numeric, _):
            throw refusal(
                "RANGE with a distance over numeric", key.offset,
                because: "cast the key to numeric(18, s), so that its digits are known")
        default: throw refusal("RANGE with a distance over \(key.type.base.name)", key.offset)
        }
    }

    /// How far a frame reaches; SQLite takes it once, so it must be a literal.
    func distance(
        _ expression: BoundExpression, _ mode: BoundFrame.Mode, _ window: BoundWindow, _ offset: Int
    ) throws(QueryRefusal) -> String {
        guard mode == .range else {
            guard case .integer(let count)? = expression.literal, count >= 0 else {
                throw refusal("a frame distance that is no literal", offset)
            }
            return String(count)
        }
        guard let first = window.orderBy.first?.expression, let key = try rangeKey(first, window.frame) else {
            throw refusal("RANGE with a distance over no key", offset)
        }
        switch (key.scale, expression.literal) {
        case (0?, .integer(let count)?) where count >= 0: return String(count)
        case (let scale?, .integer(let count)?) where count >= 0: return try units(String(count), scale, offset)
        case (let scale?, .numeric(let digits)?): return try units(digits, scale, offset)
        case (nil, .interval(let months, let days, let microseconds)?):
            guard months == 0 else {
                throw refusal(
                    "RANGE with a distance of months", offset,
                    because: "months differ in length; join the rows of the window instead")
            }
            let span = PGInterval(months: 0, days: days, microseconds: microseconds).span
            guard let distance = Int64(exactly: span), distance >= 0 else {
                throw refusal("a negative frame distance", offset)
            }
            return String(distance)
        default: throw refusal("a frame distance that is no literal", offset)
        }
    }

    /// A decimal distance in units of a key's last digit.
    ///
    /// Keys are whole in them, so a smaller rest makes no difference.
    private func units(_ digits: String, _ scale: Int, _ offset: Int) throws(QueryRefusal) -> String {
        guard let number = try? PGNumeric(literal: digits) else { throw refusal("the numeric \(digits)", offset) }
        let units = number.truncated(toScale: scale).coefficient
        guard units >= 0, let distance = Int64(exactly: units) else {
            throw refusal("a negative frame distance", offset)
        }
        return String(distance)
    }
}

extension BoundExpression {
    /// The integer, numeric or interval that this is, when only casts between numbers stand around it.
    fileprivate var literal: BoundConstant? {
        switch kind {
        case .constant(let constant): constant
        case .cast(let operand, _)
        where operand.type.base.isInteger && (type.base.isInteger || type.base == .numeric) && type.modifier == nil:
            operand.literal
        default: nil
        }
    }
}
