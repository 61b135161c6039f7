import FeatureStore
import Parity
import Testing

@testable import Reports

@Suite struct ValueTextTests {
    @Test func distinctValuesNeverLookEqual() {
        let nan = Double.nan
        let pairs: [(CellValue, CellValue)] = [
            (.double(0.0), .double(-0.0)),
            (.double(0.1 + 0.2), .double(0.3)),
            (.double(nan), .double(1)),
            (.text("caf\u{E9}"), .text("cafe\u{301}")),
            (.text("a"), .text("a ")),
            (.text("a\u{A0}b"), .text("a b")),
            (.text("a\r\nb"), .text("a\nb")),
            (.text("NULL"), .null),
            (.text("1"), .int(1)),
            (.int(1), .double(1)),
            (.list([.null]), .list([])),
            (.list([.text("\u{E9}")]), .list([.text("e\u{301}")])),
            (.bool(true), .text("true")),
        ]
        for (one, other) in pairs {
            let (first, second) = ValueText.pair(one, other)
            #expect(Array(first.utf8) != Array(second.utf8), "\(first) and \(second)")
        }
    }

    @Test func textsThatRenderAlikeShowTheirCodePoints() {
        let (first, second) = ValueText.pair(.text("\u{212B}"), .text("\u{C5}"))
        #expect(first.contains("U+212B"))
        #expect(second.contains("U+00C5"))
    }

    @Test(arguments: [(Int128(-5), 2, "-0.05"), (1, 0, "1"), (-1234, 3, "-1.234"), (10, 1, "1.0")])
    func decimalsKeepTheirScale(coefficient: Int128, scale: Int, text: String) throws {
        let number = try #require(ExactDecimal(coefficient: coefficient, scale: scale))
        #expect(ValueText.plain(.decimal(number)) == text)
    }
}
