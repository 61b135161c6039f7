extension TileNode {
    /// Adds what is visible at an instant between two times, both included, to a partial result.
    ///
    /// - Complexity: O(log n) merges, and one tile's entries at each edge of the window and wherever the tile is not
    ///   yet settled at that instant.
    func collect(
        from first: Int64, to last: Int64, at instant: Int64, into partial: inout Aggregate.Partial,
        _ aggregate: Aggregate
    ) {
        guard lastTime >= first, firstKey.place.time <= last, firstFrom <= instant else { return }
        if firstKey.place.time >= first, lastTime <= last, settledFrom <= instant {
            return aggregate.merge(self.partial, into: &partial)
        }
        for child in children { child.collect(from: first, to: last, at: instant, into: &partial, aggregate) }
        for entry in entries
        where entry.key.place.time >= first && entry.key.place.time <= last && entry.isVisible(at: instant) {
            aggregate.add(entry.value, at: entry.key.place, to: &partial)
        }
    }

    /// Shows the visible entries between two times, in order.
    func visit(from first: Int64, to last: Int64, at instant: Int64, _ show: (Entry) -> Void) {
        guard lastTime >= first, firstKey.place.time <= last, firstFrom <= instant else { return }
        for child in children { child.visit(from: first, to: last, at: instant, show) }
        for entry in entries
        where entry.key.place.time >= first && entry.key.place.time <= last && entry.isVisible(at: instant) {
            show(entry)
        }
    }

    /// The time of the last entry at or before a time that is visible at an instant; nil where none is.
    func lastTime(upTo last: Int64, at instant: Int64) -> Int64? {
        guard firstKey.place.time <= last, firstFrom <= instant else { return nil }
        for child in children.reversed() {
            if let time = child.lastTime(upTo: last, at: instant) { return time }
        }
        for entry in entries.reversed() where entry.key.place.time <= last && entry.isVisible(at: instant) {
            return entry.key.place.time
        }
        return nil
    }

    /// Shows every entry, visible or not, in order.
    func visitAll(_ show: (Entry) -> Void) {
        for child in children { child.visitAll(show) }
        for entry in entries { show(entry) }
    }
}
