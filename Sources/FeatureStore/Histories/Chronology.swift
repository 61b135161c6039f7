/// What is true of a source's rows before they are grouped: their order in time, and from when until when each is visible.
struct Chronology: Sendable {
    /// When each row happened, in microseconds, by row.
    let eventTimes: [Int64]
    /// The rows that can ever be seen, by event time, then by unique id.
    let order: [Int32]
    /// Since when each row is known, by row; empty when every row is from its event time on.
    let knownFrom: [Int64]
    /// From when on a later version replaces each row, by row; empty with `knownFrom`.
    let supersededAt: [Int64]
    /// Versions that cannot be told apart, with the rows that hold them.
    let conflicts: [(conflict: VersionConflict, rows: [Int])]

    init<Row: SourceRow>(rows: [Row], caseIDs: [Int64]) {
        precondition(rows.count <= Int(Int32.max), "more than \(Int32.max) rows of one source: evaluate in parts")
        let schema = Row.schema
        eventTimes = Row.eventTimes(of: rows).map(\.microseconds)
        precondition(eventTimes.count == rows.count, "\(Row.self).eventTimes(of:) leaves out rows; do not implement it")
        guard schema.arrivalTime != nil || schema.versions != nil else {
            order = Self.sorted(Array(rows.indices), of: rows, eventTimes)
            knownFrom = []
            supersededAt = []
            conflicts = []
            return
        }
        let known = rows.map { Self.knownFrom($0) }
        var superseded = [Int64](repeating: .max, count: rows.count)
        var hidden = known.map { $0 == .max }
        var found: [(conflict: VersionConflict, rows: [Int])] = []
        if schema.versions != nil {
            var resolution = VersionResolution(knownFrom: known)
            resolution.resolve(rows: rows, caseIDs: caseIDs)
            superseded = resolution.supersededAt
            found = resolution.conflicts
            for row in rows.indices where resolution.isDuplicate[row] || Row.isDeleted(rows[row]) { hidden[row] = true }
        }
        for row in rows.indices where superseded[row] <= known[row] { hidden[row] = true }
        order = Self.sorted(rows.indices.filter { !hidden[$0] }, of: rows, eventTimes)
        knownFrom = known
        supersededAt = superseded
        conflicts = found
    }

    /// The instant from which on a row is known, apart from its event time; `Int64.max` for never.
    private static func knownFrom<Row: SourceRow>(_ row: Row) -> Int64 {
        var instant = Int64.min
        if Row.schema.arrivalTime != nil { instant = max(instant, Row.arrivalTime(of: row)?.microseconds ?? .max) }
        if Row.schema.versions != nil { instant = max(instant, Row.versionTime(of: row)?.microseconds ?? .max) }
        return instant
    }

    /// Orders rows by event time, then by unique id, then (sources without one) as they came.
    private static func sorted<Row: SourceRow>(
        _ candidates: [Int], of rows: [Row], _ eventTimes: [Int64]
    ) -> [Int32] {
        var entries = candidates.map { SortEntry(event: eventTimes[$0], idPrefix: 0, row: Int32($0)) }
        // Stores give rows in order, or nearly so.
        entries.sort { ($0.event, $0.row) < ($1.event, $1.row) }
        guard !Row.schema.unique.isEmpty else { return entries.map(\.row) }
        // Only ties need their ids, and most rows have none.
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].event == entries[start].event { end += 1 }
            if end - start > 1 { sortTies(&entries[start..<end], of: rows) }
            start = end
        }
        return entries.map(\.row)
    }

    /// Orders rows of one event time by unique id, then as they came.
    private static func sortTies<Row: SourceRow>(_ entries: inout ArraySlice<SortEntry>, of rows: [Row]) {
        let unique = Row.schema.unique
        var encoder = KeyEncoder(markingPresence: true)
        func encode(_ row: Int) {
            encoder.removeAll()
            Row.encode(columns: unique, ofRowAt: row, in: rows, into: &encoder)
        }
        var isPrefixEnough = true
        for position in entries.indices {
            encode(Int(entries[position].row))
            var prefix: UInt64 = 0
            for byte in encoder.bytes.prefix(8) { prefix = prefix << 8 | UInt64(byte) }
            prefix <<= UInt64(8 * (8 - min(8, encoder.bytes.count)))
            if encoder.bytes.count > 8 { isPrefixEnough = false }
            entries[position].idPrefix = prefix
        }
        entries.sort { first, second in
            if first.idPrefix != second.idPrefix { return first.idPrefix < second.idPrefix }
            if isPrefixEnough { return first.row < second.row }
            encode(Int(first.row))
            let id = encoder.bytes
            encode(Int(second.row))
            if id == encoder.bytes { return first.row < second.row }
            return id.lexicographicallyPrecedes(encoder.bytes)
        }
    }
}

/// What rows are ordered by: the time, the first eight bytes of the id, and where the row came.
private struct SortEntry {
    var event: Int64
    var idPrefix: UInt64
    var row: Int32
}
