import Foundation
import Parity
import RowText
import SQLite

/// A CSV file with a header, sorted in a temporary SQLite database of its own, on disk where it is large.
///
/// NULL is an empty field without quotes. The file says nothing of types, so it takes those of the other side.
final class CSVSide: ComparedSide {
    let engine = "csv"
    let columns: [SideColumn]

    private let path: String
    private let name: String

    /// Reads the header.
    init(path: String, name: String) throws {
        self.path = path
        self.name = name
        var file = stat()
        // The file is read for its header and once more for its rows, which a pipe would not give a second time.
        guard stat(path, &file) != 0 || file.st_mode & S_IFMT == S_IFREG || file.st_mode & S_IFMT == S_IFDIR else {
            throw ComparisonError.misused([
                "\(name): it is no regular file; write what it gives to a file, and name that."
            ])
        }
        var header: [String]?
        try Self.records(path, name) { bytes, fields, _ in
            header = fields.map { String(decoding: bytes.content($0), as: UTF8.self) }
            return false
        }
        guard let header else {
            throw ComparisonError.misused([
                "\(name): the file is empty; expected a header with the names of the columns."
            ])
        }
        let types = [ComparedType.text] + ComparedType.allCases.filter { $0 != .text && $0 != .bytes }
        columns = header.map {
            SideColumn(name: $0, declared: "a CSV field", possible: types, convertible: types)
        }
    }

    func typing(_ column: ColumnReading) -> BatchWriter.Typing {
        SQLiteCells.typing(ColumnReading(name: column.name, type: column.type, isConverted: column.type != .text))
    }

    func read(_ reading: SideReading, into writer: BatchWriter, _ stop: StopFlag) throws {
        do {
            let connection = try Connection(.temporaryFile)
            try SQLiteSide.prepare(connection, stop)
            try connection.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            try fill(connection, reading)
            let count = reading.key.count
            let names = (0..<count + reading.values.count).map { "c\($0)" }
            let order = names.prefix(count).joined(separator: ", ")
            let statement = try connection.prepare(
                "SELECT \(names.joined(separator: ", ")) FROM rows ORDER BY \(order)")
            // What a key's field spells was settled when it was stored.
            let keys = reading.key.map { SQLiteKeyReader($0) }
            try SQLiteRows(statement: statement, keys: keys, valueCount: reading.values.count).read(into: writer)
        } catch let error as SQLiteError {
            throw SQLiteTrouble(side: name, rows: nil).error(error)
        }
    }

    /// Copies the columns that are read into a table; those of the key as what they spell, so that they can be sorted.
    private func fill(_ connection: Connection, _ reading: SideReading) throws {
        let names = reading.key.map(\.name) + reading.values.map(\.name)
        let fields = names.compactMap { name in columns.firstIndex { $0.name == name } }
        let list = names.indices.map { "c\($0)" }.joined(separator: ", ")
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        try connection.execute("CREATE TABLE rows (\(list)); BEGIN")
        let insert = try connection.prepare("INSERT INTO rows VALUES (\(marks))")
        let keys = reading.key.map { SpelledKeys($0.type) }
        let fieldCount = columns.count
        var isHeader = true
        try Self.records(path, name) { bytes, record, line in
            if isHeader {
                isHeader = false
                return true
            }
            guard record.count == fieldCount else {
                throw CSVScanner.Fault(
                    line: line,
                    message: "the record has \(record.count) fields; expected \(fieldCount), as the header has")
            }
            for (position, field) in fields.enumerated() {
                if record[field].range.isEmpty, !record[field].isQuoted {
                    try insert.bindNull(at: position + 1)
                    continue
                }
                let content = bytes.content(record[field])
                if content.contains(where: { $0 >= 0x80 }), String(validating: content, as: UTF8.self) == nil {
                    throw CSVScanner.Fault(line: line, message: "\(names[position]) is not valid UTF-8")
                }
                if position < keys.count, let word = content.withUnsafeBufferPointer({ keys[position].word($0) }) {
                    try insert.bind(word, at: position + 1)
                } else {
                    try insert.bind(utf8: content[...], at: position + 1)
                }
            }
            try insert.run()
            return true
        }
        try connection.execute("COMMIT")
    }

    private static func records(
        _ path: String, _ name: String,
        _ body: (UnsafeBufferPointer<UInt8>, [CSVScanner.Field], _ line: Int) throws -> Bool
    ) throws {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard exists, !isFolder.boolValue, let records = CSVRecords(path: path) else {
            throw ComparisonError.misused([
                "\(name): the file cannot be opened; check its name, its kind and its permissions."
            ])
        }
        do {
            try records.forEach(body)
        } catch let fault as CSVScanner.Fault {
            throw ComparisonError.misused(["\(path):\(fault.line): error: \(fault.message)"])
        }
    }
}
