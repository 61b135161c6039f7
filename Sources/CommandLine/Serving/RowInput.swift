import FeatureStore
import Foundation
import RowText

/// A file of rows, or standard input, read piece by piece.
struct RowInput {
    /// What messages call it.
    let name: String
    let format: RowTextFormat
    private let path: String?
    private static let pieceSize = 1 << 20

    /// Finds the file.
    ///
    /// - Throws: ``CommandFailure`` where it is not there, or nothing says how it is written.
    init(file: String, format: RowTextFormat?, in context: Context) throws {
        name = file == "-" ? "standard input" : file
        path = file == "-" ? nil : context.absolute(file)
        var isFolder: ObjCBool = false
        if let path, FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw CommandFailure("\(file) is a folder. Name a file of rows, or - for standard input.")
        }
        if let path, !FileManager.default.isReadableFile(atPath: path) {
            throw CommandFailure("\(file) cannot be read. Name a file of rows, or - for standard input.")
        }
        let byExtension: [String: RowTextFormat] = ["csv": .csv, "ndjson": .ndjson, "jsonl": .ndjson]
        guard let format = format ?? byExtension[URL(filePath: file).pathExtension.lowercased()] else {
            throw CommandFailure("nothing says how \(name) is written. Add --format csv or --format ndjson.")
        }
        self.format = format
    }

    /// Reads all rows and gives them, batch by batch, to `each`; returns how many there were.
    func read(
        _ reader: RowTextReader, _ schema: RowSchema, _ each: (ColumnBatch) async throws -> Void
    ) async throws -> Int {
        let handle = try path.map { try FileHandle(forReadingFrom: URL(filePath: $0)) } ?? .standardInput
        var reader = reader
        var count = 0
        do {
            while let piece = try handle.read(upToCount: Self.pieceSize), !piece.isEmpty {
                for rows in try reader.take([UInt8](piece)) {
                    try await each(rows)
                    count += rows.rowCount
                }
            }
            for rows in try reader.finish() {
                try await each(rows)
                count += rows.rowCount
            }
        } catch let faults as RowTextFaults {
            var text = faults.faults.map { "\(name):\($0)" }.joined(separator: "\n")
            if faults.faults.count == RowTextFaults.mostFaults { text += "\nReading stopped here." }
            throw CommandFailure(located: text)
        }
        return count
    }
}
