import Foundation

/// A record of the feature log, and where it stands.
public struct LoggedVector: Sendable {
    /// What was served.
    public let vector: ServedVector
    /// The file's name within the folder.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
}

/// A line of the feature log that is no record.
public struct DamagedLogLine: Hashable, Sendable {
    /// The file's name within the folder.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// What is wrong with it.
    public let damage: Damage

    /// What can be wrong with a line.
    public enum Damage: String, Hashable, Sendable, Codable, CaseIterable {
        /// It is the last of its file and was not written to its end: what a crash leaves.
        case torn
        /// Its checksum is another one: somebody changed it, or the disk did.
        case changed
        /// It was written by a later version of this program.
        case newer
        /// Its checksum is right and its content makes no sense.
        case unreadable
    }
}

/// Reads the files of a feature log, also while a process writes them.
public struct FeatureLogReader: Sendable {
    /// The folder.
    public let folder: String

    /// Makes a reader of a folder.
    public init(folder: String) { self.folder = folder }

    /// What stands on one line.
    public enum Entry: Sendable {
        /// A record.
        case record(LoggedVector)
        /// A line that is none.
        case damaged(DamagedLogLine)
    }

    /// The names of the log's files, oldest first.
    public func files() throws(FeatureLogError) -> [String] { try LogFiles.names(in: folder) }

    /// Everything that stands in one of the files, line by line.
    ///
    /// - Throws: ``FeatureLogError/gone(path:)`` where whoever writes the log removed the file since it was listed.
    /// - Complexity: O(bytes), all of them in memory: a file is at most as large as ``FeatureLogOptions/fileSize``.
    public func entries(of file: String) throws(FeatureLogError) -> [Entry] {
        try Self.lines(of: "\(folder)/\(file)").map { line in
            switch line.content {
            case .success(let vector): .record(LoggedVector(vector: vector.vector, file: file, line: line.number))
            case .failure(let fault):
                .damaged(
                    DamagedLogLine(
                        file: file, line: line.number,
                        damage: DamagedLogLine.Damage(fault.damage, isUnended: line.isUnended)))
            }
        }
    }

    /// The same; nil where the file went away since it was listed, as a log's oldest do.
    public func entriesIfThere(of file: String) throws(FeatureLogError) -> [Entry]? {
        do throws(FeatureLogError) {
            return try entries(of: file)
        } catch {
            guard case .gone = error else { throw error }
            return nil
        }
    }

    /// One line of a file.
    struct Line {
        let number: Int
        /// Its bytes without the end.
        let bytes: ArraySlice<UInt8>
        /// Whether the file ends within it.
        let isUnended: Bool
        let content: Result<Parsed, LogLine.DamagedLine>
    }

    /// A line that is a record.
    struct Parsed {
        let line: LogLine
        let vector: ServedVector
    }

    /// The lines of a file, parsed.
    static func lines(of path: String) throws(FeatureLogError) -> [Line] {
        let bytes: [UInt8]
        do {
            bytes = Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            guard FileManager.default.fileExists(atPath: path) else { throw .gone(path: path) }
            throw .file(path: path, reason: Descriptor.reason(error))
        }
        var lines: [Line] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n"))
            let line = rest[..<(end ?? rest.endIndex)]
            lines.append(
                Line(number: lines.count + 1, bytes: line, isUnended: end == nil, content: parse(line)))
            rest = end.map { rest[($0 + 1)...] } ?? []
        }
        return lines
    }

    private static func parse(_ bytes: ArraySlice<UInt8>) -> Result<Parsed, LogLine.DamagedLine> {
        do throws(LogLine.DamagedLine) {
            let line = try LogLine(bytes)
            guard let vector = line.vector else { throw LogLine.DamagedLine(damage: .unreadable) }
            return .success(Parsed(line: line, vector: vector))
        } catch {
            return .failure(error)
        }
    }
}

extension DamagedLogLine.Damage {
    /// A line that lacks its sum is torn only where the file ends within it; elsewhere somebody changed it.
    init(_ damage: LogLine.Damage, isUnended: Bool) {
        switch damage {
        case .torn, .changed: self = isUnended ? .torn : .changed
        case .newer: self = .newer
        case .unreadable: self = .unreadable
        }
    }
}
