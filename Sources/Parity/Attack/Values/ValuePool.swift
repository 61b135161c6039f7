internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// The values that a column may be given, by why.
///
/// A class, since a pool is looked into for every cell of every scene, and copying its arrays would cost more than drawing.
final class ValuePool: Sendable {
    /// What the SQL compares the column with: rows that meet conditions.
    let sought: [CellValue]
    /// Just beside what the pair mentions.
    let near: [CellValue]
    /// Everyday values, all different, so that a sum, a mean and a maximum differ.
    let common: [CellValue]
    /// Extremes and oddities: one at a time.
    let rare: [CellValue]
    /// Values that only belong together: a whole column takes them or none.
    let groups: [[CellValue]]

    let column: ColumnContract

    init(_ column: ColumnContract, _ place: ColumnPlace, _ clues: Clues) {
        self.column = column
        let use = clues.uses[place, default: ColumnUse()]
        var (sought, near, common, rare): ([CellValue], [CellValue], [CellValue], [CellValue]) = ([], [], [], [])
        var groups: [[CellValue]] = []
        switch column.type {
        case .int, .double, .decimal:
            let numbers = NumberValues(column, use: use, compared: clues.compared[place, default: []], clues: clues)
            (sought, near, common, rare) = (numbers.sought, numbers.near, numbers.common, numbers.rare)
            groups = numbers.groups
        case .text:
            let texts = TextValues(
                column, use: use, compared: clues.compared[place, default: []],
                patterns: clues.patterns[place, default: []], expressions: clues.expressions[place, default: []],
                clues: clues)
            (sought, near, common, rare) = (texts.sought, texts.near, texts.common, texts.rare)
            groups = texts.groups
        case .bool: common = [.bool(true), .bool(false)]
        case .timestamp: break
        case .date: common = Self.dates(clues)
        case .list:
            guard let element = column.element else { break }
            let lists = ListValues(elements: ValuePool(element, place, clues), nullElements: element.isNullable)
            (sought, near, common, rare) = (lists.sought, lists.near, lists.common, lists.rare)
            groups = lists.groups
        }
        self.sought = Self.distinct(sought)
        self.near = Self.distinct(near)
        self.common =
            common.isEmpty && column.type != .timestamp ? self.sought + self.near : Self.distinct(common)
        self.rare = Self.distinct(rare)
        self.groups = groups
    }

    /// Everything that is worth a case of its own.
    var singled: [CellValue] { Self.distinct(sought + near + rare + common.prefix(6)) }

    /// A value as a row that should count would have it.
    func plain(_ chance: inout Chance) -> CellValue {
        if !sought.isEmpty, chance.isOne(in: 85) { return chance.pick(sought) ?? .null }
        return chance.pick(common) ?? .null
    }

    /// Any value.
    func any(_ chance: inout Chance) -> CellValue {
        switch chance.below(100) {
        case ..<40 where !sought.isEmpty: chance.pick(sought) ?? .null
        case ..<62 where !near.isEmpty: chance.pick(near) ?? .null
        case ..<66 where !rare.isEmpty: chance.pick(rare) ?? .null
        default: chance.pick(common) ?? .null
        }
    }

    private static func distinct(_ values: [CellValue]) -> [CellValue] {
        var kept: [CellValue] = []
        for value in values where !kept.contains(value) { kept.append(value) }
        return kept
    }

    /// Days around the one on which scenarios mostly stand, and the calendar's corners.
    private static func dates(_ clues: Clues) -> [CellValue] {
        let today = Int32(MomentPool.plain / 86_400_000_000)
        var days: [Int32] = [0, -1, 1, -7, -30, -31, -365, -366, -10_000].map { today + $0 }
        for span in clues.spans {
            let length = Int32(truncatingIfNeeded: min(span / 86_400_000_000, 40_000))
            days += [today - length, today - length - 1, today - length + 1]
        }
        for text in [
            "2024-02-29", "2000-02-29", "2008-02-29", "2016-02-29", "2023-12-31", "2024-01-01", "1969-12-31",
            "2024-12-30",
        ] {
            if let date = try? CalendarDate(text) { days.append(date.daysSinceEpoch) }
        }
        days += clues.dates.flatMap { [$0.daysSinceEpoch - 1, $0.daysSinceEpoch, $0.daysSinceEpoch + 1] }
        return days.map { .date(CalendarDate(daysSinceEpoch: $0)) }
    }
}
