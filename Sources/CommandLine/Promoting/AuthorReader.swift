import Contracts
import PromotionRecords

/// Finds out who wrote the halves of a pair.
///
/// Only lines of code count: not the contract, which both halves share, not comments, not blank lines.
struct AuthorReader {
    /// The repository of the sources, or nil where there is none.
    let repository: GitRepository?
    /// The package's folder.
    let package: String

    /// The authors of both halves, or why they are not known.
    func authors(of view: ViewContract) async throws -> Authors {
        guard let repository else { return .unknown("no git repository") }
        if try await repository.isShallow() { return .unknown("shallow clone") }
        let sql = try await repository.authors(of: view.sql.file, in: package, lines: Self.lines(ofSQL: view.sql))
        let swift = try await repository.authors(
            of: view.swift.file, in: package, lines: Self.lines(ofSwift: view.swift))
        guard let sql, let swift else { return .unknown("a half is not committed") }
        return .known(sql: sql.map(\.author), swift: swift.map(\.author))
    }

    static func lines(ofSwift half: PairHalf) -> Set<Int> { Set(SwiftTokens(half.text).map(\.line)) }

    static func lines(ofSQL half: PairHalf) -> Set<Int> {
        let lines = half.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var ends: [Int] = []
        for line in lines { ends.append((ends.last ?? 0) + line.count + 1) }
        var (found, line): (Set<Int>, Int) = ([], 0)
        for token in SQLTokens(statementOf: half) {
            while line < ends.count, ends[line] <= token.range.lowerBound { line += 1 }
            found.insert(line + 1)
        }
        return found
    }
}
