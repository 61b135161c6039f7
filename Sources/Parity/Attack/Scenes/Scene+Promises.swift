internal import FeatureStore

extension Scene {
    /// Makes a row keep what its source promises about single rows: what is known with a column is not known without it.
    mutating func settle(_ row: inout [CellValue], _ table: Int, keeping kept: Int?) {
        let rules = ground.tables[table]
        for (column, by) in rules.knownAt where column != by && row[by].isNull && !row[column].isNull {
            if column == kept, case .timestamp(let event) = row[rules.event] {
                row[by] = .timestamp(event)
            } else if rules.isNullable(column) {
                row[column] = .null
            }
        }
    }

    /// Whether a source may hold a row beside others.
    ///
    /// Unique ids are unique. Rows without ids that happen at the same time have no order, so that the sides may differ on
    /// them and both be right: such rows are equal in everything.
    func isAllowed(_ row: [CellValue], _ rules: TableRules, among rows: [[CellValue]]) -> Bool {
        guard !rules.unique.isEmpty else {
            return rows.allSatisfy { $0[rules.event] != row[rules.event] || $0 == row }
        }
        return rows.allSatisfy { other in rules.unique.contains { !Self.isOneID(other[$0], row[$0]) } }
    }

    /// Whether two values are one in an id: 0 and -0 are.
    private static func isOneID(_ one: CellValue, _ other: CellValue) -> Bool {
        if case .double(let a) = one, case .double(let b) = other { return a == b }
        return one == other
    }

    /// Adds later versions of some rows: corrections, deletions, and the same once more.
    mutating func addVersions(_ table: Int) {
        let rules = ground.tables[table]
        guard let version = rules.version else { return }
        var wanted: Correction?
        if case .correction(table, let correction)? = target { wanted = correction }
        for row in scenario.tables[table].rows where wanted != nil || (!isPlain && chance.isOne(in: 35)) {
            var latest = row
            for _ in 0..<(1 + chance.below(2)) {
                let correction = wanted ?? chance.pick(Correction.usual) ?? .content
                guard correction != .same else {
                    scenario.tables[table].rows.append(latest)
                    continue
                }
                var next = correct(latest, table, correction)
                guard case .timestamp(let event) = next[rules.event] else { continue }
                let instant = otherInstant(version, table, event: event.microseconds, latest: event.microseconds)
                next[version] = .timestamp(Timestamp(microseconds: instant))
                let isNew = scenario.tables[table].rows.allSatisfy { other in
                    other[version] != next[version]
                        || rules.unique.contains { !Self.isOneID(other[$0], next[$0]) }
                }
                guard isNew else { continue }
                scenario.tables[table].rows.append(next)
                latest = next
            }
        }
    }

    /// The row with what a later version says of it.
    private mutating func correct(_ row: [CellValue], _ table: Int, _ correction: Correction) -> [CellValue] {
        let rules = ground.tables[table]
        var next = row
        if let deleted = rules.deleted { next[deleted] = .bool(correction == .deletion) }
        switch correction {
        case .same, .deletion: break
        case .entity:
            for link in rules.links where !rules.unique.contains(link.column) {
                next[link.column] = linkValue(link, entity: keys.count - 1, table)
            }
        case .event:
            guard !rules.unique.contains(rules.event) else { break }
            next[rules.event] = .timestamp(Timestamp(microseconds: edge(from: now)))
        case .content:
            let open = row.indices.filter { column in
                !rules.unique.contains(column) && !rules.instants.contains(column) && column != rules.deleted
                    && !rules.links.contains { $0.column == column }
            }
            for _ in 0..<2 {
                guard let column = chance.pick(open) else { break }
                next[column] =
                    rules.isNullable(column) && chance.isOne(in: 15) ? .null : ground.pools[table][column].any(&chance)
            }
        }
        settle(&next, table, keeping: nil)
        return next
    }
}
