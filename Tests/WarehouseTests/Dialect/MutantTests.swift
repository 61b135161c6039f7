import Contracts
import Foundation
import SQLFrontend
import SQLiteDialect
import Testing

/// The small edits of the SQL of this repository's own views.
@Suite struct MutantTests {
    private static func project() throws -> Project {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let features = root.appending(path: "Features").resolvingSymlinksInPath()
        var files: [String: String] = [:]
        for case let file as String in try #require(FileManager.default.enumerator(atPath: features.path)) {
            guard file.hasSuffix(".sql") || file.hasSuffix(".swift") || file.hasSuffix(".yaml") else { continue }
            files["Features/" + file] = try String(contentsOf: features.appending(path: file), encoding: .utf8)
        }
        return try ProjectLoader.load(files: files)
    }

    /// Every mutant is PostgreSQL's SQL with the pair's columns, differs from the original, and SQLite runs it.
    @Test func mutantsBindDifferAndCompile() throws {
        let project = try Self.project()
        var byOperator: [MutationOperator: Int] = [:]
        // Together they hold what the eighteen hold; binding every mutant of all takes half a minute in a debug build.
        let names = ["RecentDelays", "LateStreak", "RecentDests", "AirportDay", "CarrierWeek", "GroundTime"]
        for view in project.views where names.contains(view.name) {
            let query = try SQLBinder.bind(view: view, project: project)
            let mutants = SQLMutants(query: query, project: project).allBound()
            #expect(mutants.count >= 10, "\(view.name)")
            var texts: Set<String> = [query.canonicalText]
            for (mutant, edited) in mutants.map({ ($0.mutant, $0.query) }) {
                byOperator[mutant.operator, default: 0] += 1
                #expect(texts.insert(edited.canonicalText).inserted, "\(mutant) repeats another")
                #expect(mutant.location.file == view.sql.file)
                // SQLite has no normal forms of Unicode; whatever else an edit makes of a query that it runs, it runs.
                if !mutant.replacement.contains("normalize("), (try? SQLiteTranslator.translate(query)) != nil {
                    #expect(throws: Never.self, "\(mutant)") { try SQLiteTranslator.translate(edited) }
                }
            }
        }
        // No view of this repository holds a UNION or a pattern.
        for mutation in MutationOperator.allCases where mutation != .union && mutation != .textMatch {
            #expect((byOperator[mutation] ?? 0) >= 1, "\(mutation)")
        }
    }
}
