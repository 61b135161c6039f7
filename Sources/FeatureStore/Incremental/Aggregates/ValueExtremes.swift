/// The smallest and the largest value: SQL's `min(x)` and `max(x)`, texts by code point, NaN above all numbers.
public struct ValueExtremes<Value: TileValue>: WindowAggregate {
    /// Looks for both ends.
    public init() {}

    /// The two ends of some values; nil where there are none.
    public struct Bounds: Sendable {
        /// The smallest value.
        public var smallest: Value?
        /// The largest value.
        public var largest: Value?
    }

    /// No values.
    public var empty: Bounds { Bounds() }

    /// Moves an end.
    public func add(_ prepared: Value, at place: TilePlace, to partial: inout Bounds) {
        if partial.smallest.map({ Self.precedes(prepared, $0) }) ?? true { partial.smallest = prepared }
        if partial.largest.map({ Self.precedes($0, prepared) }) ?? true { partial.largest = prepared }
    }

    /// Possible unless the value is an end.
    public func remove(_ prepared: Value, at place: TilePlace, from partial: inout Bounds) -> Bool {
        guard let smallest = partial.smallest, let largest = partial.largest else { return false }
        return smallest.precedes(prepared) && prepared.precedes(largest)
    }

    /// Moves both ends.
    public func merge(_ other: Bounds, into partial: inout Bounds) {
        if let value = other.smallest, partial.smallest.map({ Self.precedes(value, $0) }) ?? true {
            partial.smallest = value
        }
        if let value = other.largest, partial.largest.map({ Self.precedes($0, value) }) ?? true {
            partial.largest = value
        }
    }

    /// Both ends.
    public func answer(_ partial: Bounds) -> Bounds { partial }

    /// The value's order; what SQL finds equal but is written otherwise (-0 and 0, 1.10 and 1.1) by its bytes, so that
    /// no order of arrival shows.
    private static func precedes(_ first: Value, _ second: Value) -> Bool {
        if first.precedes(second) { return true }
        return !second.precedes(first) && !first.isIdentical(to: second) && first.literal < second.literal
    }

    /// What is kept of a value.
    public typealias Prepared = Value
}
