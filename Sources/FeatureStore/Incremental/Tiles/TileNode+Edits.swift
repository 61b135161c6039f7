extension TileNode {
    /// Adds an entry.
    ///
    /// - Returns: What no longer fits in here and stands behind it, or nil.
    /// - Complexity: O(log n).
    mutating func insert(_ entry: Entry, _ aggregate: Aggregate) -> TileNode? {
        guard children.isEmpty else { return insertBelow(entry, aggregate) }
        entries.insert(entry, at: position(behind: entry.key))
        guard entries.count > Self.tileCapacity else {
            note(entry, aggregate)
            return nil
        }
        let half = entries.count / 2
        let behind = TileNode(entries: Array(entries[half...]), aggregate)
        entries.removeSubrange(half...)
        summarizeEntries(aggregate, withPartial: true)
        return behind
    }

    private mutating func insertBelow(_ entry: Entry, _ aggregate: Aggregate) -> TileNode? {
        let child = self.child(for: entry.key)
        let split = children[child].insert(entry, aggregate)
        note(entry, aggregate)
        guard let split else { return nil }
        children.insert(split, at: child + 1)
        guard children.count > Self.stretchCapacity else { return nil }
        let half = children.count / 2
        let behind = TileNode(children: Array(children[half...]), aggregate)
        children.removeSubrange(half...)
        summarizeChildren(aggregate, withPartial: true)
        return behind
    }

    /// Takes an entry into what is known of the whole.
    private mutating func note(_ entry: Entry, _ aggregate: Aggregate) {
        count += 1
        firstKey = min(firstKey, entry.key)
        lastTime = max(lastTime, entry.key.place.time)
        firstFrom = min(firstFrom, entry.key.from)
        settledFrom = max(settledFrom, entry.settledFrom)
        if entry.until == .max { aggregate.add(entry.value, at: entry.key.place, to: &partial) }
    }

    /// Removes one entry with this key and end, and gives it; nil where there is none.
    ///
    /// What is known of the rest is subtracted where that is exact, and else computed anew from the parts.
    ///
    /// - Complexity: O(log n) and, where nothing can be subtracted, the parts of each node on the way.
    mutating func remove(_ key: TileKey, until: Int64, _ aggregate: Aggregate) -> Entry? {
        if children.isEmpty {
            var position = self.position(behind: key) - 1
            while position >= 0, entries[position].key == key, entries[position].until != until { position -= 1 }
            guard position >= 0, entries[position].key == key else { return nil }
            let entry = entries.remove(at: position)
            summarizeEntries(aggregate, withPartial: !subtract(entry, aggregate))
            return entry
        }
        let child = self.child(for: key)
        guard let entry = children[child].remove(key, until: until, aggregate) else { return nil }
        if children[child].count == 0 { children.remove(at: child) }
        summarizeChildren(aggregate, withPartial: !subtract(entry, aggregate))
        return entry
    }

    private mutating func subtract(_ entry: Entry, _ aggregate: Aggregate) -> Bool {
        entry.until != .max || aggregate.remove(entry.value, at: entry.key.place, from: &partial)
    }

    /// The position behind all entries with keys up to this one.
    private func position(behind key: TileKey) -> Int {
        var lower = 0
        var upper = entries.count
        while lower < upper {
            let middle = lower + (upper - lower) / 2
            if key < entries[middle].key { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }

    /// The part in which a key belongs: the last that begins at or before it.
    private func child(for key: TileKey) -> Int {
        var lower = 0
        var upper = children.count
        while lower < upper {
            let middle = lower + (upper - lower) / 2
            if key < children[middle].firstKey { upper = middle } else { lower = middle + 1 }
        }
        return max(0, lower - 1)
    }
}
