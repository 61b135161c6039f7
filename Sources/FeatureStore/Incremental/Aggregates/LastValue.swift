/// The value of the last row by event time, then by unique id: SQL's `ORDER BY event_time DESC, id DESC LIMIT 1`.
public struct LastValue<Value: TileValue>: WindowAggregate {
    /// Looks for the last.
    public init() {}

    /// A value, and where it stands.
    public struct Placed: Sendable {
        let place: TilePlace
        let value: Value
    }

    /// No value.
    public var empty: Placed? { nil }

    /// Takes a later value.
    public func add(_ prepared: Value, at place: TilePlace, to partial: inout Placed?) {
        if partial.map({ $0.place <= place }) ?? true { partial = Placed(place: place, value: prepared) }
    }

    /// Possible unless the value is the last.
    public func remove(_ prepared: Value, at place: TilePlace, from partial: inout Placed?) -> Bool {
        partial.map { place < $0.place } ?? false
    }

    /// Takes the later one.
    public func merge(_ other: Placed?, into partial: inout Placed?) {
        guard let other else { return }
        if partial.map({ $0.place <= other.place }) ?? true { partial = other }
    }

    /// The value, nil when there is none.
    public func answer(_ partial: Placed?) -> Value? { partial?.value }

    /// What is kept of a value.
    public typealias Prepared = Value
}
