import Catalogue
import Foundation
import Testing

/// Every Swift example, compiled as it stands and run, prints what it says or traps as it says.
@Suite struct SwiftExampleTests {
    private struct Numbered {
        let number: Int
        let code: String
        let example: CatalogueExample
    }

    /// One compilation for all: each example is a function, and an argument says which to call.
    @Test func everySwiftExampleDoesAsItSays() throws {
        let examples = Catalogue.entries.flatMap { entry in
            entry.examples.filter { $0.language == .swift }.map { (entry.code, $0) }
        }.enumerated().map { Numbered(number: $0.offset, code: $0.element.0, example: $0.element.1) }
        #expect(examples.count >= 220)

        let folder = try TemporaryFolder()
        // Foundation adds members to the standard library's types, so those that do without it are kept apart.
        let importing = "import Foundation\n"
        let (needing, plain) = (
            examples.filter { $0.example.text.hasPrefix(importing) },
            examples.filter { !$0.example.text.hasPrefix(importing) }
        )
        try folder.write(plain.map { function($0, $0.example.text) }.joined(), to: "plain.swift")
        try folder.write(
            importing + needing.map { function($0, String($0.example.text.dropFirst(importing.count))) }.joined(),
            to: "importing.swift")
        let cases = examples.map { "case \"\($0.number)\": example\($0.number)()\n" }.joined()
        try folder.write(
            "for number in CommandLine.arguments.dropFirst() {\nprint(\"=== \\(number)\")\n"
                + "switch number {\n\(cases)default: break\n}\n}\n", to: "main.swift")
        let program = folder.path + "/examples"
        let compilation = try ProgramRun(
            ["swiftc", "-swift-version", "6", "-enable-upcoming-feature", "MemberImportVisibility", "-o", program]
                + ["main", "plain", "importing"].map { "\(folder.path)/\($0).swift" })
        try #require(compilation.status == 0, "\(compilation.messages)")

        var printing: [(Numbered, String)] = []
        for example in examples {
            switch example.example.outcome {
            case .prints(let expected): printing.append((example, expected))
            case .traps(let message):
                let run = try ProgramRun([program, "\(example.number)"])
                #expect(run.hasTrapped, "\(example.code)")
                // Overflow traps without a word, and Foundation holds that no text contains the empty one.
                #expect(message.isEmpty ? run.messages.isEmpty : run.messages.contains(message), "\(example.code)")
            case .fails: Issue.record("\(example.code): Swift does not fail, it traps")
            }
        }
        let run = try ProgramRun([program] + printing.map { "\($0.0.number)" })
        let expected = printing.map { "=== \($0.0.number)\n\($0.1)\n" }
        #expect(run.status == 0, "\(run.messages)")
        let printed = run.output.components(separatedBy: "=== ").dropFirst().map { "=== " + $0 }
        try #require(printed.count == expected.count)
        for (position, (example, _)) in printing.enumerated() {
            #expect(printed[position] == expected[position], "\(example.code): \(example.example.text)")
        }
    }

    private func function(_ example: Numbered, _ body: String) -> String {
        "func example\(example.number)() {\n\(body)\n}\n"
    }
}
