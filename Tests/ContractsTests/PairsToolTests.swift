import Contracts
import Foundation
import Testing

@testable import featurepairs

/// The build plugin's tool, on folders.
@Suite final class PairsToolTests {
    private let package = FileManager.default.temporaryDirectory.appending(path: "pairs-\(UUID().uuidString)")
    private var output: URL { package.appending(path: "output") }

    init() throws {
        for (path, text) in DesignExample.files { try write(Data(text.utf8), to: path) }
    }

    deinit {
        try? FileManager.default.removeItem(at: package)
    }

    private func write(_ data: Data, to path: String) throws {
        let file = package.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    private func run(_ paths: [String] = DesignExample.files.keys.sorted()) -> [String] {
        PairsTool.run(arguments: [package.path, output.path] + paths.map { package.appending(path: $0).path })
    }

    private func generated() throws -> [String] {
        try CodeGenerator.fileNames.map { try String(contentsOf: output.appending(path: $0), encoding: .utf8) }
    }

    @Test func aFolderGivesTheGeneratedFiles() throws {
        #expect(run() == [])
        let expected = CodeGenerator.generate(try ProjectLoader.load(files: DesignExample.files)).map(\.text)
        #expect(try generated() == expected)
        #expect(try generated().allSatisfy { !$0.contains(package.path) }, "a path of this machine is in the text")
    }

    @Test func theOrderOfArgumentsDoesNotMatter() throws {
        #expect(run() == [])
        let first = try generated()
        #expect(run(DesignExample.files.keys.sorted().reversed()) == [])
        #expect(try generated() == first)
    }

    @Test func anUnchangedFileIsNotWritten() throws {
        #expect(run() == [])
        let views = output.appending(path: "Pairs+Views.swift")
        let registry = output.appending(path: "Pairs+Registry.swift")
        let past: [FileAttributeKey: Any] = [.modificationDate: Date(timeIntervalSince1970: 1_000_000)]
        for file in [views, registry] { try FileManager.default.setAttributes(past, ofItemAtPath: file.path) }
        try write(
            Data((DesignExample.recentDelaysSQL + "\n-- a note").utf8), to: "Features/aircraft/RecentDelays.sql")
        #expect(run() == [])
        func isPast(_ file: URL) throws -> Bool {
            let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
            return date == Date(timeIntervalSince1970: 1_000_000)
        }
        #expect(try isPast(views))
        #expect(try !isPast(registry))
    }

    @Test func errorsNameTheWholePath() throws {
        let broken = DesignExample.recentDelaysSQL.replacing("entity: aircraft", with: "entity: aircrafts")
        try write(Data(broken.utf8), to: "Features/aircraft/RecentDelays.sql")
        let problems = run()
        #expect(problems.count == 1)
        #expect(
            problems.first?.hasPrefix(
                "\(package.path)/Features/aircraft/RecentDelays.sql:2:9: error: unknown entity 'aircrafts'") == true)
        #expect(!FileManager.default.fileExists(atPath: output.path))
    }

    @Test func filesThatAreNoTextAreNamed() throws {
        try write(Data([0x61, 0x0A, 0xFF, 0xFE]), to: "Features/aircraft/RecentDelays.swift")
        #expect(
            run() == [
                "\(package.path)/Features/aircraft/RecentDelays.swift:2:1: error: the file is not UTF-8. Save it as UTF-8"
            ])
        let missing = run(["Features/none.sql"])
        #expect(missing == ["\(package.path)/Features/none.sql:1:1: error: the file cannot be read"])
    }

    @Test func theToolSaysHowItIsCalled() {
        #expect(PairsTool.run(arguments: []).first?.contains("expected PACKAGE OUTPUT FILE…") == true)
    }
}
