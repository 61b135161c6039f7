import Foundation
import Testing

/// Folders of cases as careless people leave them: nothing in them may be left out in silence.
@Suite struct FolderTests {
    private static let fixture = """
        about: The register knows an aircraft from its registration on.
        rows:
          planes:
            - { tailnum: N1, registered_at: 2013-04-01T00:00:00Z, seats: 55 }
            - { tailnum: N2, registered_at: 2013-01-01T00:00:00Z, seats: 400 }
        defaults:
          planes: { manufacturer: EMBRAER, model: EMB-145XR, engines: 2 }
        spine:
          - { tailnum: N1, as_of: 2013-03-31T00:00:00Z }
          - { tailnum: N1, as_of: 2013-04-01T00:00:00Z }
          - { tailnum: N2, as_of: 2013-04-01T00:00:00Z }
        """

    private func verify(_ folder: String) throws -> CommandRun {
        try CommandRun.featurestore(["verify", "AircraftSize", "--no-attack", "--fixtures", folder])
    }

    private func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }

    @Test func linksToFilesAndFoldersAreFollowed() throws {
        let cases = try TemporaryFolder()
        try cases.write(Self.fixture, to: "below/register.yaml")
        let folder = try TemporaryFolder()
        try link(folder.path + "/linked", to: cases.path + "/below")
        try link(folder.path + "/again.yaml", to: cases.path + "/below/register.yaml")
        let run = try verify(folder.path)
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(run.output.contains("cases 2 fixtures"))
        try link(cases.path + "/root", to: folder.path)
        #expect(try verify(cases.path + "/root").output.contains("cases 2 fixtures"))
    }

    @Test func aFolderThatHoldsItselfIsRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.fixture, to: "register.yaml")
        try link(folder.path + "/loop", to: folder.path)
        let run = try verify(folder.path)
        #expect(run.status == 2)
        #expect(run.messages.contains("/loop is a link to a folder that it lies in"), "\(run.messages)")
    }

    @Test func aLinkThatLeadsNowhereIsReported() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.fixture, to: "register.yaml")
        try link(folder.path + "/gone.yaml", to: folder.path + "/nowhere")
        let run = try verify(folder.path)
        #expect(run.status == 2)
        #expect(run.messages.contains("gone.yaml is no file that can be read"), "\(run.messages)")
        #expect(!run.messages.contains("CommandFailure"))
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func aFolderThatCannotBeReadIsReported() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.fixture, to: "register.yaml")
        try folder.write(Self.fixture, to: "closed/register.yaml")
        let closed = folder.path + "/closed"
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: closed) }
        let run = try verify(folder.path)
        #expect(run.status == 2)
        #expect(run.messages.contains("/closed cannot be read"), "\(run.messages)")
    }

    @Test func aWrongSampleIsToldLikeAWrongFixture() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "sample.yaml")
        let run = try verify(folder.path)
        #expect(run.status == 2)
        #expect(run.messages.hasPrefix("\(folder.path)/sample.yaml:1:1: error:"), "\(run.messages)")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "the system has no /dev/full"))
    func aResultThatCannotBeWrittenIsNoSuccess() throws {
        for arguments in [["list"], ["--help"], ["compile", "AircraftSize"]] {
            let process = Process()
            process.executableURL = URL(filePath: try CommandRun.executable)
            process.arguments = arguments
            process.currentDirectoryURL = URL(filePath: CommandRun.package)
            let messages = Pipe()
            process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
            process.standardError = messages
            try process.run()
            process.waitUntilExit()
            let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(process.terminationStatus == 3, "\(arguments)")
            #expect(text.contains("cannot be written to standard output"), "\(text)")
        }
    }
}
