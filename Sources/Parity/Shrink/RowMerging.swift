internal import Contracts
internal import FeatureStore

/// Makes one row of two, with the sums of their numbers: what adds rows up sees no difference.
struct RowMerging {
    private let slots: ShrinkSlots

    /// With more rows leaving some out gets further.
    private static let mostRows = 8

    init(_ slots: ShrinkSlots) {
        self.slots = slots
    }

    /// Ways to leave a row out by adding its numbers to those of another row of its table.
    func merges(_ table: Int, _ row: Int) -> [ScenarioEdit] {
        let rows = slots.scenario.tables[table].rows
        guard (2...Self.mostRows).contains(rows.count) else { return [] }
        return rows.indices.filter { $0 != row }.compactMap { other in
            let sums = rows[row].indices.compactMap { column -> (place: CellPlace, value: CellValue)? in
                let place = CellPlace(table: table, row: other, column: column)
                guard !slots.rules.isIdentity(place), slots.keys.index(of: place) == nil,
                    let sum = Self.sum(rows[row][column], rows[other][column]), slots.rules[place].allows(sum),
                    sum != rows[other][column]
                else { return nil }
                return (place, sum)
            }
            return sums.isEmpty ? nil : .mergeRow(table: table, row: row, sums: sums)
        }
    }

    private static func sum(_ one: CellValue, _ other: CellValue) -> CellValue? {
        switch (one, other) {
        case (.int(let one), .int(let other)):
            let (sum, overflows) = one.addingReportingOverflow(other)
            return overflows ? nil : .int(sum)
        case (.double(let one), .double(let other)): return (one + other).isFinite ? .double(one + other) : nil
        case (.decimal(let one), .decimal(let other)): return one.adding(other).map { .decimal($0) }
        default: return nil
        }
    }
}
