import FeatureStore

/// Reads CSV whose header names columns of the source, in any order.
struct CSVRows: RowReading {
    private let columns: [ColumnSchema]
    private let readers: [CellReader]
    private var pieces: CSVPieces
    private var targets: [Int]?
    /// Whether the header was read and is wrong: nothing behind it can be.
    private var hasWrongHeader = false
    private var fields: [CSVScanner.Field] = []
    private var line = 1

    init(columns: [ColumnSchema], longestRow: Int) {
        self.columns = columns
        readers = columns.map { CellReader(type: $0.type) }
        pieces = CSVPieces(longestRecord: longestRow)
    }

    mutating func take(
        _ piece: [UInt8], into rows: inout RowCollector, _ faults: inout [RowTextFault]
    ) throws(RowTextFault) {
        do {
            var cutter = pieces
            // The cutter lets go of its bytes while they are read.
            pieces = CSVPieces(longestRecord: 1)
            defer { pieces = cutter }
            try cutter.take(piece) { try read($0, into: &rows, &faults) }
        } catch { throw Self.told(error) }
    }

    mutating func finish(into rows: inout RowCollector, _ faults: inout [RowTextFault]) throws(RowTextFault) {
        do {
            var cutter = pieces
            defer { pieces = cutter }
            try cutter.finish { bytes throws(RowTextFault) in try read(bytes, into: &rows, &faults) }
        } catch { throw Self.told(error) }
        guard targets != nil || !faults.isEmpty else {
            throw RowTextFault(line: 1, column: 1, "the text is empty; expected a header: \(known)")
        }
    }

    private static func told(_ error: any Error) -> RowTextFault {
        switch error {
        case let fault as RowTextFault: fault
        case let fault as CSVScanner.Fault: RowTextFault(line: fault.line, column: 1, fault.message)
        default: RowTextFault(line: 1, column: 1, "\(error)")
        }
    }

    private var known: String { columns.map(\.name).joined(separator: ",") }

    private mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, into rows: inout RowCollector, _ faults: inout [RowTextFault]
    ) throws(RowTextFault) {
        do throws(CSVScanner.Fault) {
            var scanner = try CSVScanner(bytes, line: line)
            guard !hasWrongHeader else { return }
            if targets == nil {
                guard try scanner.next(into: &fields) else { return }
                targets = header(bytes, &faults)
                hasWrongHeader = targets == nil
                if hasWrongHeader { rows.stop() }
            }
            guard let targets else { return line = scanner.line }
            while !faults.areEnough {
                let line = scanner.line
                guard try scanner.next(into: &fields) else { break }
                guard fields.count == targets.count else {
                    if faults.isEmpty { rows.stop() }
                    faults.note(
                        RowTextFault(
                            line: line, column: 1,
                            "the record has \(fields.count) fields; expected \(targets.count), as the header has"))
                    continue
                }
                for (field, target) in zip(fields, targets) {
                    guard let message = append(bytes, field, target, to: &rows) else { continue }
                    if faults.isEmpty { rows.stop() }
                    let place = Self.place(of: field, in: bytes, record: line)
                    faults.note(RowTextFault(line: place.line, column: place.column, message))
                }
                rows.endRow()
            }
            line = scanner.line
        } catch {
            throw RowTextFault(line: error.line, column: 1, error.message)
        }
    }

    /// The columns that the fields of a record belong to; faults where the header is wrong.
    private func header(_ bytes: UnsafeBufferPointer<UInt8>, _ faults: inout [RowTextFault]) -> [Int]? {
        let before = faults.count
        var targets: [Int] = []
        // A text that is no CSV may be one line of millions of fields: it is wrong behind the first few.
        for field in fields where !faults.areEnough {
            let name = String(decoding: unquoted(bytes, field), as: UTF8.self)
            guard let position = columns.firstIndex(where: { $0.name == name }) else {
                let column = Self.place(of: field, in: bytes, record: 1).column
                faults.note(
                    RowTextFault(
                        line: 1, column: column, "there is no column '\(ShownName(name).text)'; there are \(known)")
                )
                continue
            }
            if targets.contains(position) {
                let column = Self.place(of: field, in: bytes, record: 1).column
                faults.note(RowTextFault(line: 1, column: column, "the column '\(name)' stands twice"))
            }
            targets.append(position)
        }
        for (position, column) in columns.enumerated() where !column.isNullable && !targets.contains(position) {
            faults.note(
                RowTextFault(
                    line: 1, column: 1, "the column '\(column.name)' is missing; expected \(column.type) without '?'"))
        }
        return faults.count == before ? targets : nil
    }

    /// Adds a field to its column, or says what is wrong with it.
    private func append(
        _ bytes: UnsafeBufferPointer<UInt8>, _ field: CSVScanner.Field, _ target: Int, to rows: inout RowCollector
    ) -> String? {
        let column = columns[target]
        if field.range.isEmpty, !field.isQuoted {
            guard column.isNullable else {
                let advice = column.type == .text ? ". An empty text is written \"\"" : ""
                return "\(column.name) is NULL; expected a value, since it is \(column.type) without '?'\(advice)"
            }
            rows.withColumn(target) { $0.appendNull() }
            return nil
        }
        let content = field.hasDoubledQuotes ? unquoted(bytes, field) : Array(bytes[field.range])
        if case .list = column.type {
            return content.withUnsafeBufferPointer { text in
                rows.withColumn(target) { cells in
                    var scanner = JSONScanner(text)
                    do throws(JSONScanner.Fault) {
                        try JSONCells(column).read(&scanner, into: &cells)
                        return scanner.peek() == nil ? nil : "\(column.name): text behind the list"
                    } catch { return error.message }
                }
            }
        }
        let fault = rows.withColumn(target) { readers[target].fault(appending: content, to: &$0) }
        guard let fault else { return nil }
        let reason = fault.reason.map { ": \($0)" } ?? ""
        let found = ShownName(String(decoding: content.prefix(300), as: UTF8.self)).text
        return "\(column.name) is no \(column.type)\(reason); expected \(fault.expected), found '\(found)'"
    }

    private func unquoted(_ bytes: UnsafeBufferPointer<UInt8>, _ field: CSVScanner.Field) -> [UInt8] {
        var text: [UInt8] = []
        var position = field.range.lowerBound
        while position < field.range.upperBound {
            text.append(bytes[position])
            position += field.hasDoubledQuotes && bytes[position] == UInt8(ascii: "\"") ? 2 : 1
        }
        return text
    }

    /// The line on which a field begins, and its byte of it; a quoted field of the record may hold line feeds.
    private static func place(
        of field: CSVScanner.Field, in bytes: UnsafeBufferPointer<UInt8>, record: Int
    ) -> (line: Int, column: Int) {
        let start = field.range.lowerBound - (field.isQuoted ? 1 : 0)
        var column = 1
        var position = start
        while position > 0, bytes[position - 1] != UInt8(ascii: "\n") {
            position -= 1
            column += 1
        }
        return (record, column)
    }
}
