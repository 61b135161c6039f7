/// A row's unique id as bytes, the first sixteen of them in two words, so that most ids need no memory of their own.
///
/// Ids of one source are written by ``KeyEncoder``, whose texts end in a marker: none is the beginning of another, and
/// filling up with zeros merges no two.
public struct RowIdentity: Hashable, Comparable, Sendable {
    let high: UInt64
    let low: UInt64
    let rest: [UInt8]

    init(bytes: [UInt8]) {
        func word(_ start: Int) -> UInt64 {
            var word: UInt64 = 0
            for position in start..<start + 8 {
                word = word << 8 | (position < bytes.count ? UInt64(bytes[position]) : 0)
            }
            return word
        }
        high = word(0)
        low = word(8)
        rest = bytes.count > 16 ? Array(bytes[16...]) : []
    }

    init(high: UInt64, low: UInt64, rest: [UInt8]) {
        self.high = high
        self.low = low
        self.rest = rest
    }

    /// Orders ids as their bytes.
    public static func < (first: RowIdentity, second: RowIdentity) -> Bool {
        if first.high != second.high { return first.high < second.high }
        if first.low != second.low { return first.low < second.low }
        return first.rest.lexicographicallyPrecedes(second.rest)
    }
}

/// Where an entry stands among others: by time, then by the row's id.
public struct TilePlace: Hashable, Comparable, Sendable {
    /// The time by which the entry is found, in microseconds.
    public let time: Int64
    /// When the row happened, in microseconds: the same, unless the entry is found by another time.
    public let event: Int64
    /// The row.
    public let identity: RowIdentity

    /// Orders places by time, then by id.
    public static func < (first: TilePlace, second: TilePlace) -> Bool {
        if first.time != second.time { return first.time < second.time }
        return first.identity != second.identity ? first.identity < second.identity : first.event < second.event
    }

    /// Whether the row stands before another in a history: by event time, then by id.
    func isEarlierInHistory(than other: TilePlace) -> Bool {
        event != other.event ? event < other.event : identity < other.identity
    }
}

/// A value, and where it stands.
public struct PlacedValue<Value: TileValue>: Sendable {
    let place: TilePlace
    let value: Value

    /// Whether this is taken where both are equal as numbers but written otherwise (-0 and 0, 1.10 and 1.1): what stands
    /// first in the history, as reductions of collections take it.
    func isTaken(before other: PlacedValue) -> Bool {
        if place.isEarlierInHistory(than: other.place) { return true }
        // Rows without ids that are equal to the last number have no order: the literal decides, so that none shows.
        return !other.place.isEarlierInHistory(than: place) && !value.isIdentical(to: other.value)
            && value.literal < other.value.literal
    }
}

/// A place, and since when what stands there is known: a row that became known bit by bit has one entry for each.
struct TileKey: Hashable, Comparable, Sendable {
    let place: TilePlace
    let from: Int64

    static func < (first: TileKey, second: TileKey) -> Bool {
        first.place != second.place ? first.place < second.place : first.from < second.from
    }
}

/// A value, its place, and when it is visible: at every instant T with `from <= T < until`.
struct TileEntry<Prepared: Sendable>: Sendable {
    let key: TileKey
    /// `Int64.max` where nothing ever replaces it.
    let until: Int64
    let value: Prepared

    func isVisible(at instant: Int64) -> Bool { key.from <= instant && instant < until }

    /// From when on it is certain whether the entry is visible.
    var settledFrom: Int64 { until == .max ? key.from : until }
}
