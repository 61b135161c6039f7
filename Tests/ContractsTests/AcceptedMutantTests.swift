import Contracts
import Testing

/// `accepted_mutants:` of a contract.
@Suite struct AcceptedMutantTests {
    private func load(_ entries: String) throws -> [AcceptedMutant] {
        var files = DesignExample.files
        let file = "Features/aircraft/RecentDelays.sql"
        files[file] = files[file]?.replacing("owner:", with: "accepted_mutants:\n\(entries)\nowner:")
        return try #require(try ProjectLoader.load(files: files).view("RecentDelays")).acceptedMutants
    }

    @Test func entriesAreRead() throws {
        let accepted = try load(
            """
              - { sql: "count(f.dep_delay)", becomes: "count(*)", because: every row has a delay }
              - { swift: "delays.count", becomes: "delays.distinctCount", because: no two delays are alike }
            """)
        #expect(accepted.map(\.half) == [.sql, .swift])
        #expect(accepted.map(\.because) == ["every row has a delay", "no two delays are alike"])
    }

    @Test(arguments: [
        ("  - { sql: \"no such piece\", becomes: a, because: b }", "the SQL half holds no \"no such piece\""),
        // What stands in the contract alone is no piece of the query.
        ("  - { sql: \"departures_7d: {\", becomes: a, because: b }", "the SQL half holds no"),
        ("  - { sql: \"count\", becomes: a }", "lacks 'because'"),
        ("  - { becomes: a, because: b }", "an accepted mutant is of one half"),
        ("  - { sql: count, swift: count, becomes: a, because: b }", "an accepted mutant is of one half"),
    ])
    func whatFitsNothingIsRefused(entries: String, message: String) throws {
        let errors = try #require(throws: ContractErrors.self) { try load(entries) }
        #expect(errors.description.contains(message), "\(errors)")
    }

    @Test func anEntryMeansTheEditThatMakesItsSecondTextOfItsFirst() {
        let entry = AcceptedMutant(
            half: .sql, excerpt: "a > b", edited: "a >= b", because: "",
            location: SourceLocation(file: "", line: 1))
        let text = "x > b AND a > b"
        #expect(entry.means(12..<13, of: text, replacedBy: ">="))
        #expect(!entry.means(2..<3, of: text, replacedBy: ">="))
        #expect(!entry.means(12..<13, of: text, replacedBy: "<"))
        #expect(entry.means(13..<13, of: text, replacedBy: "="))
        #expect(!entry.means(0..<15, of: text, replacedBy: "a >= b"))
    }
}
