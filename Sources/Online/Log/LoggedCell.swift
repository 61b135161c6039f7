import Contracts
import FeatureStore

/// One cell as a line of the log spells it: exact in every type, readable by anything that reads JSON.
///
/// Values are texts, so that no reader rounds an integer or a decimal on its way; NULL is null, a list is an array.
enum LoggedCell: Hashable, Sendable {
    case null
    case text(String)
    case list([LoggedCell])

    /// Takes a cell out of a column.
    init(_ column: Column, row: Int) {
        guard column.validity[row] else {
            self = .null
            return
        }
        switch column.cells {
        case .int(let cells): self = .text("\(cells[row])")
        case .double(let cells): self = .text(cells[row].isNaN ? "nan" : "\(cells[row])")
        case .decimal(let cells): self = .text("\(cells[row])")
        case .text(let cells): self = .text(cells.string(at: row))
        case .bool(let cells): self = .text(cells[row] ? "true" : "false")
        case .timestamp(let cells): self = .text("\(cells[row])")
        case .date(let cells): self = .text(Self.text(of: cells[row]))
        case .list(let lists):
            let elements = lists.elements
            self = .list(lists.range(at: row).map { LoggedCell(elements, row: $0) })
        }
    }

    /// Adds the cell to a column; false, and nothing added, where the text is no value of the column's type.
    func append(to column: inout Column) -> Bool {
        switch self {
        case .null:
            column.appendNull()
            return true
        case .list(let elements):
            guard case .list(let type, _, _) = column.type else { return false }
            var collected = Column(name: "element", type: type)
            for element in elements where !element.append(to: &collected) { return false }
            column.appendList { target in
                for row in 0..<collected.count { target.append(cell: row, of: collected) }
            }
            return true
        case .text(let text): return Self.append(text, to: &column)
        }
    }

    /// The day, or where it lies beyond the years that are written as such, `@` and its distance from 1970 in days.
    private static func text(of date: CalendarDate) -> String {
        let text = "\(date)"
        return (try? CalendarDate(text)) == date ? text : "@\(date.daysSinceEpoch)"
    }

    private static func date(_ text: String) -> CalendarDate? {
        text.hasPrefix("@")
            ? Int32(text.dropFirst()).map(CalendarDate.init(daysSinceEpoch:)) : try? CalendarDate(text)
    }

    private static func append(_ text: String, to column: inout Column) -> Bool {
        switch column.type {
        case .int:
            guard let value = Int64(text) else { return false }
            column.append(value)
        case .double:
            guard let value = Double(text) else { return false }
            column.append(value)
        case .decimal:
            guard let value = try? ExactDecimal(text) else { return false }
            column.append(value)
        case .text: column.append(text)
        case .bool:
            guard text == "true" || text == "false" else { return false }
            column.append(text == "true")
        case .timestamp:
            guard let value = try? Timestamp(text) else { return false }
            column.append(value)
        case .date:
            guard let value = date(text) else { return false }
            column.append(value)
        case .list: return false
        }
        return true
    }
}

extension LoggedCell: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            // An array refuses null in the place of an element that is no optional.
            self = .list(try container.decode([LoggedCell?].self).map { $0 ?? .null })
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .list(let elements): try container.encode(elements)
        }
    }
}

/// A named, typed cell.
struct LoggedValue: Codable, Hashable, Sendable {
    var name: String
    /// As contracts spell it: `decimal(10,2)`.
    var type: String
    var value: LoggedCell
    /// What is behind a feature; nil for keys and arguments.
    var status: FeatureStatus?

    init(_ column: Column, row: Int, status: FeatureStatus? = nil) {
        name = column.name
        type = "\(column.type)"
        value = LoggedCell(column, row: row)
        self.status = status
    }

    /// The value as a column of one row; nil where it is none of its type.
    var column: Column? {
        guard let parsed = try? TypeText.parse(type) else { return nil }
        var column = Column(name: name, type: parsed.type)
        return value.append(to: &column) ? column : nil
    }
}
