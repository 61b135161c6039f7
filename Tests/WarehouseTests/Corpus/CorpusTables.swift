import Contracts
import FeatureStore
import Postgres
import SQLFrontend
import SQLite
import SQLiteDialect
import Warehouse

/// The tables that every entry reads, the same rows in both engines.
enum CorpusTables {
    private static let place = SourceLocation(file: "Probe.sql", line: 1)

    static let sources: [Source] = {
        let columns =
            [
                ColumnContract(name: "id", type: .int, isNullable: false),
                ColumnContract(name: "at", type: .timestamp, isNullable: false),
            ]
            + CorpusRows.columns.map {
                ColumnContract(name: $0.name, type: $0.type, isNullable: true, physicalType: $0.physical)
            }
        let event = [
            ColumnContract(name: "id", type: .int, isNullable: true),
            ColumnContract(name: "at", type: .timestamp, isNullable: false),
            ColumnContract(name: "no", type: .int, isNullable: false),
            ColumnContract(name: "kind", type: .text, isNullable: true),
            ColumnContract(name: "x", type: .double, isNullable: true),
            ColumnContract(name: "amount", type: .decimal(precision: 12, scale: 2), isNullable: true),
            ColumnContract(name: "size", type: .int, isNullable: true, physicalType: "int4"),
        ]
        return [("probe", columns, ["id"]), ("event", event, ["no"])].map { name, columns, unique in
            Source(
                name: name, rowType: name.capitalized, columns: columns, unique: unique, eventTime: "at",
                arrivalTime: nil, knownAt: [:], versions: nil, tables: [:], location: place)
        }
    }()

    /// The rows of `event`: several to a probe, ties in time, NULL keys, sums whose order matters.
    static let events: [[Probe]] = (0..<90).map { number in
        let kinds: [Probe] = [.text("x"), .text("y"), .null, .text("X"), .text("")]
        let numbers: [Probe] = [
            .double(0.1), .double(0.2), .double(0.3), .null, .double(1e16), .double(-1e16), .double(-0.0),
            .double(7.25),
        ]
        let amounts: [Probe] = [.numeric("1.50"), .numeric("-0.25"), .null, .numeric("100.00"), .numeric("1.50")]
        let sizes: [Probe] = [.integer(3), .integer(-1), .integer(0), .null, .integer(2_147_483_647), .integer(3)]
        return [
            number % 11 == 10 ? .null : .integer(Int64(number % 7)),
            .instant(1_363_000_000_000_000 + Int64(number / 3) * 43_200_000_000), .integer(Int64(number)),
            kinds[number % kinds.count], numbers[(number * 3 + number / 8) % numbers.count],
            amounts[number % amounts.count], sizes[(number + number / 6) % sizes.count],
        ]
    }

    /// Makes and fills `probe`, `event` and `spine` in both engines.
    static func load(_ postgres: PostgresConnection, _ sqlite: Connection) throws {
        let probes: [[Probe]] = (0..<CorpusRows.count).map { row in
            [.integer(Int64(row)), .instant(1_363_000_000_000_000 + Int64(row))]
                + CorpusRows.columns.indices.map { CorpusRows.value(row: row, column: $0) }
        }
        let spine: [[Probe]] = (0..<CorpusRows.count).map { row in
            [.integer(Int64(row)), .integer(Int64(row)), .instant(1_363_503_600_000_000 + Int64(row) * 3_600_000_000)]
        }
        let spineColumns = [
            ColumnContract(name: "spine_id", type: .int, isNullable: false),
            ColumnContract(name: "id", type: .int, isNullable: false),
            ColumnContract(name: "as_of", type: .timestamp, isNullable: false),
        ]
        try load(postgres, sqlite, "probe", sources[0].columns, probes)
        try load(postgres, sqlite, "event", sources[1].columns, events)
        try load(postgres, sqlite, "spine", spineColumns, spine)
        try sqlite.execute("CREATE INDEX event_by_time ON event (id, at)")
    }

    private static func load(
        _ postgres: PostgresConnection, _ sqlite: Connection, _ table: String, _ columns: [ColumnContract],
        _ rows: [[Probe]]
    ) throws {
        let types = columns.map { PhysicalType.of($0) ?? PhysicalType.standing(for: $0.type) }
        let declarations = zip(columns, types).map { column, type in
            "\(SQLiteText.identifier(column.name)) \(SQLiteRepresentation.columnDeclaration(type) ?? "")"
        }
        try sqlite.execute("CREATE TABLE \(table) (\(declarations.joined(separator: ", "))) STRICT")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let statement = try sqlite.prepare("INSERT INTO \(table) VALUES (\(marks))")
        for row in rows {
            for (index, value) in row.enumerated() { try statement.bind(value.sqlite, at: index + 1) }
            try statement.run()
        }
        let names = zip(columns, types).map { column, type in
            "\(SQLiteText.identifier(column.name)) \(type.declaration)\(type.base == .text ? " COLLATE \"C\"" : "")"
        }
        try postgres.execute("CREATE TEMP TABLE \(table) (\(names.joined(separator: ", ")))")
        let values = rows.map { row in
            "(\(zip(row, types).map { $0.postgres($1.declaration) }.joined(separator: ", ")))"
        }
        try postgres.execute("INSERT INTO \(table) VALUES \(values.joined(separator: ", "))")
    }
}
