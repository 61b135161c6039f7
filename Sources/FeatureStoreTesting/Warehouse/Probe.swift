import Contracts
import FeatureStore
import SQLFrontend
import Warehouse

/// A warehouse under test, with short words for what the checks do to it.
struct Probe: Sendable {
    let warehouse: any Warehouse

    /// Binds and compiles a view.
    func compile(_ view: ViewContract) throws -> CompiledQuery {
        try warehouse.compile(try SQLBinder.bind(view: view, project: ProbeProject.project))
    }

    /// The rows that a view answers with, each as exact text, sorted.
    func answers(_ view: ViewContract, _ spine: SpineTable) async throws -> [String] {
        try await warehouse.answer(try compile(view), spine: spine).exactRows
    }

    /// The error that `body` throws; fails the check when it throws none.
    func error(_ what: String, _ body: () async throws -> Void) async throws -> any Error {
        do { try await body() } catch { return error }
        throw ConformanceFailure("\(what) was expected to fail, and did not")
    }

    /// Fails unless the rows are these, in any order.
    func expectRows(_ found: [String], _ expected: [String], _ what: String) throws {
        guard found.sorted() != expected.sorted() else { return }
        throw ConformanceFailure(
            """
            \(what): expected \(expected.count) rows and found \(found.count)
            expected: \(expected.sorted().prefix(30).joined(separator: "\n          "))
            found:    \(found.sorted().prefix(30).joined(separator: "\n          "))
            """)
    }

    /// Every value of the row whose id the question wants.
    static let echo = ProbeProject.view(
        "Echo", ProbeProject.values.map { ($0.name, $0.type) }, reads: ["readings"],
        sql: """
            SELECT s.spine_id, r.an_int AS an_int, r.a_double AS a_double, r.a_decimal AS a_decimal, r.a_text AS a_text,
                   r.a_bool AS a_bool, r.a_timestamp AS a_timestamp, r.a_date AS a_date
            FROM spine s
            LEFT JOIN readings r ON r.probe = s.probe AND r.id = s.wanted
            """)

    /// How many rows there are altogether, which forgets the key, and how many questions.
    static let forgetful = ProbeProject.view(
        "Forgetful", [("row_count", .int), ("id_sum", .int), ("question_count", .int)], reads: ["readings"],
        sql: """
            SELECT s.spine_id,
                   (SELECT count(*) FROM readings) AS row_count,
                   (SELECT min(r.id) FROM readings r) AS id_sum,
                   (SELECT count(*) FROM spine) AS question_count
            FROM spine s
            """)

    /// Pairs of all rows, three times over: more than any engine finishes in a second.
    static let slow = ProbeProject.view(
        "Slow", [("n", .int)], reads: ["readings"],
        sql: """
            SELECT s.spine_id,
                   (SELECT count(*) FROM readings a, readings b, readings c WHERE a.id + b.id + c.id < 0) AS n
            FROM spine s
            """)

    /// An integer divided by an integer of the row, which may be zero.
    static let division = ProbeProject.view(
        "Division", [("quotient", .int)], reads: ["readings"],
        sql: """
            SELECT s.spine_id, 100 / r.an_int AS quotient
            FROM spine s
            LEFT JOIN readings r ON r.probe = s.probe
            """)

    /// Rows of `readings` with nothing but a key and ids `1 ... count`.
    static func manyReadings(_ count: Int64) -> SourceTable {
        ProbeProject.table(
            ProbeProject.readings, (1...count).map { (case: 1, key: .text("k"), id: $0, values: [.int($0)]) })
    }
}
