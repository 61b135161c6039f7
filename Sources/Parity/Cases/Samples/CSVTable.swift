internal import Contracts
internal import FeatureStore

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

    /// What was read.
    struct Content {
        /// The required columns, then those optional ones that the header names, in declared order.
        let columns: [ColumnContract]
        let rows: ColumnBatch
        let lines: [Int32]
    }

    /// Where reading stops: what follows a misread line is mostly noise.
    private static let mostErrors = 20

    /// Reads the whole file, or reports what is wrong with it and returns nil.
    ///
    /// - Complexity: one pass over the bytes.
    func read(_ bytes: [UInt8], _ errors: ErrorCollector) -> Content? {
        bytes.withUnsafeBufferPointer { read($0, errors) }
    }

    private func read(_ bytes: UnsafeBufferPointer<UInt8>, _ errors: ErrorCollector) -> Content? {
        do {
            var scanner = try CSVScanner(bytes)
            return try read(bytes, &scanner, errors)
        } catch {
            errors.report(at: location(error.line), "\(title): \(error.message)")
            return nil
        }
    }

    private func location(_ line: Int) -> SourceLocation { SourceLocation(file: file, line: line) }

    private func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ scanner: inout CSVScanner, _ errors: ErrorCollector
    ) throws(CSVScanner.Fault) -> Content? {
        var fields: [CSVScanner.Field] = []
        guard try scanner.next(into: &fields) else {
            errors.report(
                at: location(1), "\(title): the file is empty",
                expected: "a header: \(required.map(\.name).joined(separator: ","))")
            return nil
        }
        let names = fields.map { String(decoding: unquoted(bytes, $0), as: UTF8.self) }
        guard let columns = columns(for: names, errors) else { return nil }
        // Field i of a record belongs to column targets[i].
        let targets = names.compactMap { name in columns.firstIndex { $0.name == name } }
        let readers = columns.map { CellReader($0) }
        var cells = columns.map { Column(name: $0.name, type: $0.type) }
        var lines: [Int32] = []
        let before = errors.errors.count
        while true {
            let line = scanner.line
            guard try scanner.next(into: &fields) else { break }
            guard fields.count == targets.count else {
                errors.report(
                    at: location(line), "\(title): the record has \(fields.count) fields",
                    expected: "\(targets.count), as the header has")
                return nil
            }
            for position in fields.indices {
                let target = targets[position]
                let isRead = append(
                    bytes, fields[position], columns[target], readers[target], to: &cells[target], line, errors)
                // Keeps the columns equally long, so that reading can go on.
                if !isRead { cells[target].appendNull() }
            }
            lines.append(Int32(clamping: line))
            guard errors.errors.count - before < Self.mostErrors else { return nil }
        }
        guard errors.errors.count == before else { return nil }
        return Content(columns: columns, rows: ColumnBatch(columns: cells, rowCount: lines.count), lines: lines)
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
