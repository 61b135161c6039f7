/// The largest or the smallest so many values, the most extreme first: SQL's `ORDER BY x DESC LIMIT k`.
///
/// Of values that are equal but written otherwise (-0 and 0, 1.10 and 1.1) those that stand first in the history lead, as
/// `sorted(by: >).prefix(k)` of a collection has them.
public struct TopValues<Value: TileValue>: WindowAggregate {
    /// Which end is looked at.
    public enum End: String, Codable, Sendable {
        /// The largest values, from the largest down.
        case largest
        /// The smallest values, from the smallest up.
        case smallest
    }

    /// How many values are wanted at most.
    public let limit: Int
    /// Which end is looked at.
    public let end: End

    /// Looks for so many values; `limit` must not be negative.
    public init(_ limit: Int, _ end: End = .largest) {
        precondition(limit >= 0, "TopValues(\(limit)): ask for zero values or more")
        self.limit = limit
        self.end = end
    }

    /// No values.
    public var empty: [PlacedValue<Value>] { [] }

    /// Puts a value where it belongs.
    public func add(_ prepared: Value, at place: TilePlace, to partial: inout [PlacedValue<Value>]) {
        let placed = PlacedValue(place: place, value: prepared)
        let position = partial.firstIndex { leads(placed, $0) } ?? partial.count
        guard position < limit else { return }
        partial.insert(placed, at: position)
        if partial.count > limit { partial.removeLast() }
    }

    /// Possible where the value stands behind all that are kept.
    public func remove(_ prepared: Value, at place: TilePlace, from partial: inout [PlacedValue<Value>]) -> Bool {
        guard limit > 0 else { return true }
        guard partial.count == limit, let last = partial.last else { return false }
        return leads(last, PlacedValue(place: place, value: prepared))
    }

    /// Keeps the first of both.
    public func merge(_ other: [PlacedValue<Value>], into partial: inout [PlacedValue<Value>]) {
        guard !other.isEmpty else { return }
        var merged: [PlacedValue<Value>] = []
        merged.reserveCapacity(min(limit, partial.count + other.count))
        var (mine, theirs) = (0, 0)
        while merged.count < limit, mine < partial.count || theirs < other.count {
            if theirs == other.count || (mine < partial.count && !leads(other[theirs], partial[mine])) {
                merged.append(partial[mine])
                mine += 1
            } else {
                merged.append(other[theirs])
                theirs += 1
            }
        }
        partial = merged
    }

    /// The values.
    public func answer(_ partial: [PlacedValue<Value>]) -> [Value] { partial.map(\.value) }

    private func leads(_ first: PlacedValue<Value>, _ second: PlacedValue<Value>) -> Bool {
        if first.value.precedes(second.value) { return end == .smallest }
        if second.value.precedes(first.value) { return end == .largest }
        return first.isTaken(before: second)
    }

    /// What is kept of a value.
    public typealias Prepared = Value
}
