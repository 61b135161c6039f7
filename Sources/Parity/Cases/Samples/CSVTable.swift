internal import Contracts
internal import FeatureStore
internal import RowText

/// Reads a CSV file whose header names typed columns, straight from bytes into columns.
///
/// NULL is an empty field without quotes; an empty text is `""`. The columns may stand in any order, but all must be
/// there.
struct CSVTable {
    /// What the rows are, for messages: `flights`, `the spine of aircraft`.
    let title: String
    /// The file, for messages.
    let file: String
    /// The columns that must be there.
    let required: [ColumnContract]
    /// The columns that may be there.
    var optional: [ColumnContract] = []

    /// Some rows of the file.
    struct Content {
        /// The required columns, then those optional ones that the header names, in declared order.
        let columns: [ColumnContract]
        let rows: ColumnBatch
        let lines: [Int32]
    }

    /// Where reading stops: what follows a misread line is mostly noise.
    private static let mostErrors = 20

    /// Reads a whole file that is in memory, or reports what is wrong with it and returns nil.
    func read(_ bytes: [UInt8], _ errors: ErrorCollector) -> Content? {
        var whole: Content?
        let columns = try? read({ take in try take(bytes) }, rowsAtOnce: .max, errors) { whole = $0 }
        guard let columns else { return nil }
        let none = ColumnBatch(columns: columns.map { Column(name: $0.name, type: $0.type) }, rowCount: 0)
        return whole ?? Content(columns: columns, rows: none, lines: [])
    }

    /// Reads a file piece by piece and gives its rows, so many at once, to `each`.
    ///
    /// - Parameter pieces: calls its argument with one piece of the file after another.
    /// - Returns: the columns of the rows, or nil when something wrong was reported.
    /// - Throws: what `pieces` and `each` throw.
    /// - Complexity: one pass over the bytes; so many rows and one piece are in memory at once.
    func read(
        _ pieces: (_ take: ([UInt8]) throws -> Void) throws -> Void, rowsAtOnce: Int, _ errors: ErrorCollector,
        _ each: (Content) throws -> Void
    ) throws -> [ColumnContract]? {
        var reading = Reading(table: self, errors: errors, rowsAtOnce: rowsAtOnce)
        var cutter = CSVPieces()
        do {
            // A closure that does not escape must not be handed on to another; this one stays within the call anyway.
            try withoutActuallyEscaping(each) { each in
                try pieces { piece in try cutter.take(piece) { try reading.read($0, each) } }
                try cutter.finish { try reading.read($0, each) }
                try reading.finish(each)
            }
        } catch let fault as CSVScanner.Fault {
            errors.report(at: location(fault.line), "\(title): \(fault.message)")
            return nil
        } catch is Reported {
            return nil
        }
        return reading.header?.columns
    }

    /// Reading cannot go on, and why was reported.
    private struct Reported: Error {}

    private struct Header {
        let columns: [ColumnContract]
        /// Field i of a record belongs to column targets[i].
        let targets: [Int]
        let readers: [CellReader]
    }

    /// Where reading stands between two runs of records.
    private struct Reading {
        let table: CSVTable
        let errors: ErrorCollector
        let rowsAtOnce: Int
        let errorsBefore: Int
        var line = 1
        var header: Header?
        var fields: [CSVScanner.Field] = []
        var cells: [Column] = []
        var lines: [Int32] = []

        init(table: CSVTable, errors: ErrorCollector, rowsAtOnce: Int) {
            self.table = table
            self.errors = errors
            self.rowsAtOnce = rowsAtOnce
            errorsBefore = errors.errors.count
        }

        mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ each: (Content) throws -> Void) throws {
            var scanner = try CSVScanner(bytes, line: line)
            if header == nil {
                // Nothing but a byte order mark: `finish` reports an empty file.
                guard try scanner.next(into: &fields) else { return }
                header = try table.header(fields, bytes, errors)
                makeRoom()
            }
            guard let header else { return }
            while true {
                let line = scanner.line
                guard try scanner.next(into: &fields) else { break }
                guard fields.count == header.targets.count else {
                    errors.report(
                        at: table.location(line), "\(table.title): the record has \(fields.count) fields",
                        expected: "\(header.targets.count), as the header has")
                    throw Reported()
                }
                for position in fields.indices {
                    let target = header.targets[position]
                    let isRead = table.append(
                        bytes, fields[position], header.columns[target], header.readers[target], to: &cells[target],
                        line, errors)
                    // Keeps the columns equally long, so that reading can go on.
                    if !isRead { cells[target].appendNull() }
                }
                lines.append(Int32(clamping: line))
                guard errors.errors.count - errorsBefore < CSVTable.mostErrors else { throw Reported() }
                if lines.count >= rowsAtOnce { try give(each) }
            }
            line = scanner.line
        }

        mutating func finish(_ each: (Content) throws -> Void) throws {
            guard header != nil else {
                errors.report(
                    at: table.location(1), "\(table.title): the file is empty",
                    expected: "a header: \(table.required.map(\.name).joined(separator: ","))")
                throw Reported()
            }
            try give(each)
            guard errors.errors.count == errorsBefore else { throw Reported() }
        }

        private mutating func give(_ each: (Content) throws -> Void) throws {
            guard let header, !lines.isEmpty else { return }
            // After an error only further ones are looked for.
            if errors.errors.count == errorsBefore {
                try each(
                    Content(
                        columns: header.columns, rows: ColumnBatch(columns: cells, rowCount: lines.count), lines: lines)
                )
            }
            lines = []
            makeRoom()
        }

        private mutating func makeRoom() {
            cells = header?.columns.map { Column(name: $0.name, type: $0.type) } ?? []
        }
    }

    private func location(_ line: Int) -> SourceLocation { SourceLocation(file: file, line: line) }

    private func header(
        _ fields: [CSVScanner.Field], _ bytes: UnsafeBufferPointer<UInt8>, _ errors: ErrorCollector
    ) throws -> Header {
        let names = fields.map { String(decoding: unquoted(bytes, $0), as: UTF8.self) }
        guard let columns = columns(for: names, errors) else { throw Reported() }
        return Header(
            columns: columns, targets: names.compactMap { name in columns.firstIndex { $0.name == name } },
            readers: columns.map { CellReader($0) })
    }

    /// The declared columns that a header names, or nil when it was reported.
    private func columns(for names: [String], _ errors: ErrorCollector) -> [ColumnContract]? {
        let known = (required + optional).map(\.name)
        let before = errors.errors.count
        var seen: Set<String> = []
        for name in names {
            if !known.contains(name) { errors.reportUnknown("column of \(title)", name, at: location(1), known: known) }
            if !seen.insert(name).inserted {
                errors.report(at: location(1), "\(title): the column '\(name)' stands twice")
            }
        }
        for column in required where !seen.contains(column.name) {
            errors.report(
                at: location(1), "\(title): the column '\(column.name)' is missing",
                expected: required.map(\.name).joined(separator: ","))
        }
        guard errors.errors.count == before else { return nil }
        return required + optional.filter { seen.contains($0.name) }
    }

    private func append(
        _ bytes: UnsafeBufferPointer<UInt8>, _ field: CSVScanner.Field, _ column: ColumnContract, _ reader: CellReader,
        to target: inout Column, _ line: Int, _ errors: ErrorCollector
    ) -> Bool {
        if field.range.isEmpty, !field.isQuoted {
            guard column.isNullable else {
                errors.report(
                    at: location(line), "\(title): \(column.name) is NULL",
                    expected: "a value, since it is \(column.type) without '?'",
                    advice: column.type == .text ? "An empty text is written \"\"" : nil)
                return false
            }
            target.appendNull()
            return true
        }
        if case .list = column.type {
            return appendList(bytes, field, column, to: &target, line, errors)
        }
        let fault =
            field.hasDoubledQuotes
            ? reader.fault(appending: unquoted(bytes, field), to: &target)
            : reader.fault(appending: UnsafeBufferPointer(rebasing: bytes[field.range]), to: &target)
        guard let fault else { return true }
        let found = String(decoding: unquoted(bytes, field).prefix(60), as: UTF8.self)
        errors.report(
            at: location(line), "\(title): \(column.name) is no \(column.type)\(fault.reason.map { ": \($0)" } ?? "")",
            expected: fault.expected, found: "'\(found)'", advice: fault.advice)
        return false
    }

    /// A list stands in its field as YAML and JSON write it: `[1, null, 3]`.
    private func appendList(
        _ bytes: UnsafeBufferPointer<UInt8>, _ field: CSVScanner.Field, _ column: ColumnContract,
        to target: inout Column, _ line: Int, _ errors: ErrorCollector
    ) -> Bool {
        let text = String(decoding: unquoted(bytes, field), as: UTF8.self)
        do {
            let value = try YAMLDocument.read(text, origin: YAMLDocument.Origin(file: file, line: line))
            return YAMLCell(column, title: "\(title): \(column.name)").append(value, to: &target, errors)
        } catch {
            errors.report(error)
            return false
        }
    }

    private func unquoted(_ bytes: UnsafeBufferPointer<UInt8>, _ field: CSVScanner.Field) -> [UInt8] {
        guard field.hasDoubledQuotes else { return Array(bytes[field.range]) }
        var text: [UInt8] = []
        var position = field.range.lowerBound
        while position < field.range.upperBound {
            text.append(bytes[position])
            position += bytes[position] == UInt8(ascii: "\"") ? 2 : 1
        }
        return text
    }
}
