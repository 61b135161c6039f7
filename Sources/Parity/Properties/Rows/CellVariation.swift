internal import Contracts
internal import FeatureStore

/// Other values that a column may hold.
enum CellVariation {
    /// Another value than this one, of the same type; nil for a type of which there is none at hand.
    static func other(_ value: CellValue, _ column: ColumnContract) -> CellValue? {
        switch value {
        case .null: some(column.type)
        case .int(let number): .int(number < 100 && number > -1_000 ? number + 7 : number / 2 - 3)
        case .double(let number): .double(number.isFinite && number.magnitude < 1e6 ? number + 7 : 1)
        case .decimal(let number):
            .decimal(number == .zero ? ExactDecimal(1) : .zero)
        case .text(let text): .text(text.isEmpty ? "x" : String(text.unicodeScalars.prefix(1)) + "x")
        case .bool(let flag): .bool(!flag)
        case .timestamp(let instant): .timestamp(Timestamp(microseconds: instant.microseconds &+ 60_000_000))
        case .date(let day): .date(CalendarDate(daysSinceEpoch: day.daysSinceEpoch &+ 1))
        case .list(let values): .list(Array(values.dropLast()))
        }
    }

    /// A value of a type that is neither NULL nor empty.
    static func some(_ type: ValueType) -> CellValue? {
        switch type {
        case .int: .int(20)
        case .double: .double(20)
        case .decimal: .decimal(ExactDecimal(1))
        case .text: .text("x")
        case .bool: .bool(true)
        case .date: .date(CalendarDate(daysSinceEpoch: 15_765))
        case .timestamp: nil
        case .list(let element, _, _): some(element).map { .list([$0]) }
        }
    }

    /// Keys that belong to somebody else, and that careless comparisons take for this one.
    static func foreignKeys(_ value: CellValue) -> [CellValue] {
        switch value {
        case .text(let text):
            var keys: [CellValue] = [.text(text + "x"), .text(text + " ")]
            let other = text.lowercased() == text ? text.uppercased() : text.lowercased()
            if !other.utf8.elementsEqual(text.utf8) { keys.append(.text(other)) }
            return keys
        case .int(let number): return [.int(number == .max ? 0 : number + 1)]
        default: return []
        }
    }
}
