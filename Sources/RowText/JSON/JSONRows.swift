import FeatureStore

/// Reads one JSON object a line.
struct JSONRows: RowReading {
    private let cells: [JSONCells]
    private let positions: [[UInt8]: Int]
    private let longestRow: Int
    private var rest: [UInt8] = []
    private var looked = 0
    private var line = 1

    init(columns: [ColumnSchema], longestRow: Int) {
        cells = columns.map { JSONCells($0) }
        positions = Dictionary(
            columns.enumerated().map { (Array($1.name.utf8), $0) }, uniquingKeysWith: { first, _ in first })
        self.longestRow = longestRow
    }

    mutating func take(
        _ piece: [UInt8], into rows: inout RowCollector, _ faults: inout [RowTextFault]
    ) throws(RowTextFault) {
        if rest.isEmpty { rest = piece } else { rest.append(contentsOf: piece) }
        var start = 0
        let text = rest
        while let end = text[max(start, looked)...].firstIndex(of: UInt8(ascii: "\n")) {
            read(text[start..<end], into: &rows, &faults)
            start = end + 1
            if faults.areEnough { break }
        }
        rest = Array(text[start...])
        looked = rest.count
        guard rest.count < longestRow else {
            throw RowTextFault(
                line: line, column: 1, "the line is longer than \(longestRow) bytes; expected one object a line")
        }
    }

    mutating func finish(into rows: inout RowCollector, _ faults: inout [RowTextFault]) throws(RowTextFault) {
        if !rest.isEmpty { read(rest[...], into: &rows, &faults) }
        rest = []
    }

    private mutating func read(_ text: ArraySlice<UInt8>, into rows: inout RowCollector, _ faults: inout [RowTextFault])
    {
        defer { line += 1 }
        let hasMark = line == 1 && text.starts(with: [0xEF, 0xBB, 0xBF])
        let found = text.withUnsafeBufferPointer { bytes -> [JSONScanner.Fault] in
            var scanner = JSONScanner(bytes, from: hasMark ? 3 : 0)
            var found: [JSONScanner.Fault] = []
            // An empty line is none.
            guard scanner.peek() != nil else { return [] }
            do throws(JSONScanner.Fault) {
                try readObject(&scanner, into: &rows, &found)
            } catch {
                found.append(error)
            }
            return found
        }
        guard !found.isEmpty else { return }
        rows.stop()
        for fault in found { faults.note(RowTextFault(line: line, column: fault.position + 1, fault.message)) }
    }

    /// Reads a row; notes every field that is wrong, and throws what keeps it from reading the row on.
    private func readObject(
        _ scanner: inout JSONScanner, into rows: inout RowCollector, _ found: inout [JSONScanner.Fault]
    ) throws(JSONScanner.Fault) {
        let opening = scanner.position
        // Columns whose field is wrong: they have no cell, and are not missing.
        var wrong: Set<Int> = []
        try scanner.require(UInt8(ascii: "{"), "an object: one line, one row")
        if !scanner.takes(UInt8(ascii: "}")) {
            repeat {
                _ = scanner.peek()
                let start = scanner.position
                let name = try scanner.string("the name of a field")
                try scanner.require(UInt8(ascii: ":"), "':'")
                _ = scanner.peek()
                let value = scanner.position
                guard let fault = read(name, at: start, &scanner, into: &rows, &wrong) else { continue }
                found.append(fault)
                guard found.count < RowTextFaults.mostFaults else { return }
                // Where not even the end of the value is clear, nothing behind it is.
                do throws(JSONScanner.Fault) { try scanner.skipValue(from: value) } catch { return }
            } while scanner.takes(UInt8(ascii: ","))
            try scanner.require(UInt8(ascii: "}"), "',' or '}'")
        }
        guard scanner.peek() == nil else { throw scanner.fault("text behind the object; expected one object a line") }
        for (position, cell) in cells.enumerated()
        where !cell.isNullable && !rows.has(position) && !wrong.contains(position) {
            found.append(
                scanner.fault("\(cell.name) is missing; expected \(cell.type) without '?'", at: opening))
        }
        if found.isEmpty { rows.endRow() }
    }

    /// Reads the value of a field whose name stands at a place, or says what is wrong with either.
    private func read(
        _ name: [UInt8], at start: Int, _ scanner: inout JSONScanner, into rows: inout RowCollector,
        _ wrong: inout Set<Int>
    ) -> JSONScanner.Fault? {
        guard let position = positions[name] else {
            return scanner.fault("there is no column '\(shown(name))'; there are \(known)", at: start)
        }
        guard !rows.has(position), !wrong.contains(position) else {
            return scanner.fault("the field '\(cells[position].name)' stands twice", at: start)
        }
        let fault = rows.withColumn(position) { column -> JSONScanner.Fault? in
            do throws(JSONScanner.Fault) {
                try cells[position].read(&scanner, into: &column)
                return nil
            } catch { return error }
        }
        if fault != nil { wrong.insert(position) }
        return fault
    }

    private var known: String { cells.map(\.name).joined(separator: ", ") }

    private func shown(_ name: [UInt8]) -> String { ShownName(String(decoding: name, as: UTF8.self)).text }
}
