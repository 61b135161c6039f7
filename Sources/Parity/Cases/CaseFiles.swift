/// A folder of cases: what is in it, and how to read it.
///
/// This module touches no disk; whoever does hands it this.
public struct CaseFiles: Sendable {
    /// How the folder is named in messages: `Fixtures`.
    public let root: String
    /// The files below the folder, relative to it, with `/` between folders; in any order.
    public let paths: [String]
    /// Reads one of `paths`, whole.
    public let read: @Sendable (_ path: String) throws -> [UInt8]
    /// Reads one of `paths` piece by piece, for files that are larger than what one wants in memory.
    public let readPieces: @Sendable (_ path: String, _ take: ([UInt8]) throws -> Void) throws -> Void

    /// Makes a folder.
    ///
    /// - Parameters:
    ///   - readPieces: nil gives each file as one piece.
    ///   - read: gives a file whole.
    public init(
        root: String, paths: [String],
        readPieces: (@Sendable (_ path: String, _ take: ([UInt8]) throws -> Void) throws -> Void)? = nil,
        read: @escaping @Sendable (_ path: String) throws -> [UInt8]
    ) {
        self.root = root
        self.paths = paths
        self.read = read
        self.readPieces = readPieces ?? { path, take in try take(try read(path)) }
    }

    /// A folder held in memory.
    public init(root: String, texts: [String: String]) {
        self.init(root: root, paths: Array(texts.keys)) { path in Array((texts[path] ?? "").utf8) }
    }

    /// The path as messages show it.
    func shown(_ path: String) -> String { root.isEmpty ? path : "\(root)/\(path)" }
}

/// Which of a folder's files are fixtures, and which of its folders are samples.
struct CaseLayout {
    /// Fixture files: those of `regressions/` first, then by the bytes of their paths.
    let fixtures: [String]
    /// Folders that hold a `sample.yaml`, by the bytes of their paths; the folder itself is "".
    let samples: [String]

    init(_ files: CaseFiles) {
        let visible = files.paths.filter { path in
            !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        let folders = visible.filter { $0 == "sample.yaml" || $0.hasSuffix("/sample.yaml") }
            .map { String($0.dropLast("sample.yaml".count)) }
        samples = folders.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }.sorted(by: Self.bytewise)
        fixtures =
            visible.filter { path in
                (path.hasSuffix(".yaml") || path.hasSuffix(".yml")) && !folders.contains { path.hasPrefix($0) }
            }.sorted { one, other in
                let (first, second) = (one.hasPrefix("regressions/"), other.hasPrefix("regressions/"))
                return first == second ? Self.bytewise(one, other) : first
            }
    }

    private static func bytewise(_ one: String, _ other: String) -> Bool {
        one.utf8.lexicographicallyPrecedes(other.utf8)
    }
}
