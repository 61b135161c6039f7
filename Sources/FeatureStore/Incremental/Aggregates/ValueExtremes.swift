/// The smallest and the largest value: SQL's `min(x)` and `max(x)`, texts by code point, NaN above all numbers.
///
/// Of values that are equal but written otherwise (-0 and 0, 1.10 and 1.1) the one that stands first in the history, as
/// `largest` and `max()` of a collection take it.
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

    /// The two ends and where they stand.
    public struct Ends: Sendable {
        var smallest: PlacedValue<Value>?
        var largest: PlacedValue<Value>?
    }

    /// No values.
    public var empty: Ends { Ends() }

    /// Moves an end.
    public func add(_ prepared: Value, at place: TilePlace, to partial: inout Ends) {
        let placed = PlacedValue(place: place, value: prepared)
        Self.take(placed, asSmallestOf: &partial)
        Self.take(placed, asLargestOf: &partial)
    }

    /// Possible unless the value is an end.
    public func remove(_ prepared: Value, at place: TilePlace, from partial: inout Ends) -> Bool {
        guard let smallest = partial.smallest, let largest = partial.largest else { return false }
        return smallest.place != place && largest.place != place
    }

    /// Moves both ends.
    public func merge(_ other: Ends, into partial: inout Ends) {
        if let value = other.smallest { Self.take(value, asSmallestOf: &partial) }
        if let value = other.largest { Self.take(value, asLargestOf: &partial) }
    }

    /// Both ends.
    public func answer(_ partial: Ends) -> Bounds {
        Bounds(smallest: partial.smallest?.value, largest: partial.largest?.value)
    }

    private static func take(_ value: PlacedValue<Value>, asSmallestOf ends: inout Ends) {
        guard let before = ends.smallest else { return ends.smallest = value }
        if before.value.precedes(value.value) { return }
        if value.value.precedes(before.value) || value.isTaken(before: before) { ends.smallest = value }
    }

    private static func take(_ value: PlacedValue<Value>, asLargestOf ends: inout Ends) {
        guard let before = ends.largest else { return ends.largest = value }
        if value.value.precedes(before.value) { return }
        if before.value.precedes(value.value) || value.isTaken(before: before) { ends.largest = value }
    }

    /// What is kept of a value.
    public typealias Prepared = Value
}
