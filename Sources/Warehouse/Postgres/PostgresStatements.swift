import Contracts
import FeatureStore
import Postgres
import SQLFrontend

/// The text of what is sent to PostgreSQL; everything that it makes is temporary and dies with the connection.
struct PostgresStatements: Sendable {
    /// What every session is set to, so that no default of a server, a role or an environment changes an answer.
    static func session(_ options: WarehouseOptions) -> String {
        let settings: [(String, String)] = [
            ("TimeZone", options.sessionZone), ("DateStyle", "ISO, YMD"), ("IntervalStyle", "postgres"),
            ("search_path", "pg_temp, pg_catalog"), ("extra_float_digits", "1"), ("bytea_output", "hex"),
            ("standard_conforming_strings", "on"), ("array_nulls", "on"), ("transform_null_equals", "off"),
            ("lc_monetary", "C"), ("lc_numeric", "C"), ("lc_time", "C"), ("timezone_abbreviations", "Default"),
            // Roles that may only read are often set so; tables that are temporary are not what that guards.
            ("default_transaction_read_only", "off"), ("client_min_messages", "error"),
            ("statement_timeout", "\(options.statementTimeoutSeconds)s"),
            ("lock_timeout", "0"), ("idle_in_transaction_session_timeout", "0"),
            // Compiling costs more than these queries do, and parallel sums have no fixed order.
            ("jit", "off"), ("max_parallel_workers_per_gather", "0"), ("temp_buffers", "128MB"), ("work_mem", "64MB"),
        ]
        return settings.map { name, value in
            // A list of names is several values, not one text with a comma in it.
            let list = name == "search_path" ? value : literal(value)
            return "SET \(name) = \(list);"
        }.joined(separator: " ")
    }

    /// The collation of every text column: order by code point, and letter case of all of Unicode where there is one.
    let collation: String

    /// Makes the table of one source; keys, indexes and NOT NULL come from the contract.
    func makeTable(_ layout: TableLayout) -> String {
        let columns = zip(layout.source.columns, layout.types).map { column, type in
            definition(column.name, type) + (column.isNullable ? "" : " NOT NULL")
        }
        return "CREATE TEMPORARY TABLE \(PostgresText.identifier(layout.table)) (case_id bigint NOT NULL, "
            + columns.joined(separator: ", ") + "); " + makeIndexes(layout, Array(layout.indexes.indices))
    }

    /// Makes one source's table anew, as if nothing had ever been in it; views over it go too.
    func remakeTable(_ layout: TableLayout) -> String {
        "DROP TABLE \(PostgresText.identifier(layout.table)) CASCADE; " + makeTable(layout)
    }

    /// Makes a table of questions.
    func makeSpine(_ table: String, _ columns: [ColumnContract]) -> String {
        let definitions = columns.map { definition($0.name, PhysicalType.of($0) ?? .standing(for: $0.type)) }
        return
            "CREATE TEMPORARY TABLE \(PostgresText.identifier(table)) (case_id bigint NOT NULL, spine_id bigint NOT NULL, "
            + definitions.joined(separator: ", ") + "); CREATE INDEX ON \(PostgresText.identifier(table)) (case_id);"
    }

    /// Makes these indexes of one source's table.
    func makeIndexes(_ layout: TableLayout, _ numbers: [Int]) -> String {
        numbers.map { number in
            let list = (["case_id"] + layout.indexes[number]).map(PostgresText.identifier).joined(separator: ", ")
            return
                "CREATE INDEX \(PostgresText.identifier("\(layout.table) \(number)")) ON \(PostgresText.identifier(layout.table)) (\(list));"
        }.joined(separator: " ")
    }

    /// Drops the indexes of one source's table.
    func dropIndexes(_ layout: TableLayout) -> String {
        layout.indexes.indices.map { "DROP INDEX IF EXISTS \(PostgresText.identifier("\(layout.table) \($0)"));" }
            .joined(separator: " ")
    }

    /// Loads a table's rows: `case_id`, then the columns.
    func copy(into table: String, _ columns: [String]) -> String {
        "COPY \(PostgresText.identifier(table)) (\((["case_id"] + columns).map(PostgresText.identifier).joined(separator: ", "))) FROM STDIN (FORMAT binary)"
    }

    /// Makes the sources and the spine of one case visible under their own names, for a query that runs verbatim.
    func makeViews(_ layouts: [TableLayout], spine: String, _ spineColumns: [ColumnContract], case number: Int64)
        -> String
    {
        var statements = ["DROP VIEW IF EXISTS spine;"]
        for layout in layouts {
            let columns = layout.source.columns.map { PostgresText.identifier($0.name) }.joined(separator: ", ")
            statements.append(
                "CREATE OR REPLACE TEMPORARY VIEW \(PostgresText.identifier(layout.source.name)) AS SELECT \(columns) FROM "
                    + "\(PostgresText.identifier(layout.table)) WHERE case_id = \(number);")
        }
        let columns = (["spine_id"] + spineColumns.map(\.name)).map(PostgresText.identifier).joined(separator: ", ")
        statements.append(
            "CREATE TEMPORARY VIEW spine AS SELECT \(columns) FROM \(PostgresText.identifier(spine)) WHERE case_id = \(number);"
        )
        return statements.joined(separator: " ")
    }

    /// One statement that answers the questions of all cases, each from its own rows alone.
    ///
    /// Within the brackets each source's name means that case's rows, so the query stays as its author wrote it.
    func answerAll(_ query: BoundQuery, _ layouts: [TableLayout], spine: String, _ spineColumns: [ColumnContract])
        -> WrappedStatement
    {
        let tables = layouts.map { layout in
            commonTable(layout.source.name, layout.table, layout.source.columns.map(\.name))
        }
        let spineTable = commonTable("spine", spine, ["spine_id"] + spineColumns.map(\.name))
        let results = (["spine_id"] + query.view.features.map(\.name)).map { "answer.\(PostgresText.identifier($0))" }
        return WrappedStatement(
            prefix: """
                SELECT one_case.case_id, \(results.joined(separator: ", "))
                FROM (SELECT DISTINCT case_id FROM \(PostgresText.identifier(spine))) AS one_case
                CROSS JOIN LATERAL (
                WITH \((tables + [spineTable]).joined(separator: ",\n"))
                SELECT * FROM (

                """,
            query: query,
            suffix: """

                ) AS verbatim
                ) AS answer
                """)
    }

    private func commonTable(_ name: String, _ table: String, _ columns: [String]) -> String {
        "\(PostgresText.identifier(name)) AS NOT MATERIALIZED (SELECT \(columns.map(PostgresText.identifier).joined(separator: ", ")) "
            + "FROM \(PostgresText.identifier(table)) WHERE case_id = one_case.case_id)"
    }

    private func definition(_ name: String, _ type: PhysicalType) -> String {
        let collates =
            type.base == .text || type.base == .varchar || type.base == .array(.text)
            || type.base == .array(.varchar)
        return
            "\(PostgresText.identifier(name)) \(type.declaration)\(collates ? " COLLATE \(PostgresText.identifier(collation))" : "")"
    }

    private static func literal(_ text: String) -> String {
        "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
    }
}

/// A query inside the text that is sent, so that positions can be brought home.
struct WrappedStatement: Sendable {
    let prefix: String
    let query: BoundQuery
    let suffix: String

    /// The whole statement.
    var text: String { prefix + query.text + suffix }

    /// Where in the pair's file the server points, or nil when it points at our own text.
    ///
    /// - Parameter position: a character of ``text``, counted from 1.
    func location(ofPosition position: Int) -> SourceLocation? {
        let character = position - 1 - prefix.unicodeScalars.count
        let scalars = query.text.unicodeScalars
        guard character >= 0, character <= scalars.count else { return nil }
        let offset = scalars.prefix(character).reduce(0) { $0 + UTF8.width($1) }
        return query.location(ofOffset: offset)
    }
}
