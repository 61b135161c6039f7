extension LinkIndex {
    /// Groups rows by case and linking columns, keeping their order in time; a NULL in a linking column belongs nowhere.
    ///
    /// - Complexity: O(n), and one hash look-up a row.
    convenience init(rows: [Row], caseIDs: [Int64], chronology: Chronology, columns: [String]) {
        let positions = Self.positions(of: columns)
        var encoder = KeyEncoder()
        func encode(_ row: Int) {
            encoder.removeAll()
            encoder.append(caseIDs[row])
            Row.encode(columns: positions, ofRowAt: row, in: rows, into: &encoder)
        }

        var numbers: [EntityKey: Int] = [:]
        var counts: [Int] = []
        var groupOfRow: [(group: Int, row: Int32)] = []
        groupOfRow.reserveCapacity(chronology.order.count)
        for row in chronology.order {
            encode(Int(row))
            if encoder.holdsNull { continue }
            let key = EntityKey(bytes: encoder.bytes)
            let number = numbers[key] ?? counts.count
            if number == counts.count {
                numbers[key] = number
                counts.append(0)
            }
            counts[number] += 1
            groupOfRow.append((number, row))
        }

        var starts = [0]
        starts.reserveCapacity(counts.count + 1)
        for count in counts { starts.append((starts.last ?? 0) + count) }
        var next = starts
        var order = [Int32](repeating: 0, count: groupOfRow.count)
        for (group, row) in groupOfRow {
            order[next[group]] = row
            next[group] += 1
        }

        var visibility: RowVisibility?
        if !chronology.knownFrom.isEmpty {
            visibility = RowVisibility(
                knownFrom: order.map { chronology.knownFrom[Int($0)] },
                supersededAt: order.map { chronology.supersededAt[Int($0)] }, groupStarts: starts)
        }
        self.init(
            rows: rows, order: order, eventTimes: order.map { chronology.eventTimes[Int($0)] },
            visibility: visibility, groups: numbers.mapValues { starts[$0]..<starts[$0 + 1] },
            conflicts: Self.linked(
                chronology.conflicts, rows: rows, caseID: { caseIDs[$0] }, positions: positions))
    }

    /// The positions of columns in the source's schema.
    static func positions(of columns: [String]) -> [Int] {
        let schema = Row.schema
        return columns.map { name in
            guard let position = schema.position(of: name) else {
                preconditionFailure("source \(schema.source) has no column \(name); generate the code again")
            }
            return position
        }
    }

    /// Ambiguities, each with the keys of the rows that it concerns.
    static func linked(
        _ conflicts: [(conflict: VersionConflict, rows: [Int])], rows: [Row], caseID: (Int) -> Int64, positions: [Int]
    ) -> [LinkedConflict] {
        conflicts.map { entry in
            let keys = entry.rows.map { row in
                var encoder = KeyEncoder()
                encoder.append(caseID(row))
                Row.encode(columns: positions, ofRowAt: row, in: rows, into: &encoder)
                return encoder.bytes
            }
            return LinkedConflict(conflict: entry.conflict, keys: keys)
        }
    }
}
