import Foundation
import Testing

/// The README says what is true: files are quoted as they are, commands print what is shown.
///
/// A comment before a block names what the block is: `<!-- file: PATH -->`, `<!-- run: COMMAND -->`, or
/// `<!-- steps: STORE -->` for commands one after another over a store that is named so. The divergence
/// report at the top is compared by `.ci/plant-bugs`, which plants the bug that it shows.
@Suite struct ReadmeTests {
    private struct Example {
        let kind: String
        let subject: String
        let text: String
    }

    private static func examples() throws -> [Example] {
        let text = try String(contentsOfFile: CommandRun.package + "/README.md", encoding: .utf8)
        var examples: [Example] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst() {
            guard line.hasPrefix("<!-- "), line.hasSuffix(" -->"), let colon = line.firstIndex(of: ":") else {
                continue
            }
            let kind = String(line[line.index(line.startIndex, offsetBy: 5)..<colon])
            let subject = line[line.index(after: colon)...].dropLast(4).trimmingCharacters(in: .whitespaces)
            guard lines.first?.hasPrefix("```") == true else { continue }
            lines.removeFirst()
            let block = lines.prefix { $0 != "```" }
            examples.append(Example(kind: kind, subject: subject, text: block.joined(separator: "\n")))
        }
        return examples
    }

    @Test func quotedFilesAreAsTheyAre() throws {
        let files = try Self.examples().filter { $0.kind == "file" }
        #expect(files.count >= 3)
        for example in files {
            let text = try String(contentsOfFile: "\(CommandRun.package)/\(example.subject)", encoding: .utf8)
            #expect(example.text + "\n" == text, "\(example.subject)")
        }
    }

    @Test func commandsPrintWhatIsShown() throws {
        let runs = try Self.examples().filter { $0.kind == "run" }
        #expect(!runs.isEmpty)
        for example in runs {
            let words = example.subject.split(separator: " ").map(String.init)
            #expect(words.first == "featurestore")
            let run = try CommandRun.featurestore(Array(words.dropFirst()))
            #expect(run.status == 0)
            let shown = "$ \(example.subject)\n" + run.output
            #expect(Self.withoutVersions(example.text + "\n") == Self.withoutVersions(shown), "\(shown)")
        }
    }

    @Test func stepsPrintWhatIsShown() throws {
        let examples = try Self.examples().filter { $0.kind == "steps" }
        #expect(!examples.isEmpty)
        for example in examples {
            let folder = try TemporaryFolder()
            var shown = ""
            for line in example.text.split(separator: "\n") where line.hasPrefix("$ featurestore ") {
                let words = line.split(separator: " ").dropFirst(2).map {
                    $0 == example.subject ? "\(folder.path)/\($0)" : String($0)
                }
                let run = try CommandRun.featurestore(words)
                #expect(run.status == 0, "\(run.messages)")
                shown += "\(line)\n" + run.output
            }
            #expect(example.text + "\n" == shown)
        }
    }

    @Test func everyVerbAndOptionThatIsShownExists() throws {
        let text = try String(contentsOfFile: CommandRun.package + "/README.md", encoding: .utf8)
        for line in text.split(separator: "\n") where line.hasPrefix("featurestore ") {
            let words = line.split(separator: "#").first?.split(separator: " ").map(String.init) ?? []
            let verb = try #require(words.dropFirst().first)
            let help = try CommandRun.featurestore([verb, "--help"])
            #expect(help.status == 0, "\(verb)")
            for option in words where option.hasPrefix("--") { #expect(help.output.contains(option), "\(option)") }
        }
    }

    /// An engine's version is the machine's, not the README's.
    private static func withoutVersions(_ text: String) -> String {
        text.replacing(/(sqlite|postgres) [0-9.]+/) { "\($0.output.1) VERSION" }
    }
}
