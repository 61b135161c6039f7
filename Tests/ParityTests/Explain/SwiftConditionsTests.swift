import Contracts
import FeatureStore
import SQLFrontend
import Testing

@testable import Parity

/// What a Swift half holds its rows to is read from its tokens, and said as SQL says it.
@Suite struct SwiftConditionsTests {
    private static let columns = [
        ColumnContract(name: "status", type: .text, isNullable: true),
        ColumnContract(name: "amount", type: .int, isNullable: false),
        ColumnContract(name: "is_gift", type: .bool, isNullable: false),
        ColumnContract(name: "paid_at", type: .timestamp, isNullable: true),
        ColumnContract(name: "mode", type: .text, isNullable: false),
    ]

    private static func conditions(_ text: String) -> [String] {
        SwiftConditions(SwiftTokens(text), columns: columns).all.map { "\($0.column) \($0.test)" }
    }

    @Test func comparisonsAreSaidAsSQLSaysThem() {
        #expect(
            Self.conditions("rows.filter { $0.status != \"it's\" && $0.amount >= 10 }") == [
                "status IS DISTINCT FROM 'it''s'", "status = 'it''s'", "status IS NOT NULL", "amount >= 10",
            ])
    }

    @Test func testsOfOneValueAreConditionsToo() {
        #expect(
            Self.conditions("rows.filter(\\.isGift).compactMap(\\.paidAt)") == [
                "is_gift IS TRUE", "is_gift IS NOT TRUE", "paid_at IS NOT NULL",
            ])
        #expect(Self.conditions("rows.filter { $0.mode.hasPrefix(\"ranked\") }") == ["mode LIKE 'ranked%'"])
    }

    /// A wildcard in a text means itself to Swift.
    @Test func whatSQLWouldReadOtherwiseIsLeftOut() {
        #expect(Self.conditions("rows.filter { $0.mode.hasPrefix(\"100%\") || other == 3 }").isEmpty)
    }
}
