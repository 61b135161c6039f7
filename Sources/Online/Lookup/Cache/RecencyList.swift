import FeatureStore

/// Groups and forms in memory, found by link and key, in the order in which they were last used.
///
/// An array of slots that name their neighbours: finding a group and moving it to the front allocates nothing.
struct RecencyList {
    /// What is at hand.
    enum Content {
        case group(RowGroup)
        case form(HeldForm)

        var byteCount: Int {
            switch self {
            case .group(let group): group.byteCount
            case .form(let form): form.byteCount
            }
        }

        /// How many rows the group has; a form's are not counted again.
        var rowCount: Int { if case .group(let group) = self { group.rowCount } else { 0 } }
        var isForm: Bool { if case .form = self { true } else { false } }
    }

    /// A group or a form at hand.
    struct Entry {
        /// The number of the link, or of the form behind all links.
        var link: Int
        var key: EntityKey
        var content: Content
        /// A state of the store at which the group stood as it is here; it did not change since.
        var snapshot: StoreSnapshot

        init(link: Int, key: EntityKey, content: Content, snapshot: StoreSnapshot) {
            self.link = link
            self.key = key
            self.content = content
            self.snapshot = snapshot
        }

        init(link: Int, key: EntityKey, group: RowGroup, snapshot: StoreSnapshot) {
            self.init(link: link, key: key, content: .group(group), snapshot: snapshot)
        }
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
    /// How many groups and forms there are.
    private(set) var count = 0
    /// How many of them are forms.
    private(set) var formCount = 0
    /// Forms that were forgotten and of which nobody was told yet.
    private var lost: [HeldForm] = []
    /// How many rows they have.
    private(set) var rowCount = 0
    /// About how many bytes all of them take.
    private(set) var bytes = 0

    /// What keeping a group costs besides its rows: its slot, its key and its place in the dictionary.
    private static let overhead = 200

    init(linkCount: Int) { positions = Array(repeating: [:], count: linkCount) }

    /// The group or form, without using it.
    func peek(_ link: Int, _ key: EntityKey) -> Content? {
        positions[link][key].flatMap { slots[$0].entry?.content }
    }

    /// Puts another content in the place of one that is there, which counts as no use.
    ///
    /// - Parameter snapshot: The state that it belongs to; nil: that of the former.
    mutating func replace(_ link: Int, _ key: EntityKey, by content: Content, at snapshot: StoreSnapshot?) {
        guard let slot = positions[link][key], let before = slots[slot].entry else { return }
        bytes += content.byteCount - before.content.byteCount
        rowCount += content.rowCount - before.content.rowCount
        formCount += (content.isForm ? 1 : 0) - (before.content.isForm ? 1 : 0)
        slots[slot].entry?.content = content
        if let snapshot { slots[slot].entry?.snapshot = snapshot }
    }

    /// The forms that were forgotten since this was asked last.
    mutating func takeLost() -> [HeldForm] {
        defer { if !lost.isEmpty { lost = [] } }
        return lost
    }

    /// The group or form, which is now the one used last.
    mutating func use(_ link: Int, _ key: EntityKey) -> (content: Content, snapshot: StoreSnapshot)? {
        guard let slot = positions[link][key] else { return nil }
        if slot != newest {
            unlink(slot)
            pushNewest(slot)
        }
        return slots[slot].entry.map { ($0.content, $0.snapshot) }
    }

    /// Keeps a group, in the place of what was kept of it before.
    mutating func insert(_ entry: Entry) {
        remove(entry.link, entry.key)
        let slot = free.popLast() ?? slots.count
        if slot == slots.count { slots.append(Slot(entry: nil, newer: -1, older: -1)) }
        positions[entry.link][entry.key] = slot
        count += 1
        rowCount += entry.content.rowCount
        bytes += entry.content.byteCount + Self.overhead
        if entry.content.isForm { formCount += 1 }
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
        rowCount -= entry.content.rowCount
        bytes -= entry.content.byteCount + Self.overhead
        if case .form(let held) = entry.content {
            formCount -= 1
            lost.append(held)
        }
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
