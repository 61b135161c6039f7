/// A part of a timeline: a tile that holds entries, or a stretch of tiles, with what is known of all of it.
///
/// A balanced tree whose leaves are tiles of neighbouring entries. What an answer may take as a whole is `partial`: the
/// entries that stay visible for ever once they are. Of a node that holds others, which were replaced or are not yet
/// known, that is the truth only from `settledFrom` on; before that instant the answer looks inside.
struct TileNode<Aggregate: WindowAggregate>: Sendable {
    typealias Entry = TileEntry<Aggregate.Prepared>

    /// The entries of a tile, in order; empty in a stretch.
    var entries: [Entry]
    /// The parts of a stretch, in order; empty in a tile.
    var children: [TileNode]
    /// How many entries there are.
    var count: Int
    /// The first key.
    var firstKey: TileKey
    /// The time of the last entry.
    var lastTime: Int64
    /// Before this instant nothing in here is visible.
    var firstFrom: Int64
    /// From this instant on `partial` is what is visible.
    var settledFrom: Int64
    /// What is known of the entries that nothing replaces.
    var partial: Aggregate.Partial

    /// How many entries a tile holds at most.
    static var tileCapacity: Int { 64 }
    /// How many parts a stretch has at most.
    static var stretchCapacity: Int { 32 }

    /// Makes a tile of at least one entry.
    init(entries: [Entry], _ aggregate: Aggregate) {
        self.entries = entries
        children = []
        count = entries.count
        firstKey = entries[0].key
        lastTime = .min
        firstFrom = .max
        settledFrom = .min
        partial = aggregate.empty
        summarizeEntries(aggregate, withPartial: true)
    }

    /// Makes a stretch of at least one part.
    init(children: [TileNode], _ aggregate: Aggregate) {
        entries = []
        self.children = children
        count = 0
        firstKey = children[0].firstKey
        lastTime = .min
        firstFrom = .max
        settledFrom = .min
        partial = aggregate.empty
        summarizeChildren(aggregate, withPartial: true)
    }

    mutating func summarizeEntries(_ aggregate: Aggregate, withPartial: Bool) {
        count = entries.count
        guard let first = entries.first, let last = entries.last else { return }
        firstKey = first.key
        lastTime = last.key.place.time
        firstFrom = .max
        settledFrom = .min
        if withPartial { partial = aggregate.empty }
        for entry in entries {
            firstFrom = min(firstFrom, entry.key.from)
            settledFrom = max(settledFrom, entry.settledFrom)
            if withPartial, entry.until == .max { aggregate.add(entry.value, at: entry.key.place, to: &partial) }
        }
    }

    mutating func summarizeChildren(_ aggregate: Aggregate, withPartial: Bool) {
        count = children.reduce(0) { $0 + $1.count }
        guard let first = children.first, let last = children.last else { return }
        firstKey = first.firstKey
        lastTime = last.lastTime
        firstFrom = .max
        settledFrom = .min
        if withPartial { partial = aggregate.empty }
        for child in children {
            firstFrom = min(firstFrom, child.firstFrom)
            settledFrom = max(settledFrom, child.settledFrom)
            if withPartial { aggregate.merge(child.partial, into: &partial) }
        }
    }

    /// A tree over entries that are in order.
    static func build(_ entries: [Entry], _ aggregate: Aggregate) -> TileNode? {
        // Three quarters full, so that the next insertions split nothing.
        let share = tileCapacity * 3 / 4
        var nodes = stride(from: 0, to: entries.count, by: share).map { start in
            TileNode(entries: Array(entries[start..<min(start + share, entries.count)]), aggregate)
        }
        let parts = stretchCapacity * 3 / 4
        while nodes.count > 1 {
            nodes = stride(from: 0, to: nodes.count, by: parts).map { start in
                TileNode(children: Array(nodes[start..<min(start + parts, nodes.count)]), aggregate)
            }
        }
        return nodes.first
    }
}
