/// Finds, for each version of each row, from when on a later version replaces it.
///
/// Done over the whole case and not within an entity: a correction may move a row to another entity, and the old one must
/// lose it.
struct VersionResolution {
    let knownFrom: [Int64]
    private(set) var supersededAt: [Int64]
    /// Whether an equal version of the same time is kept in this one's place.
    private(set) var isDuplicate: [Bool]
    private(set) var conflicts: [(conflict: VersionConflict, rows: [Int])] = []

    init(knownFrom: [Int64]) {
        self.knownFrom = knownFrom
        supersededAt = Array(repeating: .max, count: knownFrom.count)
        isDuplicate = Array(repeating: false, count: knownFrom.count)
    }

    mutating func resolve<Row: SourceRow>(rows: [Row], caseIDs: [Int64]) {
        var positions: [EntityKey: Int] = [:]
        var groups: [[Int]] = []
        var encoder = KeyEncoder(markingPresence: true)
        let unique = Row.schema.unique
        for row in rows.indices where knownFrom[row] != .max {
            encoder.removeAll()
            encoder.append(caseIDs[row])
            Row.encode(columns: unique, ofRowAt: row, in: rows, into: &encoder)
            let id = EntityKey(bytes: encoder.bytes)
            if let position = positions[id] {
                groups[position].append(row)
            } else {
                positions[id] = groups.count
                groups.append([row])
            }
        }
        for group in groups where group.count > 1 { resolve(group, rows: rows, caseIDs: caseIDs) }
    }

    private mutating func resolve<Row: SourceRow>(_ group: [Int], rows: [Row], caseIDs: [Int64]) {
        func versionTime(_ row: Int) -> Int64 { Row.versionTime(of: rows[row])?.microseconds ?? .max }
        let versions = group.sorted { (versionTime($0), $0) < (versionTime($1), $1) }
        // From the newest to the oldest: what replaces a version is whichever later one becomes known first.
        var replacedAt = Int64.max
        var end = versions.count
        while end > 0 {
            let time = versionTime(versions[end - 1])
            var start = end - 1
            while start > 0, versionTime(versions[start - 1]) == time { start -= 1 }
            let peers = versions[start..<end]
            var earliest = Int64.max
            for row in peers {
                supersededAt[row] = replacedAt
                earliest = min(earliest, knownFrom[row])
            }
            settle(Array(peers), rows: rows, caseIDs: caseIDs, until: replacedAt)
            replacedAt = min(replacedAt, earliest)
            end = start
        }
    }

    /// Among versions of one time, keeps the first of those that say the same, and notes those that do not.
    private mutating func settle<Row: SourceRow>(_ peers: [Int], rows: [Row], caseIDs: [Int64], until: Int64) {
        guard peers.count > 1 else { return }
        func content(_ row: Int) -> [UInt8] {
            var encoder = KeyEncoder(markingPresence: true)
            Row.encode(columns: Array(Row.schema.columns.indices), ofRowAt: row, in: rows, into: &encoder)
            return encoder.bytes
        }
        var kept: [(row: Int, content: [UInt8])] = []
        // Rows of equal content arrived at the same time, unless arrival is not a column of theirs; it always is.
        for row in peers {
            let bytes = content(row)
            if kept.contains(where: { $0.content == bytes }) {
                isDuplicate[row] = true
            } else {
                kept.append((row, bytes))
            }
        }
        guard kept.count > 1, let first = kept.first else { return }
        let known = kept.map { knownFrom[$0.row] }.sorted()
        let schema = Row.schema
        let id = schema.unique.map { column in
            "\(schema.columns[column].name) \(Row.value(at: column, of: rows[first.row]).literal)"
        }
        conflicts.append(
            (
                VersionConflict(
                    source: schema.source, caseID: caseIDs[first.row], id: id.joined(separator: ", "),
                    versionTime: Row.versionTime(of: rows[first.row]) ?? Timestamp(microseconds: 0),
                    from: known[1], until: until),
                kept.map(\.row)
            ))
    }
}
