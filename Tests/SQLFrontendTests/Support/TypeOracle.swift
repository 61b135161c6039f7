import Contracts
import FeatureStore
import FeatureStoreTesting
import Postgres
import Testing
import Warehouse

@testable import SQLFrontend

/// Asks a live PostgreSQL, and the binder, for the type of an expression over one row of NULLs of every type.
final class TypeOracle {
    /// The columns of the row: one of each type, and some arrays.
    static let columns: [(name: String, type: SQLType)] =
        SQLType.scalars.map { ("c_\($0.catalogueName)", $0) }
        + [SQLType.int4, .int8, .text, .float8, .timestamptz].map { ("c_\($0.catalogueName)s", .array($0)) }

    private let session: PostgresConnection
    private let view: ViewContract
    private let project: Project

    init() throws {
        session = try TemporaryPostgres.shared().session()
        let types = Self.columns.map { "\($0.name) \($0.type.name)" }.joined(separator: ", ")
        _ = try session.rows("CREATE TEMP TABLE IF NOT EXISTS row_of_nulls (\(types))")
        _ = try session.rows("INSERT INTO row_of_nulls DEFAULT VALUES")
        _ = try session.rows(
            """
            CREATE OR REPLACE FUNCTION pg_temp.type_of(expression text) RETURNS text LANGUAGE plpgsql AS $$
            DECLARE answer text;
            BEGIN
                EXECUTE 'SELECT pg_typeof(' || expression || ')::text FROM pg_temp.row_of_nulls' INTO answer;
                RETURN answer;
            EXCEPTION WHEN others THEN RETURN 'error';
            END $$
            """)
        let (loaded, project) = try TestProject.load("SELECT 1")
        view = loaded
        self.project = project
    }

    /// The types by PostgreSQL; `error` where it refuses.
    ///
    /// Only types are asked for: an expression stands behind a condition that is never true, an aggregate has a filter.
    func postgres(_ expressions: [String]) throws -> [String] {
        var answers: [String] = []
        for start in stride(from: 0, to: expressions.count, by: 500) {
            let values = expressions[start..<min(start + 500, expressions.count)].enumerated().map {
                "(\($0.offset), $q$\(Self.unevaluated($0.element))$q$)"
            }
            let rows = try session.rows(
                "SELECT pg_temp.type_of(e) FROM (VALUES \(values.joined(separator: ", "))) v(i, e) ORDER BY i")
            answers += rows.map { $0[0] ?? "NULL" }
        }
        return answers
    }

    private static func unevaluated(_ expression: String) -> String {
        expression.contains(" FILTER ")
            ? expression : "CASE WHEN c_bool THEN \(expression) END"
    }

    /// The types by the binder; `error` where it refuses.
    func binder(_ expressions: [String]) -> [String] {
        expressions.map { expression in (try? type(of: expression).name) ?? "error" }
    }

    /// The type by the binder.
    func type(of expression: String) throws -> SQLType {
        let text = "SELECT \(expression) AS v FROM row_of_nulls"
        let parsed = try StatementParser.parse(text)
        let binder = Binder(view: view, project: project, text: text)
        let scope = Scope(parent: nil)
        scope.commonTables = [
            CommonTableScope(
                name: "row_of_nulls", id: binder.newCommonTableID(),
                columns: Self.columns.map { BoundColumn(name: $0.name, type: PhysicalType($0.type)) })
        ]
        let statement = try binder.bindStatement(parsed.select, parent: scope)
        if let error = binder.errors.first { throw error }
        return statement.columns[0].type.base
    }
}
