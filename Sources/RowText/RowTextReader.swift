public import FeatureStore

/// How rows are written as text.
public enum RowTextFormat: String, Hashable, Sendable, CaseIterable {
    /// RFC 4180, with a header; NULL is an empty field without quotes.
    case csv
    /// One JSON object a line.
    case ndjson
}

/// Reads rows of a source from text that comes in pieces of any size.
///
/// Nothing is guessed: every field must be one of the source's columns, at most once, and a value of its type. A column that
/// allows NULL may be missing, all others must be there. Integers and decimals are read from their digits and never pass
/// through a double.
///
/// Behind the first fault no more rows are given, and reading goes on only to find further faults.
public struct RowTextReader {
    private var reader: any RowReading
    private var faults: [RowTextFault] = []
    private var rows: RowCollector
    private var isEnded = false

    /// Makes a reader for columns.
    ///
    /// - Parameters:
    ///   - rowsAtOnce: How many rows a batch has, the last one of the text excepted.
    ///   - longestRow: From so many bytes on, a row that does not end is a fault.
    public init(
        _ format: RowTextFormat, columns: [ColumnSchema], rowsAtOnce: Int = 1_000, longestRow: Int = 64 << 20
    ) {
        rows = RowCollector(columns: columns, rowsAtOnce: max(1, rowsAtOnce))
        reader =
            switch format {
            case .csv: CSVRows(columns: columns, longestRow: longestRow)
            case .ndjson: JSONRows(columns: columns, longestRow: longestRow)
            }
    }

    /// Takes the next piece, and gives the batches that are complete with it, up to the first fault.
    ///
    /// - Throws: ``RowTextFaults`` once there are ``RowTextFaults/mostFaults`` of them, or reading cannot go on, and all
    ///   rows before them were given.
    /// - Complexity: O(piece), plus what the last row began with.
    public mutating func take(_ piece: [UInt8]) throws(RowTextFaults) -> [ColumnBatch] {
        guard !isEnded else { throw RowTextFaults(faults) }
        do throws(RowTextFault) {
            try reader.take(piece, into: &rows, &faults)
            isEnded = faults.areEnough
        } catch {
            end(with: error)
        }
        let complete = rows.takeComplete(evenLast: false)
        guard !isEnded || !complete.isEmpty else { throw RowTextFaults(faults) }
        return complete
    }

    /// Ends the text, and gives what is left.
    ///
    /// - Throws: ``RowTextFaults`` when anything was wrong anywhere.
    public mutating func finish() throws(RowTextFaults) -> [ColumnBatch] {
        if !isEnded {
            do throws(RowTextFault) { try reader.finish(into: &rows, &faults) } catch { end(with: error) }
        }
        isEnded = true
        guard faults.isEmpty else { throw RowTextFaults(faults) }
        return rows.takeComplete(evenLast: true)
    }

    private mutating func end(with fault: RowTextFault) {
        isEnded = true
        if faults.isEmpty { rows.stop() }
        faults.note(fault)
    }
}

/// Cuts one format into rows.
protocol RowReading {
    /// Takes a piece; notes what is wrong with a row, and throws what keeps it from reading on.
    mutating func take(
        _ piece: [UInt8], into rows: inout RowCollector, _ faults: inout [RowTextFault]) throws(RowTextFault)
    mutating func finish(into rows: inout RowCollector, _ faults: inout [RowTextFault]) throws(RowTextFault)
}

extension [RowTextFault] {
    /// Whether so much is wrong that nobody reads on.
    var areEnough: Bool { count >= RowTextFaults.mostFaults }

    mutating func note(_ fault: RowTextFault) {
        if !areEnough { append(fault) }
    }
}
