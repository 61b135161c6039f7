import Foundation
import Parity
import SQLite

@testable import TableComparison

/// A temporary folder with the files of one comparison, removed with its last reference.
final class ComparisonRig {
    let folder: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "featurestore-compare-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Makes a SQLite file by running statements, and gives its path.
    @discardableResult
    func sqlite(_ name: String, _ sql: String) throws -> String {
        let path = "\(folder)/\(name)"
        let connection = try Connection(.file(path: path))
        try connection.execute(sql)
        connection.close()
        return path
    }

    /// Writes a file and gives its path.
    @discardableResult
    func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    /// Asks for a comparison of the table `t` of two SQLite files made by these statements.
    func request(_ first: String, _ second: String, key: [String] = ["id"]) throws -> ComparisonRequest {
        ComparisonRequest(
            first: .init(
                name: "first", address: .sqlite(path: try sqlite("\(UUID().uuidString).db", first)), rows: .table(["t"])
            ),
            second: .init(
                name: "second", address: .sqlite(path: try sqlite("\(UUID().uuidString).db", second)),
                rows: .table(["t"])),
            key: key)
    }

    /// Compares the table `t` of two SQLite files made by these statements.
    func compare(
        _ first: String, _ second: String, key: [String] = ["id"],
        _ change: (inout ComparisonRequest) -> Void = { _ in }
    ) async throws -> TableComparisonResult {
        var request = try request(first, second, key: key)
        change(&request)
        return try await TableComparer.compare(request)
    }

    /// Compares a CSV text with the table `t` of a SQLite file.
    func compare(
        csv: some Sequence<UInt8>, _ second: String, key: [String] = ["id"],
        _ change: (inout ComparisonRequest) -> Void = { _ in }
    ) async throws -> TableComparisonResult {
        var request = try request("CREATE TABLE t (id)", second, key: key)
        request.first = .init(name: "first", address: .csv(path: try file("first.csv", csv)), rows: .file)
        change(&request)
        return try await TableComparer.compare(request)
    }
}

extension TableComparisonResult {
    /// How many differences of a class a column has.
    func count(_ column: String, _ kind: DifferenceClass) -> Int {
        columns.first { $0.name == column }?.differences.first { $0.kind == kind }?.count ?? 0
    }

    /// All classes found, with their counts: `price value 2`.
    var found: [String] {
        columns.flatMap { column in column.differences.map { "\(column.name) \($0.kind.rawValue) \($0.count)" } }
    }
}

/// The message of the error that a comparison ends with, or nil when it has a result.
func failure(_ body: () async throws -> TableComparisonResult) async -> ComparisonError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? ComparisonError
    }
}
