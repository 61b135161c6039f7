import Foundation
import Parity

/// Reads a CSV file piece by piece, each piece ending with a record, so that memory does not grow with the file.
final class CSVRecords {
    /// Records longer than this are taken for a quote that is never closed.
    private static let longestRecord = 64 << 20
    private static let pieceSize = 1 << 20

    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var isAtEnd = false
    private var line = 1
    /// Whether the bytes behind `scanned` begin inside quotes.
    private var isQuoted = false
    private var scanned = 0
    /// Behind the last line break outside of quotes, in `buffer`.
    private var complete = 0

    init?(path: String) {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        self.file = file
    }

    /// Gives each record of the file to `body`: the bytes, the fields in them, and the line on which it begins.
    ///
    /// - Throws: ``CSVScanner/Fault``, or what `body` throws.
    func forEach(
        _ body: (UnsafeBufferPointer<UInt8>, [CSVScanner.Field], _ line: Int) throws -> Bool
    ) throws {
        var fields: [CSVScanner.Field] = []
        while try fill() {
            let wantsMore = try buffer.withUnsafeBufferPointer { bytes in
                let piece = UnsafeBufferPointer(rebasing: bytes[..<complete])
                var scanner = try CSVScanner(piece, line: line)
                while true {
                    let start = scanner.line
                    guard try scanner.next(into: &fields) else { break }
                    guard try body(piece, fields, start) else { return false }
                }
                line = scanner.line
                return true
            }
            guard wantsMore else { return }
            buffer.removeFirst(complete)
            scanned -= complete
            complete = 0
        }
    }

    /// Reads on until the buffer holds at least one whole record; false when nothing is left.
    private func fill() throws -> Bool {
        while complete == 0 {
            if isAtEnd {
                complete = buffer.count
                scanned = buffer.count
                return !buffer.isEmpty
            }
            guard buffer.count < Self.longestRecord else {
                throw CSVScanner.Fault(
                    line: line,
                    message: "the record that begins here is longer than 64 MB; is there a quote that is never closed?")
            }
            guard let piece = try file.read(upToCount: Self.pieceSize), !piece.isEmpty else {
                isAtEnd = true
                continue
            }
            buffer.append(contentsOf: piece)
            findEnds()
        }
        return true
    }

    /// Follows the quotes: a doubled quote turns twice, so what counts is whether their number is even.
    private func findEnds() {
        buffer.withUnsafeBufferPointer { bytes in
            for position in scanned..<bytes.count {
                switch bytes[position] {
                case UInt8(ascii: "\""): isQuoted.toggle()
                case UInt8(ascii: "\n") where !isQuoted: complete = position + 1
                default: break
                }
            }
        }
        scanned = buffer.count
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The content of a field, its doubled quotes halved.
    func content(_ field: CSVScanner.Field) -> [UInt8] {
        guard field.hasDoubledQuotes else { return Array(self[field.range]) }
        var text: [UInt8] = []
        var position = field.range.lowerBound
        while position < field.range.upperBound {
            text.append(self[position])
            position += self[position] == UInt8(ascii: "\"") ? 2 : 1
        }
        return text
    }
}
