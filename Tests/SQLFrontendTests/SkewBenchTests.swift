import Catalogue
import Contracts
import Foundation
import SQLFrontend
import Testing

/// The skew bench is a package of its own that CI does not build: what can be said of it without building is said here.
@Suite("The skew bench")
struct SkewBenchTests {
    @Test("Every contract holds and every query binds")
    func binds() throws {
        let project = try SkewBench.project()
        #expect(project.views.count >= 150)
        for view in project.views {
            #expect(throws: Never.self, "\(view.name)") { try SQLBinder.bind(view: view, project: project) }
        }
    }

    @Test("The right answers name each pair once, and classes and lines that exist")
    func answers() throws {
        let files = try SkewBench.files()
        let views = try SkewBench.project().views
        let pairs = try SkewBench.truths().flatMap(\.pairs)
        #expect(pairs.map(\.name).sorted() == views.map(\.name).sorted())
        for pair in pairs {
            #expect(!pair.source.isEmpty && !pair.why.isEmpty, "\(pair.name)")
            #expect(pair.causes.allSatisfy { CauseClass(rawValue: $0) != nil }, "\(pair.name): \(pair.causes)")
            #expect(pair.causes.isEmpty == (pair.kind == .right), "\(pair.name)")
            #expect((pair.caughtBy != nil) == (pair.kind == .alike), "\(pair.name)")
            guard let half = pair.kind.wrongHalf else { continue }
            let path = try #require(files.keys.first { $0.hasSuffix("/\(pair.name).\(half)") })
            let lines = try #require(files[path]).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(try lines.indices.contains(#require(pair.line) - 1), "\(pair.name)")
        }
    }

    @Test("Bugs lie in both halves, and in every class on both sides where both exist")
    func coverage() throws {
        let wrong = try SkewBench.truths().flatMap(\.pairs).filter { $0.kind.wrongHalf != nil }
        let inSQL = wrong.filter { $0.kind == .wrongSQL }
        #expect(abs(2 * inSQL.count - wrong.count) <= wrong.count / 5)
        let classes = ["WIN", "BND", "TZ", "WKS", "NUL", "EMP", "DUP", "TIE", "RND", "DIV", "CAS", "PRC", "LAT", "RNG"]
        for code in classes {
            #expect(inSQL.contains { $0.causes.contains(code) }, "\(code) in SQL")
            #expect(wrong.contains { $0.kind == .wrongSwift && $0.causes.contains(code) }, "\(code) in Swift")
        }
    }
}

/// The bench's files, read from the working copy.
private enum SkewBench {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Benchmarks/SkewBench").resolvingSymlinksInPath()

    struct Truth: Decodable {
        let set: String
        let pairs: [Pair]
    }

    struct Pair: Decodable {
        let name: String
        let kind: Kind
        let causes: [String]
        let line: Int?
        let caughtBy: String?
        let source: String
        let why: String

        enum CodingKeys: String, CodingKey {
            case name, kind, causes, line, source, why
            case caughtBy = "caught_by"
        }
    }

    enum Kind: String, Decodable {
        case wrongSQL = "wrong-sql"
        case wrongSwift = "wrong-swift"
        case right, alike

        /// The extension of the file that holds the bug.
        var wrongHalf: String? {
            switch self {
            case .wrongSQL: "sql"
            case .wrongSwift: "swift"
            case .right, .alike: nil
            }
        }
    }

    static func files() throws -> [String: String] {
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: "Features").path) {
            guard [".sql", ".swift", ".yaml"].contains(where: path.hasSuffix) else { continue }
            files["Features/\(path)"] = try String(
                contentsOf: root.appending(path: "Features/\(path)"), encoding: .utf8)
        }
        return files
    }

    static func project() throws -> Project { try ProjectLoader.load(files: files()) }

    static func truths() throws -> [Truth] {
        try FileManager.default.contentsOfDirectory(atPath: root.path)
            .filter { $0.hasPrefix("truth") && $0.hasSuffix(".json") }.sorted()
            .map { try JSONDecoder().decode(Truth.self, from: Data(contentsOf: root.appending(path: $0))) }
    }
}
