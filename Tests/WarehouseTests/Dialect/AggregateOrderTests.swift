import Testing

@testable import SQLiteDialect

/// The order of an aggregate survives being written into its call.
@Suite struct AggregateOrderTests {
    @Test(arguments: ["0", "1 distinct", "2 numeric:desc:first stored:asc:last"])
    func isReadAsWritten(text: String) throws {
        #expect(try #require(AggregateOrder(text: text)).text == text)
    }

    @Test(arguments: ["", "x", "-1", "1 stored", "1 stored:up:last", "1 other:asc:last", "1 stored:asc:middle"])
    func isNotGuessed(text: String) {
        #expect(AggregateOrder(text: text) == nil)
    }
}
