/// How many different values there are: SQL's `count(DISTINCT x)`, exactly.
///
/// Texts differ when a byte differs, decimals are compared as numbers, -0 is 0 and NaN is one value, as in
/// `distinctCount` of a collection. Every value has a number while any row gives it, and tiles keep sets of numbers.
public struct DistinctValues<Value: TileValue>: WindowAggregate {
    private var numbers: [RowIdentity: Int32] = [:]
    private var values: [Kept?] = []
    private var free: [Int32] = []

    private struct Kept: Sendable {
        let value: Value
        let identity: RowIdentity
        var uses: Int
    }

    /// What is kept of a value: its number, and how it was written where that is not how it was met first.
    public struct Numbered: Sendable {
        let number: Int32
        let spelling: Value?
    }

    /// Starts without values.
    public init() {}

    /// No values.
    public var empty: IdentifierSet { IdentifierSet() }

    /// Gives the value its number.
    public mutating func prepare(_ value: Value) -> Numbered {
        var encoder = KeyEncoder(markingPresence: true)
        value.encode(into: &encoder)
        let identity = RowIdentity(bytes: encoder.bytes)
        if let number = numbers[identity], let kept = values[Int(number)] {
            values[Int(number)]?.uses += 1
            return Numbered(number: number, spelling: kept.value.isIdentical(to: value) ? nil : value)
        }
        let kept = Kept(value: value, identity: identity, uses: 1)
        let number: Int32
        if let reused = free.popLast() {
            number = reused
            values[Int(number)] = kept
        } else {
            precondition(values.count < Int(Int32.max), "more than \(Int32.max) different values of one entity")
            number = Int32(values.count)
            values.append(kept)
        }
        numbers[identity] = number
        return Numbered(number: number, spelling: nil)
    }

    /// Frees the number with the last row that gave the value.
    public mutating func release(_ prepared: Numbered) {
        let position = Int(prepared.number)
        values[position]?.uses -= 1
        guard let kept = values[position], kept.uses == 0 else { return }
        numbers[kept.identity] = nil
        values[position] = nil
        free.append(prepared.number)
    }

    /// The value that has the number.
    public func value(of prepared: Numbered) -> Value {
        guard let value = prepared.spelling ?? values[Int(prepared.number)]?.value else {
            preconditionFailure("a value was released that a row still gives")
        }
        return value
    }

    /// Adds a number.
    public func add(_ prepared: Numbered, at place: TilePlace, to partial: inout IdentifierSet) {
        partial.insert(prepared.number)
    }

    /// Never possible: another row may give the same value.
    public func remove(_ prepared: Numbered, at place: TilePlace, from partial: inout IdentifierSet) -> Bool { false }

    /// Unites two sets.
    public func merge(_ other: IdentifierSet, into partial: inout IdentifierSet) { partial.formUnion(other) }

    /// How many values there are.
    public func answer(_ partial: IdentifierSet) -> Int { partial.count }

    /// Reads nothing: the values come with the rows that gave them.
    public init(from decoder: any Decoder) throws {}
    /// Writes nothing.
    public func encode(to encoder: any Encoder) throws {
        _ = encoder.container(keyedBy: NoKeys.self)
    }

    private enum NoKeys: CodingKey {}
}
