import FeatureStore
import Testing

@testable import Server

@Suite("Cells in JSON")
struct JSONCellsTests {
    /// A column of one cell, read from JSON and written again.
    private func cell(_ json: String, _ type: ValueType) throws -> String {
        var column = Column(name: "value", type: type)
        try JSONCells().append(try JSONReader.read(Array(json.utf8)), to: &column, isNullable: true)
        var writer = JSONWriter()
        writer.cell(0, of: column)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("Values of every type come back as they went in, at their extremes")
    func exact() throws {
        let money = ValueType.decimal(precision: 38, scale: 2)
        let cells: [(String, ValueType)] = [
            ("9223372036854775807", .int), ("-9223372036854775808", .int), ("9007199254740993", .int),
            ("0.1", .double), ("5e-324", .double), ("1.7976931348623157e+308", .double), ("-0.0", .double),
            ("\"NaN\"", .double), ("\"Infinity\"", .double), ("\"-Infinity\"", .double),
            ("\"123456789012345678901234567890123456.78\"", money), ("\"a\\u0000\\\"\\\\é\"", .text), ("\"\"", .text),
            ("true", .bool), ("\"2013-03-10T07:00:00.000001Z\"", .timestamp), ("\"0001-01-01\"", .date),
            ("null", .text),
            ("[1,null,3]", .list(element: .int, order: .ordered, nullElements: true)),
        ]
        for (json, type) in cells { #expect(try cell(json, type) == json) }
        #expect(try cell("3.000", .int) == "3")
        #expect(try cell("12.50", money) == "\"12.50\"")
    }

    @Test("What is no value of the type is refused, never rounded or guessed")
    func refused() {
        let refused: [(String, ValueType)] = [
            ("9223372036854775808", .int), ("1.5", .int), ("1e3", .int), ("\"1\"", .int), ("true", .int),
            ("1e999", .double), ("\"1\"", .double), ("\"nan\"", .double),
            ("1.234", .decimal(precision: 10, scale: 2)), ("123456789.00", .decimal(precision: 10, scale: 2)),
            ("1e2", .decimal(precision: 10, scale: 2)), ("1", .text), ("1", .bool), ("\"true\"", .bool),
            ("\"2013-03-10\"", .timestamp), ("\"2013-03-10T07:00:00\"", .timestamp), ("0", .timestamp),
            ("\"2013-02-30\"", .date), ("[null]", .list(element: .int, order: .ordered, nullElements: false)),
            ("1", .list(element: .int, order: .ordered, nullElements: true)),
        ]
        for (json, type) in refused { #expect(throws: CellError.self, "\(json) as \(type)") { try cell(json, type) } }
    }
}
