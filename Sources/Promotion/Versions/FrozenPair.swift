public import Contracts
public import PromotionRecords

/// The promoted halves of an older version, as a pair of their own that stands beside the current one.
///
/// `RecentDelays@1` becomes `RecentDelays_v1.sql` and `RecentDelays_v1.swift`. The SQL is the promoted one, byte for byte;
/// in the Swift only the view's own name is another, which no hash of a promotion counts: its record stays valid.
public struct FrozenPair: Sendable {
    /// The files, each with a path below the package.
    public let files: [PairHalf]
    /// The pair's name: `RecentDelays_v1`.
    public let name: String

    /// Freezes what a record holds.
    ///
    /// - Parameters:
    ///   - folder: the folder of the current pair below the package, where the new files are to lie.
    public init(_ record: PromotionRecord, folder: String) {
        let name = "\(record.view)_v\(record.version)"
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        self.name = name
        var files = [
            PairHalf(file: "\(path).sql", text: record.sql),
            PairHalf(file: "\(path).swift", text: Self.renamed(record.swift, from: record.view, to: name)),
        ]
        if let text = record.sqlite { files.append(PairHalf(file: "\(path).sqlite.sql", text: text)) }
        self.files = files
    }

    /// A Swift text in which one type's name is another, wherever it stands as a word of code.
    static func renamed(_ text: String, from name: String, to other: String) -> String {
        let bytes = Array(text.utf8)
        var renamed: [UInt8] = []
        var position = 0
        for token in SwiftTokens(text) where token.word == name {
            renamed += bytes[position..<token.range.lowerBound]
            renamed += other.utf8
            position = token.range.upperBound
        }
        renamed += bytes[position...]
        return String(decoding: renamed, as: UTF8.self)
    }
}
