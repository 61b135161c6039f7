import Foundation
import Testing

@testable import FeatureStoreCommandLine

/// What `verify --save` writes stands there whole, and nothing is ever written over.
@Suite struct NewFileTests {
    private func write(_ text: String, to name: String, in folder: TemporaryFolder) throws -> Bool {
        try NewFile.write(text, to: "\(folder.path)/\(name)", shown: name)
    }

    @Test func aSecondFileOfTheSameNameIsNotWritten() throws {
        let folder = try TemporaryFolder()
        #expect(try write("about: one\n", to: "regressions/a.yaml", in: folder))
        #expect(try !write("about: two\n", to: "regressions/a.yaml", in: folder))
        #expect(try String(contentsOfFile: "\(folder.path)/regressions/a.yaml", encoding: .utf8) == "about: one\n")
        // Nothing that was written on the way is left.
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/regressions") == ["a.yaml"])
    }

    @Test func whatCannotBeWrittenIsSaid() throws {
        let folder = try TemporaryFolder()
        try folder.write("a file where a folder would have to be", to: "regressions")
        #expect {
            _ = try write("about: one\n", to: "regressions/a.yaml", in: folder)
        } throws: { error in
            "\(error)".contains("regressions/a.yaml cannot be written")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["regressions"])
    }
}
