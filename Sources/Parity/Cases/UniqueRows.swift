internal import Contracts
internal import FeatureStore

/// Checks that a declared `unique` holds: a fact about the warehouse table that no case may contradict.
///
/// Where the source has versions, several rows of one id are allowed, but two with the same version and different
/// content are not: nothing would say which wins. 1.10 and 1.1 are the same content.
struct UniqueRows {
    let source: Source

    /// Reports each row whose id a former row has.
    ///
    /// - Complexity: O(rows), one hashed id for each.
    func check(_ rows: ColumnBatch, _ errors: ErrorCollector, location: (Int) -> SourceLocation) {
        for (first, second) in violations(in: rows) { report(first: first, second: second, errors, location) }
    }

    /// Each row whose id a former row has, with the latest of the former; versions with the same content are none.
    ///
    /// - Complexity: O(rows), one hashed id for each.
    func violations(in rows: ColumnBatch) -> [(first: Int, second: Int)] {
        guard !source.unique.isEmpty else { return [] }
        let names = source.unique + (source.versions.map { [$0.by] } ?? [])
        let columns = names.compactMap { rows.column($0) }
        guard columns.count == names.count else { return [] }
        var found: [(first: Int, second: Int)] = []
        if columns.count == 1, let column = columns.first, case .int(let numbers) = column.cells {
            var seen: [Int64: Int] = [:]
            seen.reserveCapacity(rows.rowCount)
            for row in 0..<rows.rowCount where column.validity[row] {
                if let first = seen.updateValue(row, forKey: numbers[row]) { found.append((first, row)) }
            }
            return found
        }
        var seen: [RowKey: Int] = [:]
        seen.reserveCapacity(rows.rowCount)
        for row in 0..<rows.rowCount {
            guard let key = RowKey(columns, row: row) else { continue }
            guard let first = seen[key] else {
                seen[key] = row
                continue
            }
            let isSame = rows.columns.allSatisfy { RowKey([$0], row: first) == RowKey([$0], row: row) }
            if source.versions == nil || !isSame { found.append((first, row)) }
        }
        return found
    }

    private func report(first: Int, second: Int, _ errors: ErrorCollector, _ location: (Int) -> SourceLocation) {
        if source.versions != nil {
            errors.report(
                at: location(second),
                "two different versions of one row of \(source.name) have the same \(source.versions?.by ?? "")",
                expected: "versions that differ in \(source.versions?.by ?? "")",
                found: "another at line \(location(first).line)")
            return
        }
        errors.report(
            at: location(second), "\(source.name).\(source.unique.joined(separator: ", ")) is not unique",
            expected: "one row for each id", found: "the same id at line \(location(first).line)",
            advice: "If the source is a log of versions, declare `versions:`")
    }
}
