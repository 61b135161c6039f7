import SQLite
import SQLiteDialect
import Testing

/// SQLite has no NaN; the text that stands for it is what NaN is in PostgreSQL: above every number, equal to itself.
@Suite struct NotANumberTests {
    private static func value(_ sql: String) throws -> SQLiteValue {
        let connection = try Connection(.memory)
        defer { connection.close() }
        try SQLiteFunctions.register(on: connection)
        return try connection.rows("SELECT \(sql)").first?.first ?? .null
    }

    @Test(arguments: [
        ("fs_max_float(column1) FROM (VALUES (1.0), ('NaN'), (2.0))", SQLiteValue.notANumber),
        ("fs_min_float(column1) FROM (VALUES ('NaN'), (1.0), ('NaN'))", .real(1)),
        ("fs_min_float(column1) FROM (VALUES ('NaN'))", .notANumber),
        ("fs_sum_float(column1) FROM (VALUES (1.0), ('NaN'))", .notANumber),
        ("fs_avg_float(column1) FROM (VALUES (1.0), ('NaN'))", .notANumber),
        ("count(DISTINCT column1) FROM (VALUES (1.0), ('NaN'), ('NaN'))", .integer(2)),
        ("fs_addf(1.0, 'NaN')", .notANumber), ("fs_addf(9e999, -9e999)", .notANumber), ("fs_sqrt('NaN')", .notANumber),
        ("fs_sum_float_distinct(column1) FROM (VALUES (1.0), ('NaN'), ('NaN'))", .notANumber),
        ("fs_sin('NaN')", .notANumber), ("fs_acos('NaN')", .notANumber), ("fs_sind('NaN')", .notANumber),
        ("fs_addf('12.5', 1.0)", .real(13.5)),
        ("fs_text_from_float('NaN')", .text("NaN")), ("'NaN' > 9e999", .integer(1)), ("'NaN' = 'NaN'", .integer(1)),
    ])
    func standsAboveEveryNumber(sql: String, expected: SQLiteValue) throws {
        #expect(try Self.value(sql) == expected)
    }

    /// Each sum is rounded to four bytes before the next number is added: 16777216 is the last whole number to which 1 is added.
    @Test func realsAreAddedInSinglePrecision() throws {
        let sum = "(column1) FROM (VALUES (16777216.0), (1.0), (1.0))"
        #expect(try Self.value("fs_sum_single\(sum)") == .real(16_777_216))
        #expect(try Self.value("fs_sum_float\(sum)") == .real(16_777_218))
        #expect(throws: SQLiteError.self) {
            try Self.value("fs_sum_single(column1) FROM (VALUES (3.4028234663852886e38), (3.4028234663852886e38))")
        }
    }
}
