import Contracts
import Testing

/// Contracts that went through a shredder: whatever comes out, loading ends with a project or with errors that have places.
@Suite struct MutationTests {
    private static let pieces = [
        "", " ", "\n", "\t", "{", "}", "[", "]", ":", ",", "\"", "'", "*/", "/*", "#", "- ", "? ", "| ", "&a ", "*a",
        "!",
        "\u{0}", "é", "💥", "\r\n", "---\n", "null", "7d", "as_of", "flights", "text?", "decimal(", "${", ": {", "?",
        "~",
    ]

    private static let files = [
        "Features/featurestore.yaml", "Features/aircraft/RecentDelays.sql", "Features/route/RouteTraffic.sql",
        "Features/aircraft/RecentDelays.swift",
    ]

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func anyTextIsAnswered(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var loaded = 0
        for round in 0..<120 {
            var files = DesignExample.files
            guard let file = Self.files.randomElement(using: &generator), let text = files[file] else { continue }
            var scalars = Array(text.unicodeScalars)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let start = Int.random(in: 0..<scalars.count, using: &generator)
                let end = min(scalars.count, start + Int.random(in: 0...12, using: &generator))
                let piece = Self.pieces.randomElement(using: &generator) ?? ""
                scalars.replaceSubrange(start..<end, with: piece.unicodeScalars)
            }
            var mutated = String.UnicodeScalarView()
            mutated.append(contentsOf: scalars)
            files[file] = String(mutated)
            do {
                let project = try ProjectLoader.load(files: files)
                #expect(CodeGenerator.generate(project).count == CodeGenerator.fileNames.count)
                loaded += 1
            } catch {
                #expect(!error.errors.isEmpty, "seed \(seed), round \(round)")
                for problem in error.errors {
                    let lines = files[problem.location.file].map {
                        $0.unicodeScalars.count { $0 == "\n" || $0 == "\r" } + 2
                    }
                    #expect(
                        problem.location.line <= lines ?? 1 && !problem.problem.isEmpty,
                        "seed \(seed), round \(round): \(problem)")
                }
            }
        }
        #expect(loaded > 0 && loaded < 120, "seed \(seed): the mutations do not reach both outcomes")
    }
}
