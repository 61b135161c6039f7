import SQLite
import SQLiteDialect
import Testing

/// An array is read back as it was stored, and anything else is not taken for one.
@Suite struct StoredArrayTests {
    private func read(_ text: String) -> PGArray? {
        var text = text
        return text.withUTF8 { PGArray(stored: $0) }
    }

    @Test func everyElementIsReadBackExactly() {
        let texts: [SQLiteValue] = [.text(""), .null, .text("N3:,\u{1F600}\n"), .text("12:")]
        let arrays = [
            PGArray(kind: .integer, [.integer(.min), .null, .integer(.max), .integer(-1)]),
            PGArray(kind: .real, [.real(-0.0), .real(.infinity), .null, .real(.leastNonzeroMagnitude)], lower: -3),
            PGArray(kind: .text, texts), PGArray(kind: .numeric, [.text("-12.50"), .text("12.5")]),
            PGArray(kind: .text, []),
        ]
        for array in arrays { #expect(read(array.stored)?.stored == array.stored) }
        let zero = read(arrays[1].stored)?.elements.first
        guard case .real(let number)? = zero else {
            Issue.record("expected a double, found \(String(describing: zero))")
            return
        }
        #expect(number == 0 && number.sign == .minus)
        #expect(read(arrays[1].stored)?.dimensions == [PGArray.Dimension(lower: -3, count: 4)])
    }

    @Test(arguments: [
        "", "i", "x1:1,", "i1:", "i1:1", "i2:1,", "i1:1,2,", "i0:", "i-1:1,", "i1@:1,", "i1:9223372036854775808,",
        "t1:5:ab",
        "t1:-1:", "r1:3ff", "i99999999999999999999:", "t9223372036854775807:0:",
    ])
    func whatIsNoArrayIsNotRead(text: String) {
        #expect(read(text) == nil)
    }
}
