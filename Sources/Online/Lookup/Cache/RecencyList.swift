import FeatureStore

/// Groups in memory, found by link and key, in the order in which they were last used.
///
/// An array of slots that name their neighbours: finding a group and moving it to the front allocates nothing.
struct RecencyList {
    /// A group at hand.
    struct Entry {
        var link: Int
        var key: EntityKey
        var group: RowGroup
        /// A state of the store at which the group stood as it is here; it did not change since.
        var snapshot: StoreSnapshot
    }

    private struct Slot {
        var entry: Entry?
        /// The slot used next after this one, or -1.
        var newer: Int
        /// The slot used last before this one, or -1.
        var older: Int
    }

    private var slots: [Slot] = []
    private var free: [Int] = []
    private var positions: [[EntityKey: Int]]
    private var newest = -1
    private var oldest = -1
    /// How many groups there are.
    private(set) var count = 0
    /// How many rows they have.
    private(set) var rowCount = 0
    /// About how many bytes all of them take.
    private(set) var bytes = 0

    /// What keeping a group costs besides its rows: its slot, its key and its place in the dictionary.
    private static let overhead = 200

    init(linkCount: Int) { positions = Array(repeating: [:], count: linkCount) }

    /// The group, which is now the one used last.
    mutating func use(_ link: Int, _ key: EntityKey) -> (group: RowGroup, snapshot: StoreSnapshot)? {
        guard let slot = positions[link][key] else { return nil }
        if slot != newest {
            unlink(slot)
            pushNewest(slot)
        }
        return slots[slot].entry.map { ($0.group, $0.snapshot) }
    }

    /// Keeps a group, in the place of what was kept of it before.
    mutating func insert(_ entry: Entry) {
        remove(entry.link, entry.key)
        let slot = free.popLast() ?? slots.count
        if slot == slots.count { slots.append(Slot(entry: nil, newer: -1, older: -1)) }
        positions[entry.link][entry.key] = slot
        count += 1
        rowCount += entry.group.rowCount
        bytes += entry.group.byteCount + Self.overhead
        slots[slot].entry = entry
        pushNewest(slot)
    }

    /// Forgets a group, and says whether there was one.
    @discardableResult
    mutating func remove(_ link: Int, _ key: EntityKey) -> Bool {
        guard let slot = positions[link][key] else { return false }
        drop(slot)
        return true
    }

    /// Forgets all groups of a link.
    mutating func removeAll(_ link: Int) {
        for slot in Array(positions[link].values) { drop(slot) }
    }

    /// Forgets the groups that were not used for longest until the others fit, and says how many.
    mutating func trim(to bound: Int) -> Int {
        var dropped = 0
        while bytes > bound, oldest >= 0 {
            drop(oldest)
            dropped += 1
        }
        return dropped
    }

    private mutating func drop(_ slot: Int) {
        guard let entry = slots[slot].entry else { return }
        unlink(slot)
        positions[entry.link][entry.key] = nil
        count -= 1
        rowCount -= entry.group.rowCount
        bytes -= entry.group.byteCount + Self.overhead
        slots[slot].entry = nil
        free.append(slot)
    }

    private mutating func unlink(_ slot: Int) {
        let (newer, older) = (slots[slot].newer, slots[slot].older)
        if newer >= 0 { slots[newer].older = older } else { newest = older }
        if older >= 0 { slots[older].newer = newer } else { oldest = newer }
    }

    private mutating func pushNewest(_ slot: Int) {
        slots[slot].newer = -1
        slots[slot].older = newest
        if newest >= 0 { slots[newest].newer = slot } else { oldest = slot }
        newest = slot
    }
}
