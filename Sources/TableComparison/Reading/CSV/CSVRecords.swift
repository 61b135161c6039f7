import Foundation
import Parity
import RowText

/// Reads the records of a CSV file piece by piece, so that memory does not grow with the file.
struct CSVRecords {
    /// Records longer than this are taken for a quote that is never closed.
    private static let longestRecord = 64 << 20
    private static let pieceSize = 1 << 20
    /// The reader has had enough.
    private struct Enough: Error {}

    private let file: FileHandle

    init?(path: String) {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        self.file = file
    }

    /// Gives each record of the file to `body`, until it says that it wants no more: the bytes, the fields in them, and the
    /// line on which it begins.
    ///
    /// - Throws: ``CSVScanner/Fault``, or what `body` throws.
    func forEach(
        _ body: (UnsafeBufferPointer<UInt8>, [CSVScanner.Field], _ line: Int) throws -> Bool
    ) throws {
        var pieces = CSVPieces()
        var fields: [CSVScanner.Field] = []
        var line = 1
        func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws {
            var scanner = try CSVScanner(bytes, line: line)
            while true {
                let start = scanner.line
                guard try scanner.next(into: &fields) else { break }
                guard try body(bytes, fields, start) else { throw Enough() }
            }
            line = scanner.line
        }
        do {
            while let piece = try file.read(upToCount: Self.pieceSize), !piece.isEmpty {
                try pieces.take(Array(piece), scan)
                guard pieces.pendingCount < Self.longestRecord else {
                    throw CSVScanner.Fault(
                        line: line,
                        message:
                            "the record that begins here is longer than 64 MB; is there a quote that is never closed?"
                    )
                }
            }
            try pieces.finish(scan)
        } catch is Enough {}
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
