import CSQLite
import Catalogue
import FeatureStoreTesting
import Foundation
import Testing

/// Every SQL example, run where it says, answers what it says.
@Suite struct SQLExampleTests {
    /// The examples of one language with their codes, in the order of the catalogue.
    private func examples(_ language: CatalogueExample.Language) -> [(code: String, example: CatalogueExample)] {
        Catalogue.entries.flatMap { entry in
            entry.examples.filter { $0.language == language }.map { (entry.code, $0) }
        }
    }

    /// Runs all examples through one psql, with marks between them on both of its outputs.
    @Test func everyPostgreSQLExampleAnswersAsItSays() throws {
        let examples = examples(.postgres)
        #expect(examples.count >= 250)
        let folder = try TemporaryFolder()
        var script = ""
        for (position, (_, example)) in examples.enumerated() {
            script += "\\echo === \(position)\n\\warn === \(position)\nDISCARD ALL;\n\(example.text)\n;\n"
        }
        try folder.write(script, to: "examples.sql")
        let run = try ProgramRun(
            [
                "psql", "-XqAt", "-P", "null=NULL", "-f", folder.path + "/examples.sql",
                try TemporaryPostgres.shared().url,
            ],
            environment: ["PGTZ": "UTC", "PGCLIENTENCODING": "UTF8"])
        let outputs = Self.parts(run.output, count: examples.count)
        let messages = Self.parts(run.messages, count: examples.count)
        for (position, (code, example)) in examples.enumerated() {
            switch example.outcome {
            case .prints(let expected):
                #expect(outputs[position] == expected, "\(code): \(example.text)\n\(messages[position])")
            case .fails(let message):
                #expect(messages[position].contains("ERROR:  " + message), "\(code): \(example.text)")
            case .traps: Issue.record("\(code): a statement does not trap")
            }
        }
    }

    @Test func everySQLiteExampleAnswersAsItSays() {
        let examples = examples(.sqlite)
        #expect(examples.count >= 200)
        for (code, example) in examples {
            #expect(Self.sqlite(example.text) == example.outcome, "\(code): \(example.text)")
        }
    }

    /// What stands between the marks of an output.
    private static func parts(_ output: String, count: Int) -> [String] {
        var parts = Array(repeating: "", count: count)
        for part in ("\n" + output).components(separatedBy: "\n=== ").dropFirst() {
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            guard let position = Int(lines[0]), position < count else { continue }
            parts[position] = lines.count == 2 ? String(lines[1]) : ""
        }
        // The last part alone ends with its own line end.
        if let last = parts.last, last.hasSuffix("\n") { parts[count - 1] = String(last.dropLast()) }
        return parts
    }

    /// What SQLite as everyone has it makes of statements: the library itself, since our connections are stricter.
    private static func sqlite(_ text: String) -> CatalogueExample.Outcome {
        var database: OpaquePointer?
        defer { sqlite3_close(database) }
        guard sqlite3_open(":memory:", &database) == SQLITE_OK else { return .fails("no database") }
        var rows: [String] = []
        var message: UnsafeMutablePointer<CChar>?
        let code = withUnsafeMutablePointer(to: &rows) { rows in
            sqlite3_exec(
                database, text,
                { rows, count, values, _ in
                    let cells = (0..<Int(count)).map { values?[$0].map { String(cString: $0) } ?? "NULL" }
                    rows?.assumingMemoryBound(to: [String].self).pointee.append(cells.joined(separator: "|"))
                    return 0
                }, rows, &message)
        }
        defer { sqlite3_free(message) }
        guard code == SQLITE_OK else { return .fails(message.map { String(cString: $0) } ?? "") }
        return .prints(rows.joined(separator: "\n"))
    }
}
