/// The value of the last row by event time, then by unique id: SQL's `ORDER BY event_time DESC, id DESC LIMIT 1`.
public struct LastValue<Value: TileValue>: WindowAggregate {
    /// Looks for the last.
    public init() {}

    /// No value.
    public var empty: PlacedValue<Value>? { nil }

    /// Takes a later value.
    public func add(_ prepared: Value, at place: TilePlace, to partial: inout PlacedValue<Value>?) {
        if partial.map({ $0.place <= place }) ?? true { partial = PlacedValue(place: place, value: prepared) }
    }

    /// Possible unless the value is the last.
    public func remove(_ prepared: Value, at place: TilePlace, from partial: inout PlacedValue<Value>?) -> Bool {
        partial.map { place < $0.place } ?? false
    }

    /// Takes the later one.
    public func merge(_ other: PlacedValue<Value>?, into partial: inout PlacedValue<Value>?) {
        guard let other else { return }
        if partial.map({ $0.place <= other.place }) ?? true { partial = other }
    }

    /// The value, nil when there is none.
    public func answer(_ partial: PlacedValue<Value>?) -> Value? { partial?.value }

    /// What is kept of a value.
    public typealias Prepared = Value
}
