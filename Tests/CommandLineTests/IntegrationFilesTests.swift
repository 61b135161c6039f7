import ArgumentParser
import FeatureStoreCommandLine
import FeatureStoreTesting
import Foundation
import Testing
import Yams

/// The files by which `featurestore init` has GitHub and GitLab verify a package.
@Suite struct IntegrationFilesTests {
    private func written(_ path: String) throws -> String {
        let folder = try TemporaryFolder()
        let run = try CommandRun.featurestore(
            ["init", "--name", "ours", "--package", "https://example.com/featurestore.git"], in: folder.path)
        #expect(run.status == 0, "\(run.messages)")
        return try String(contentsOfFile: "\(folder.path)/\(path)", encoding: .utf8)
    }

    /// Every text of a document, keys left out.
    private func texts(_ value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let list as [Any]: list.flatMap(texts)
        case let entries as [String: Any]: entries.sorted { $0.key < $1.key }.flatMap { texts($0.value) }
        default: []
        }
    }

    /// The arguments of each call of our program, as a shell would split them.
    private func calls(_ yaml: String) throws -> [[String]] {
        let document = try #require(try Yams.load(yaml: yaml))
        return texts(document).flatMap { text in
            text.replacing("\\\n", with: " ").split(separator: "\n").compactMap { line -> [String]? in
                let words = line.split(whereSeparator: \.isWhitespace).map { String($0).replacing("\"", with: "") }
                guard let start = words.firstIndex(of: "features"), words.first == "swift", words[1] == "run" else {
                    return nil
                }
                return Array(words[(start + 1)...].prefix { $0 != "||" })
            }
        }
    }

    @Test(arguments: [".github/workflows/featurestore.yml", ".gitlab-ci.yml"])
    func everyCommandInThemExists(path: String) throws {
        let calls = try calls(try written(path))
        #expect(calls.count == 2)
        for call in calls {
            #expect(throws: Never.self, "\(call)") { _ = try FeatureStoreCommand.parseAsRoot(call) }
        }
        #expect(throws: (any Error).self) { _ = try FeatureStoreCommand.parseAsRoot(["verify", "--no-such-option"]) }
        #expect(calls[0] == ["verify", "--check"])
        #expect(calls[1].contains { $0.hasPrefix("markdown=") })
    }

    @Test func gitHubReadsTheWorkflow() throws {
        let text = try written(".github/workflows/featurestore.yml")
        let problems = try SchemaValidator.problems(with: text, by: .builtIn("vendor.github-workflows"), kind: "yaml")
        #expect(problems.isEmpty, "\(problems)")
        let wrong = text.replacing("runs-on:", with: "runs_on:")
        #expect(
            try !SchemaValidator.problems(with: wrong, by: .builtIn("vendor.github-workflows"), kind: "yaml").isEmpty)
        // Each action is pinned, and nothing may be written but findings.
        let uses = text.matches(of: /uses: ([^\s]+)/).map { String($0.1) }
        #expect(uses.count == 3 && uses.allSatisfy { $0.contains(/@v[0-9]+$/) })
        #expect(text.matches(of: /: write/).count == 1 && text.contains("security-events: write"))
    }

    @Test func gitLabReadsTheJob() throws {
        let text = try written(".gitlab-ci.yml")
        let problems = try SchemaValidator.problems(with: text, by: .builtIn("vendor.gitlab-ci"), kind: "yaml")
        #expect(problems.isEmpty, "\(problems)")
        let wrong = text.replacing("interruptible: true", with: "interruptible: maybe")
        #expect(try !SchemaValidator.problems(with: wrong, by: .builtIn("vendor.gitlab-ci"), kind: "yaml").isEmpty)
    }

    @Test func aFileThatIsThereIsLeft() throws {
        let folder = try TemporaryFolder()
        try folder.write("ours: { script: make }\n", to: ".gitlab-ci.yml")
        let run = try CommandRun.featurestore(
            ["init", "--name", "ours", "--package", "https://example.com/featurestore.git"], in: folder.path)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("left .gitlab-ci.yml as it is\n"))
        #expect(run.output.contains("wrote .github/workflows/featurestore.yml\n"))
        #expect(
            try String(contentsOfFile: folder.path + "/.gitlab-ci.yml", encoding: .utf8) == "ours: { script: make }\n")
    }
}
