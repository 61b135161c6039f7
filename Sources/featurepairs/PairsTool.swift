import Contracts
import Foundation

/// Reads the files of a features folder and writes the generated Swift beside the build.
///
///     featurepairs PACKAGE OUTPUT FILE…
///
/// The records of PACKAGE/Promotions are read too. The tool looks for them itself: the first of them must not need a new plan
/// of the build.
///
/// Files are named in messages by their whole path, so that editors find them, and in generated code by their path
/// within PACKAGE, so that the same sources give the same bytes on every machine. A generated file that would not change
/// is not written, so that an edit of one contract compiles no more than it must.
enum PairsTool {
    /// Runs the tool, and returns what went wrong, one message a line as compilers print them; empty when all went well.
    static func run(arguments: [String]) -> [String] {
        guard arguments.count >= 2 else {
            return ["featurepairs: error: expected PACKAGE OUTPUT FILE…, found \(arguments.count) arguments"]
        }
        let package = arguments[0].hasSuffix("/") ? arguments[0] : arguments[0] + "/"
        var files: [String: String] = [:]
        var problems: [String] = []
        for path in arguments.dropFirst(2) {
            do {
                files[relative(path, to: package)] = try text(of: path)
            } catch {
                problems.append(error.description)
            }
        }
        var promotions: [PairHalf] = []
        for path in promotionFiles(package) {
            do {
                promotions.append(PairHalf(file: relative(path, to: package), text: try text(of: path)))
            } catch {
                problems.append(error.description)
            }
        }
        guard problems.isEmpty else { return problems }
        do {
            let project = try ProjectLoader.load(files: files)
            for file in CodeGenerator.generate(project, promotions: promotions) {
                try write(file, into: URL(filePath: arguments[1], directoryHint: .isDirectory))
            }
            return []
        } catch let errors as ContractErrors {
            return errors.errors.map { absolute($0, package: package).description }
        } catch {
            return ["featurepairs: error: \(error)"]
        }
    }

    /// The paths of the records in byte order; none where there is no folder of them.
    private static func promotionFiles(_ package: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: package + "Promotions")) ?? []
        return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\(package)Promotions/\($0)" }
    }

    private static func relative(_ path: String, to package: String) -> String {
        path.hasPrefix(package) ? String(path.dropFirst(package.count)) : path
    }

    /// An error that names its file by the whole path.
    private static func absolute(_ error: ContractError, package: String) -> ContractError {
        let place = error.location
        let file = place.file.hasPrefix("/") ? place.file : package + place.file
        return ContractError(
            at: SourceLocation(file: file, line: place.line, column: place.column), error.problem,
            expected: error.expected, found: error.found, advice: error.advice)
    }

    private static func text(of path: String) throws(ContractError) -> String {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw ContractError(at: SourceLocation(file: path, line: 1), "the file cannot be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            let line = firstInvalidLine(Array(data))
            throw ContractError(
                at: SourceLocation(file: path, line: line), "the file is not UTF-8", advice: "Save it as UTF-8")
        }
        return text
    }

    /// The first line that holds bytes that are no UTF-8.
    private static func firstInvalidLine(_ bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    }

    private static func write(_ file: GeneratedFile, into folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let target = folder.appending(path: file.name)
        let data = Data(file.text.utf8)
        if let present = try? Data(contentsOf: target), present == data { return }
        try data.write(to: target, options: .atomic)
    }
}
