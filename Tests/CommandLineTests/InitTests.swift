import Foundation
import Testing

/// `featurestore init`, whose package is built with our plugin and verified with our command line.
@Suite struct InitTests {
    /// Kept between runs, so that only the first of them builds featurestore for somebody else.
    private static let scratch = CommandRun.package + "/.build/starter"

    /// Runs a program and gives its exit code and all that it printed.
    private func run(_ program: [String], in folder: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = program
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardInput = FileHandle.nullDevice
        let printed = try TemporaryFolder()
        try printed.write("", to: "output")
        let output = FileHandle(forWritingAtPath: printed.path + "/output")
        process.standardOutput = output
        process.standardError = output
        try process.run()
        process.waitUntilExit()
        let text = FileManager.default.contents(atPath: printed.path + "/output") ?? Data()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    /// Builds as docs/production.md says for serving.
    ///
    /// Somebody else's package compiles all of featurestore anew in either configuration, and the other tests are a debug
    /// build already. What only the optimizer warns of, in all that a package links, is an error here.
    private func build(_ package: String) throws -> (status: Int32, output: String) {
        try run(
            [
                "swift", "build", "--scratch-path", Self.scratch + "/build", "-c", "release", "--static-swift-stdlib",
                "--product", "features", "-Xswiftc", "-warnings-as-errors",
            ], in: package)
    }

    @Test func theNewPackageBuildsAndVerifies() throws {
        let package = Self.scratch + "/package"
        try? FileManager.default.removeItem(atPath: package)
        let written = try CommandRun.featurestore(
            ["init", package, "--name", "our-features", "--package", CommandRun.package])
        #expect(written.status == 0, "\(written.messages)")
        #expect(written.output.hasSuffix("Now: cd \(package) && make verify\n"))
        // The same versions as here, so that nothing is fetched.
        try? FileManager.default.copyItem(
            atPath: CommandRun.package + "/Package.resolved", toPath: package + "/Package.resolved")

        let built = try build(package)
        #expect(built.status == 0, "\(built.output.suffix(4_000))")
        #expect(!built.output.contains("\(package)/Features/"), "no warning about the pair: \(built.output)")
        let features = Self.scratch + "/build/release/features"
        let attacked = try run([features, "verify"], in: package)
        #expect(attacked.status == 0, "\(attacked.output)")
        #expect(attacked.output.contains("RecentOrders on local: attacked with "), "\(attacked.output)")
        let verified = try run([features, "verify", "--no-attack"], in: package)
        #expect(verified.status == 0, "\(verified.output)")
        #expect(verified.output.hasSuffix("agreed: 1 view, 2 features, 4 questions compared, no divergence.\n"))

        let sql = package + "/Features/customer/RecentOrders.sql"
        let text = try String(contentsOfFile: sql, encoding: .utf8)
        try Data(text.replacing("o.ordered_at > ", with: "o.ordered_at >=").utf8).write(to: URL(filePath: sql))
        #expect(try build(package).status == 0)
        let diverged = try run([features, "verify", "--no-attack"], in: package)
        #expect(diverged.status == 1)
        #expect(diverged.output.contains("error[BND] RecentOrders:orders_7d"), "\(diverged.output)")
        #expect(diverged.output.contains("Features/customer/RecentOrders.sql:"))
    }

    @Test func nothingIsOverwritten() throws {
        let folder = try TemporaryFolder()
        try folder.write("Mine.\n", to: "README.md")
        try folder.write("mine: 1\n", to: "Features/featurestore.yaml")
        let run = try CommandRun.featurestore(["init", "--package", CommandRun.package], in: folder.path)
        #expect(run.status == 2)
        #expect(run.messages.contains(". already has README.md, Features/featurestore.yaml; nothing was written."))
        #expect(
            try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
                == ["Features", "Features/featurestore.yaml", "README.md"])
        try FileManager.default.removeItem(atPath: folder.path + "/Features")
        try FileManager.default.removeItem(atPath: folder.path + "/README.md")
        try folder.write("Other things may lie there.\n", to: "notes.txt")
        let again = try CommandRun.featurestore(["init", "--package", CommandRun.package], in: folder.path)
        #expect(again.status == 0, "\(again.messages)")
        #expect(again.output.contains("wrote Features/customer/RecentOrders.sql\n"))
        #expect(again.output.hasSuffix("Now: make verify\n"))
    }

    @Test func repositoriesAreNamedAsSwiftPMNamesThem() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.featurestore(
            ["init", "pairs of \"ours\"", "--name", "ours", "--package", "https://example.com/them/store.git"],
            in: folder.path)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.hasSuffix("Now: cd 'pairs of \"ours\"' && make verify\n"))
        let manifest = try String(contentsOfFile: folder.path + "/pairs of \"ours\"/Package.swift", encoding: .utf8)
        #expect(manifest.contains(#".package(url: "https://example.com/them/store.git", branch: "main")"#))
        #expect(manifest.contains(#".product(name: "FeatureStore", package: "store")"#))
        #expect(manifest.contains(#"name: "ours""#))
    }

    @Test func wrongUseIsAnsweredWithWhatToDo() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        let cases: [(arguments: [String], message: String)] = [
            (["init", "file", "--package", CommandRun.package], "file is a file; expected a folder"),
            (["init", "new", "--package", "nowhere"], "there is no checkout of featurestore at nowhere"),
            (["init", "new", "--package", folder.path], "expected a folder with its Package.swift"),
            (["init", "new", "--name", "\"); evil(", "--package", CommandRun.package], "is no name for a package"),
            (["init", "42", "--package", CommandRun.package], "with at least one letter"),
            (["init", "", "--package", CommandRun.package], "has an empty name"),
            (["init", "file/below", "--package", CommandRun.package], "file/below cannot be written: "),
            (["init", "/proc/nothing", "--package", CommandRun.package], "/proc/nothing cannot be written: "),
        ]
        for (arguments, message) in cases {
            let run = try CommandRun.featurestore(arguments, in: folder.path)
            #expect(run.status == 2, "\(arguments)")
            #expect(run.messages.contains(message), "\(run.messages)")
        }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path) == ["file"])
    }
}
