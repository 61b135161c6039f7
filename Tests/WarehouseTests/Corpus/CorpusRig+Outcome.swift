import SQLFrontend

extension CorpusRig {
    /// Runs an entry on both engines and says what came of it.
    func outcome(of entry: CorpusEntry, in group: CorpusGroup) -> CorpusOutcome {
        let query: Prepared
        do {
            query = try prepare(group.query(entry))
        } catch let refusal as QueryRefusal {
            let isWhole =
                !refusal.construct.isEmpty && refusal.offset > 0 && refusal.message.contains("--warehouse")
            return isWhole ? .refused(refusal.construct) : .different("refused without a name, a place or a way out")
        } catch let errors as SQLErrors {
            return .refused(errors.errors.first?.message ?? "")
        } catch { return .different("PostgreSQL does not understand it: \(error)") }
        do {
            let isRowByRow = group.frame.isRowByRow && !entry.isQuery
            let expected = isRowByRow ? try postgresRowByRow(query) : [postgresRows(query)]
            let found = isRowByRow ? try sqliteRowByRow(query) : [sqliteRows(query)]
            return Self.compare(expected, found, entry, query)
        } catch { return .different("\(error)") }
    }

    private static func compare(
        _ expected: [Answer], _ found: [Answer], _ entry: CorpusEntry, _ query: Prepared
    ) -> CorpusOutcome {
        guard expected.count == found.count else { return .different("\(expected.count) and \(found.count) rows") }
        var (values, failures, ulps) = (0, 0, 0)
        for (row, (one, other)) in zip(expected, found).enumerated() {
            switch (one, other) {
            case (_, .notKept): continue
            case (.failed, .failed): failures += 1
            case (.rows(let ones), .rows(let others)):
                let isOrdered = entry.marks.contains(.ordered)
                let (ones, others) = (isOrdered ? ones : sorted(ones), isOrdered ? others : sorted(others))
                values += ones.count
                if ones == others { continue }
                if entry.marks.contains(.ulp), areWithinOneUlp(ones, others) {
                    ulps += 1
                    continue
                }
                let difference = firstDifference(ones, others)
                return .different("row \(row): \(difference)\n\(query.translated)")
            default: return .different("row \(row): PostgreSQL \(one), SQLite \(other)\n\(query.translated)")
            }
        }
        if entry.marks.contains(.fails) {
            return failures > 0 ? .equal(values: failures) : .different("it does not fail")
        }
        if entry.marks.contains(.empty) {
            return values == 0 && failures == 0 ? .equal(values: 0) : .different("it is not empty")
        }
        guard values > 0 else { return .different("no value was compared: \(found.first.map { "\($0)" } ?? "")") }
        return ulps > 0 ? .withinOneUlp(values: values) : .equal(values: values)
    }

    private static func sorted(_ rows: [[String]]) -> [[String]] {
        rows.map { (row: $0, key: $0.joined(separator: "|")) }.sorted {
            $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }.map(\.row)
    }

    private static func firstDifference(_ ones: [[String]], _ others: [[String]]) -> String {
        guard let (one, other) = zip(ones, others).first(where: { $0 != $1 }) else {
            return "PostgreSQL gives \(ones.count) rows, SQLite \(others.count)"
        }
        return "PostgreSQL \(one), SQLite \(other)"
    }

    /// Whether rows agree but for doubles, written as their sixteen hexadecimal digits, that are neighbours.
    private static func areWithinOneUlp(_ ones: [[String]], _ others: [[String]]) -> Bool {
        let (cells, counterparts) = (cells(ones), cells(others))
        guard cells.count == counterparts.count else { return false }
        return zip(cells, counterparts).allSatisfy { cell, counterpart in
            if cell == counterpart { return true }
            guard cell.utf8.count == 16, counterpart.utf8.count == 16, let one = Int64(cell, radix: 16),
                let other = Int64(counterpart, radix: 16)
            else { return false }
            return (one - other).magnitude == 1
        }
    }

    private static func cells(_ rows: [[String]]) -> [Substring] {
        rows.flatMap { row in row.flatMap { $0.split(separator: "|", omittingEmptySubsequences: false) } }
    }
}
