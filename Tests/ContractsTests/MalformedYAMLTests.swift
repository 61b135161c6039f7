import Contracts
import Testing

/// Texts that are no contract at all, or are meant to hurt.
@Suite struct MalformedYAMLTests {
    private func errors(configuration: String) throws -> [String] {
        var files = DesignExample.files
        files["Features/featurestore.yaml"] = configuration
        return try #require(throws: ContractErrors.self) { try ProjectLoader.load(files: files) }.errors
            .map(\.description)
    }

    private func errors(header: String) throws -> [String] {
        var files = DesignExample.files
        files["Features/aircraft/RecentDelays.sql"] = header
        return try #require(throws: ContractErrors.self) { try ProjectLoader.load(files: files) }.errors
            .map(\.description).filter { $0.contains(".sql:") }
    }

    @Test(arguments: [
        ("entities: [a, b", "1:11", "malformed YAML"),
        ("entities:\n  a: 1\n b: 2\n", "3:2", "malformed YAML"),
        ("entities: \"abc", "1:11", "malformed YAML"),
        ("\tentities: {}", "1:1", "malformed YAML"),
        ("a: 1\n---\nb: 2\n", "2:1", "malformed YAML"),
        ("a: 1\na: 2\n", "1:1", "'a' stands twice"),
        ("a: &x 1\nb: *x\n", "1:4", "anchors and aliases"),
        ("a: !!str 1\n", "1:4", "tags are not read"),
        ("? [a, b]\n: 1\n", "1:3", "a key is not a single value"),
        ("- a\n", "1:1", "is not a mapping"),
        ("", "1:1", "is not a mapping"),
        ("just text", "1:1", "is not a mapping"),
        ("a: \u{0}", "1:1", "malformed YAML"),
    ])
    func malformedTextsGetTheirPlace(text: String, place: String, problem: String) throws {
        let errors = try errors(configuration: text)
        #expect(
            errors.contains { $0.hasPrefix("Features/featurestore.yaml:\(place): error: ") && $0.contains(problem) },
            "\(errors)")
    }

    @Test(arguments: [
        ("SELECT 1", "1:1", "does not begin with its contract"),
        ("-- note\n\n SELECT 1", "3:2", "does not begin with its contract"),
        ("", "1:1", "does not begin with its contract"),
        ("/* entity: aircraft", "1:1", "does not end"),
        ("/*\nentity: a /* b */\n*/ SELECT 1", "2:11", "another /*"),
        ("/* entity: [ */ SELECT 1", "1:3", "malformed YAML"),
        ("-- ä\n/* entity: nobody\n*/ SELECT 1", "2:12", "unknown entity 'nobody'"),
        ("/*\r\nentity: nobody\r\n*/ SELECT 1", "2:9", "unknown entity 'nobody'"),
        ("/**/ SELECT 1", "1:3", "is not a mapping"),
        ("/*\n  entity: *a\n*/", "2:11", "anchors and aliases"),
    ])
    func headersGetTheirPlaceInTheFile(text: String, place: String, problem: String) throws {
        let errors = try errors(header: text)
        let start = "Features/aircraft/RecentDelays.sql:\(place): error: "
        #expect(errors.contains { $0.hasPrefix(start) && $0.contains(problem) }, "\(errors)")
    }

    @Test func bombsAndDepthAreRefusedQuickly() throws {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<30 {
            bomb +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        #expect(try errors(configuration: bomb)[0].contains("anchors and aliases"))
        #expect(try errors(configuration: "? " + bomb)[0].contains("anchors and aliases"))
        #expect(try errors(configuration: "# \u{85}a: *b")[0].contains("anchors and aliases"))
        #expect(try errors(configuration: "--- &a\nb: *a")[0].contains("anchors and aliases"))
        let depth = 100_000
        #expect(try errors(configuration: String(repeating: "[", count: depth))[0].contains("nested too deeply"))
        #expect(try errors(configuration: String(repeating: "{a: ", count: depth))[0].contains("nested too deeply"))
        #expect(try errors(configuration: String(repeating: "- ", count: depth))[0].contains("nested too deeply"))
        #expect(try errors(configuration: String(repeating: "? ", count: depth))[0].contains("nested too deeply"))
        let steps = (0..<2000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        #expect(try errors(configuration: steps)[0].contains("nested too deeply"))
        let lists = String(repeating: "list(", count: depth)
        let wide = DesignExample.configuration.replacing("flight_id: int,", with: "flight_id: \"\(lists)\",")
        #expect(try errors(configuration: wide)[0].contains("expected at most 200"))
        #expect(try errors(configuration: String(repeating: "a", count: 5 << 20))[0].contains("bytes long"))
    }

    /// As deep as is allowed must also be read, on the small stack of a thread of the pool.
    @Test func theGreatestDepthIsRead() async throws {
        let dashes =
            String(repeating: "- ", count: 60) + String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
        let steps = (0..<120).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        for text in [dashes, steps] {
            let found = try await Task.detached { try self.errors(configuration: text) }.value
            #expect(found[0].contains("not a mapping") || found[0].contains("unknown key"))
        }
    }

    @Test func aboutMayHoldWhatLooksLikeYAML() throws {
        let files = DesignExample.files(
            replacing: "about: Mean departure delay of those, minutes.",
            with: "about: |\n      Mean *delay* of R&D [see {notes: \"&x *y\n      *starred and &anchored, !tagged",
            in: "Features/aircraft/RecentDelays.sql")
        let project = try ProjectLoader.load(files: files)
        #expect(project.view("RecentDelays")?.feature("mean_dep_delay_7d")?.about.contains("*starred") == true)
    }
}
