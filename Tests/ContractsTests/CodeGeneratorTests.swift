import Contracts
import Foundation
import Testing

@Suite struct CodeGeneratorTests {
    /// DESIGN.md's example, and what it leaves out: versions, lists, reserved words, NULL elements, a helper.
    static func example() throws -> Project {
        var files = DesignExample.files
        files["Features/featurestore.yaml"] = DesignExample.configuration.replacing(
            "services:",
            with: """
                  gate_changes:
                    row: GateChange
                    columns: { change_id: int, tailnum: text?, default: text?, amount: "decimal(10,2)", seen_on: date?,
                               happened_at: timestamp, recorded_at: timestamp?, is_withdrawn: bool?, tags: "list(text?, unordered)?" }
                    unique: [change_id, happened_at]
                    event_time: happened_at
                    arrival_time: recorded_at
                    versions: arrival_time
                    deleted: is_withdrawn
                services:
                """)
        files["Features/aircraft/GateChanges.sql"] = """
            /*
            entity: aircraft
            reads: { flights: latest, gate_changes: last 5, weather: { within: 3h, by: flights.origin } }
            request: { default: text?, planned_at: timestamp }
            features:
              class: { type: "list(timestamp)", about: "Times of\\nthe last \\"five\\" changes." }
            */
            SELECT spine_id, ARRAY[]::timestamptz[] AS class FROM spine
            """
        files["Features/aircraft/GateChanges.swift"] = """
            extension GateChanges {
                static func compute(_ aircraft: AircraftHistory, asOf: Timestamp, request: Request) -> Features {
                    Features(class: [])
                }
            }
            """
        files["Features/Shared/Helper.swift"] = "let quotes = ##\"\"\"\n    \"\"\"#\n    \"\"\"##\r\n"
        return try ProjectLoader.load(files: files)
    }

    @Test func theGeneratedTextIsTheCommittedOne() throws {
        for file in CodeGenerator.generate(try Self.example()) {
            let golden = try? Repository.text("Tests/Golden/Contracts/\(file.name).txt")
            if golden?.utf8.elementsEqual(file.text.utf8) != true {
                let actual = FileManager.default.temporaryDirectory.appending(path: "\(file.name).txt")
                try file.text.write(to: actual, atomically: true, encoding: .utf8)
                Issue.record(
                    "\(file.name) changed; read the difference and, if it is meant, copy \(actual.path) to Tests/Golden/Contracts"
                )
            }
        }
    }

    @Test func theSameFilesGiveTheSameBytes() throws {
        let first = CodeGenerator.generate(try Self.example())
        let second = CodeGenerator.generate(try Self.example())
        #expect(first == second)
        #expect(first.map(\.name) == CodeGenerator.fileNames)
    }

    @Test func thePluginDeclaresTheSameFiles() throws {
        let plugin = try Repository.text("Plugins/PairFeatures/PairFeatures.swift")
        let declared = plugin.components(separatedBy: "\"").filter { $0.hasPrefix("Pairs+") }
        #expect(declared == CodeGenerator.fileNames)
    }

    @Test func whatGeneratedCodeNamesCannotBeShadowed() throws {
        let sources = Repository.root.appending(path: "Sources/FeatureStore").resolvingSymlinksInPath()
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var names: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let match = line.firstMatch(
                    of: /^public (?:indirect |final )*(?:struct|enum|class|protocol|typealias|actor) (\w+)/)
                if let match { names.insert(String(match.1)) }
            }
        }
        #expect(names.count > 20)
        let generated = CodeGenerator.generate(try Self.example()).map(\.text).joined()
        let words = Set(generated.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        #expect(names.intersection(words).count > 10)
        #expect(names.intersection(words).subtracting(Names.swiftTypesInUse).sorted() == [])
    }

    /// What a raw literal of several lines says, by the rules of the language; scalar by scalar.
    private func decoded(_ literal: String) throws -> String {
        let scalars = Array(literal.unicodeScalars)
        let pounds = Array(scalars.prefix { $0 == "#" })
        let quotes = Array("\"\"\"".unicodeScalars)
        #expect(scalars.starts(with: pounds + quotes + ["\n"]))
        #expect(scalars.suffix(pounds.count + 4).elementsEqual(["\n"] + quotes + pounds))
        let body = Array(scalars.dropFirst(pounds.count + 4).dropLast(pounds.count + 4))
        var result = String.UnicodeScalarView()
        var index = 0
        while index < body.count {
            if body[index...].starts(with: quotes + pounds) { Issue.record("the text ends the literal early") }
            guard body[index...].starts(with: ["\\"] + pounds) else {
                let isAllowed = body[index] == "\n" || body[index] == "\t" || body[index].value >= 32
                if !isAllowed { Issue.record("the compiler refuses or changes control characters") }
                result.append(body[index])
                index += 1
                continue
            }
            index += 1 + pounds.count
            if !body[index...].starts(with: "u{".unicodeScalars) { Issue.record("the text begins an escape") }
            let digits = body[(index + 2)...].prefix { $0 != "}" }
            let value = try #require(UInt32(String(String.UnicodeScalarView(digits)), radix: 16))
            result.append(try #require(Unicode.Scalar(value)))
            index += 3 + digits.count
        }
        return String(result)
    }

    @Test func textsAreEmbeddedByteForByte() throws {
        let alphabet: [String] = [
            "#", "\"", "\"\"\"", "\\", "\n", "\r", "\r\n", "a", "\\(", "\0", "é", "\u{301}", "\t", "##",
        ]
        for seed in UInt64(0)..<500 {
            var generator = SeededGenerator(seed: seed)
            let pieces = Int.random(in: 0...30, using: &generator)
            let text = (0..<pieces).map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
            let literal = SwiftLiteral.raw(text)
            #expect(try decoded(literal).utf8.elementsEqual(text.utf8), "seed \(seed)")
        }
    }
}
