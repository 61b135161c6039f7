import FeatureStore
import Testing

struct ColumnValueTests {
    /// Writes values and NULLs to a column and reads them back.
    private func roundTrip<Value: ColumnValue>(_ values: [Value?], _ type: ValueType) throws -> [String] {
        var writer = ColumnWriter(schema: [ColumnSchema("value", type, isNullable: true)])
        for value in values { writer.append(value) }
        let columns = writer.batch.columns
        return values.indices.map { row in
            let value: Value? = RowDecoder(columns: columns, row: row).value(0)
            return value.literal
        }
    }

    @Test func everyTypeComesBack() throws {
        #expect(try roundTrip([Int.min, nil, Int.max], .int) == ["\(Int.min)", "NULL", "\(Int.max)"])
        #expect(try roundTrip([-0.0, .nan, nil, .infinity], .double) == ["-0.0", "nan", "NULL", "inf"])
        #expect(
            try roundTrip([try ExactDecimal("1.10"), nil], .decimal(precision: 4, scale: 2)) == ["1.10", "NULL"])
        #expect(
            try roundTrip(["e\u{301}", "\u{E9}", "", nil, "a\"\n"], .text)
                == [#""e\u{0301}""#, #""\u{00E9}""#, #""""#, "NULL", #""a\"\n""#])
        #expect(try roundTrip([true, nil, false], .bool) == ["true", "NULL", "false"])
        #expect(try roundTrip([instant(-1), nil], .timestamp) == ["1969-12-31T23:59:59Z", "NULL"])
        #expect(try roundTrip([CalendarDate(daysSinceEpoch: -1), nil], .date) == ["1969-12-31", "NULL"])
        #expect(
            try roundTrip([["a", nil], [], nil], .list(element: .text, order: .ordered, nullElements: true))
                == [#"["a", NULL]"#, "[]", "NULL"])
        #expect(
            try roundTrip([[3, 1]], .list(element: .int, order: .unordered, nullElements: false)) == ["[3, 1]"])
    }

    @Test func rowsAreWholeOrRefused() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var writer = ColumnWriter(schema: [ColumnSchema("a", .int), ColumnSchema("b", .int)])
            writer.append(1)
            _ = writer.batch
        }
        #expect(message(of: result).contains("row ends behind 1 of 2 columns"))
    }
}
