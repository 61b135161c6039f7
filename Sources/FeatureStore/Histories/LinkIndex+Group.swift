extension LinkIndex {
    /// Orders the rows of one group.
    ///
    /// - Parameter belongs: Whether the row at a position is one of the group; the others only say which versions of rows
    ///   went elsewhere.
    convenience init(rows: [Row], columns: [String], belongs: (Int) -> Bool) {
        let chronology = Chronology(rows: rows, caseIDs: Array(repeating: SourceRows.caseID, count: rows.count))
        let order = chronology.order.filter { belongs(Int($0)) }
        var visibility: RowVisibility?
        if !chronology.knownFrom.isEmpty {
            visibility = RowVisibility(
                knownFrom: order.map { chronology.knownFrom[Int($0)] },
                supersededAt: order.map { chronology.supersededAt[Int($0)] }, groupStarts: [])
        }
        self.init(
            rows: rows, order: order, eventTimes: order.map { chronology.eventTimes[Int($0)] },
            visibility: visibility, groups: [:],
            conflicts: Self.linked(
                chronology.conflicts, rows: rows, caseID: { _ in SourceRows.caseID },
                positions: Self.positions(of: columns)))
    }

    /// Where the rows of the only group lie.
    var allRows: Range<Int> { eventTimes.indices }

    var allRowCount: Int { rows.count }

    func deliver(_ positions: Range<Int>, linking columns: [Int], key: EntityKey, to increment: inout EntityIncrement) {
        var encoder = KeyEncoder()
        for position in positions {
            // Only where a version of a row was moved away are others' rows among them.
            guard Row.schema.versions != nil else {
                increment.deliver(rows[position])
                continue
            }
            encoder.removeAll()
            Row.encode(columns: columns, ofRowAt: position, in: rows, into: &encoder)
            increment.deliver(rows[position], belongs: !encoder.holdsNull && encoder.bytes == key.bytes)
        }
    }

    func newestEvent(in group: Range<Int>, asOf: Timestamp) -> Timestamp? {
        var end = firstEvent(behind: asOf.microseconds, in: group)
        while end > group.lowerBound {
            end -= 1
            if visibility?.isVisible(end, at: asOf.microseconds) ?? true {
                return Timestamp(microseconds: eventTimes[end])
            }
        }
        return nil
    }

    func visibleRows(in group: Range<Int>, asOf: Timestamp) -> ColumnBatch {
        let history = history(of: group, asOf: asOf)
        var columns = Row.schema.columns.map { Column(name: $0.name, type: $0.type) }
        for row in history {
            for position in columns.indices { Row.value(at: position, of: row).append(to: &columns[position]) }
        }
        return ColumnBatch(columns: columns, rowCount: history.count)
    }
}
