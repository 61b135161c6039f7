package import Foundation
internal import Parity
package import TableComparison

/// Writes a comparison of two tables for machines: one object, values typed and as text, so that no reader rounds them.
package enum TableComparisonJSON {
    /// The version of the form; raised when a reader of the old form would misread the new one.
    package static let formatVersion = 1

    /// The report as UTF-8, keys in alphabetical order, with a line break at its end.
    ///
    /// - Throws: what `JSONEncoder` throws; the form holds nothing that it cannot encode.
    package static func data(_ result: TableComparisonResult) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(JSONComparison(result)) + Data("\n".utf8)
    }
}

private struct JSONComparison: Encodable {
    let formatVersion = TableComparisonJSON.formatVersion
    let conclusion: String
    let first: JSONSide
    let second: JSONSide
    let key: [JSONKeyColumn]
    let comparedRows: Int
    let missingRows: JSONKeys
    let extraRows: JSONKeys
    let duplicateKeys: JSONDuplicates
    let columns: [JSONComparedColumn]
    let ignored: [JSONIgnored]

    init(_ result: TableComparisonResult) {
        conclusion = result.conclusion.rawValue
        first = JSONSide(result.first)
        second = JSONSide(result.second)
        key = result.key.map { JSONKeyColumn(column: $0.name, type: $0.type.rawValue) }
        comparedRows = result.rows.compared
        missingRows = JSONKeys(result.rows.missing)
        extraRows = JSONKeys(result.rows.extra)
        duplicateKeys = JSONDuplicates(result.rows.duplicates)
        columns = result.columns.map(JSONComparedColumn.init)
        ignored = result.ignored.map {
            JSONIgnored(column: $0.name, isInFirst: $0.isInFirst, isInSecond: $0.isInSecond)
        }
    }
}

private struct JSONSide: Encodable {
    let name: String
    let relation: String
    let engine: String
    let rows: Int
    let nullKeys: JSONKeys
    let keysOfOtherType: JSONKeys

    init(_ side: ComparedSideResult) {
        name = side.name
        relation = side.relation
        engine = side.engine
        rows = side.rowCount
        nullKeys = JSONKeys(side.nullKeys)
        keysOfOtherType = JSONKeys(side.otherKeys)
    }
}

private struct JSONKeyColumn: Encodable {
    let column: String
    let type: String
}

private struct JSONKeys: Encodable {
    let count: Int
    let examples: [[JSONComparedCell]]

    init(_ finding: KeyFinding) {
        count = finding.count
        examples = finding.examples.map { $0.map(JSONComparedCell.init) }
    }
}

private struct JSONDuplicates: Encodable {
    struct Example: Encodable {
        let key: [JSONComparedCell]
        let firstRows: Int
        let secondRows: Int
    }

    let keys: Int
    let firstRows: Int
    let secondRows: Int
    let examples: [Example]

    init(_ finding: DuplicateFinding) {
        keys = finding.keys
        firstRows = finding.firstRows
        secondRows = finding.secondRows
        examples = finding.examples.map {
            Example(key: $0.key.map(JSONComparedCell.init), firstRows: $0.first, secondRows: $0.second)
        }
    }
}

private struct JSONComparedColumn: Encodable {
    struct Found: Encodable {
        let kind: String
        let count: Int
        let examples: [Example]
    }

    struct Example: Encodable {
        let key: [JSONComparedCell]
        let first: JSONComparedCell
        let second: JSONComparedCell
    }

    let column: String
    let type: String
    let policy: String
    let differing: Int
    let withinPolicy: Int
    let differences: [Found]

    init(_ result: ColumnResult) {
        column = result.name
        type = result.type.rawValue
        policy = result.policy.text
        differing = result.differing
        withinPolicy = result.withinPolicy
        differences = result.differences.map { found in
            Found(
                kind: found.kind.rawValue, count: found.count,
                examples: found.examples.map {
                    Example(
                        key: $0.key.map(JSONComparedCell.init), first: JSONComparedCell($0.first),
                        second: JSONComparedCell($0.second))
                })
        }
    }
}

private struct JSONIgnored: Encodable {
    let column: String
    let isInFirst: Bool
    let isInSecond: Bool
}

/// A cell with its type; a text longer than a thousand characters is cut, and says how long it is.
private struct JSONComparedCell: Encodable {
    let type: String
    let text: String?
    let bits: String?
    let characters: Int?

    init(_ cell: ComparedCell) {
        var whole: String?
        (type, whole, bits) =
            switch cell {
            case .value(.null): ("null", nil, nil)
            case .value(.double(let number)):
                ("double", "\(number)", "0x" + ValueText.hexadecimal(number.bitPattern, digits: 16))
            case .value(.text(let text)): ("text", text, nil)
            case .value(.int(let number)): ("int", "\(number)", nil)
            case .value(.decimal(let number)): ("decimal", "\(number)", nil)
            case .value(.bool(let bool)): ("bool", "\(bool)", nil)
            case .value(.timestamp(let instant)): ("timestamp", "\(instant)", nil)
            case .value(.date(let date)): ("date", "\(date)", nil)
            case .value(.list): ("list", TableCellText.plain(cell), nil)
            case .localTimestamp: ("local-timestamp", TableCellText.plain(cell), nil)
            case .bytes(let bytes):
                ("bytes", bytes.prefix(500).map { ValueText.hexadecimal(UInt64($0), digits: 2) }.joined(), nil)
            case .infinity: ("infinity", TableCellText.plain(cell), nil)
            case .other(let kind, let text): ("other: \(kind)", text, nil)
            }
        let longest = 1_000
        if let text = whole, text.count > longest {
            characters = text.count
            whole = String(text.prefix(longest))
        } else {
            characters = nil
        }
        text = whole
    }
}
