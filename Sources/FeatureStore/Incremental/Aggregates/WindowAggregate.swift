/// What is computed over the values of a window: a commutative, associative algebra of partial results.
///
/// Tiles keep a partial result each; an answer merges those of the tiles in the middle of its window and adds the values
/// at its two edges. So every way of cutting a window must give the same answer, to the bit: counts, exact sums, extremes
/// and sets do, a running sum of doubles does not.
///
/// Laws, for all partial results and values: `merge` is associative and commutative with `empty` as its neutral element;
/// adding a value is merging what holds that value alone; removing one that was added gives what was there before, or is
/// refused.
public protocol WindowAggregate: Sendable, Codable {
    /// What a row gives to the aggregate.
    associatedtype Value: TileValue
    /// The value as entries keep it.
    associatedtype Prepared: Sendable
    /// What a tile knows of its values.
    associatedtype Partial: Sendable
    /// What is said of a window.
    associatedtype Answer

    /// What is known of no values.
    var empty: Partial { get }
    /// Takes a value in; ``release(_:)`` is called once for each.
    mutating func prepare(_ value: Value) -> Prepared
    /// Lets a value go that is kept no more.
    mutating func release(_ prepared: Prepared)
    /// The value that was taken in.
    func value(of prepared: Prepared) -> Value
    /// Adds a value to a partial result.
    func add(_ prepared: Prepared, at place: TilePlace, to partial: inout Partial)
    /// Takes a value that was added out of a partial result, or says that this cannot be done without the other values.
    func remove(_ prepared: Prepared, at place: TilePlace, from partial: inout Partial) -> Bool
    /// Adds another partial result.
    func merge(_ other: Partial, into partial: inout Partial)
    /// What a partial result says.
    func answer(_ partial: Partial) -> Answer
}

extension WindowAggregate where Prepared == Value {
    /// Keeps the value itself.
    public mutating func prepare(_ value: Value) -> Value { value }
    /// Nothing to let go.
    public mutating func release(_ prepared: Value) {}
    /// The value itself.
    public func value(of prepared: Value) -> Value { prepared }
}
