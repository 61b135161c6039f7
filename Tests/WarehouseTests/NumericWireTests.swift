import FeatureStore
import FeatureStoreTesting
import Postgres
import Testing

@testable import Warehouse

/// The binary and the text form of decimals, against PostgreSQL and against each other.
@Suite struct NumericWireTests {
    /// Decimals of every length and scale, from a seed.
    private func decimals(seed: UInt64, count: Int) -> [ExactDecimal] {
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 11
        }
        return (0..<count).compactMap { _ in
            let digitCount = Int(next() % 39)
            var coefficient: Int128 = 0
            for _ in 0..<digitCount {
                // Zeros and nines often, since groups of four digits are where mistakes hide.
                let digit = [0, 0, 0, 9, Int128(next() % 10)][Int(next() % 5)]
                coefficient = coefficient * 10 + digit
            }
            if next() % 2 == 0 { coefficient = -coefficient }
            return ExactDecimal(coefficient: coefficient, scale: Int(next() % 39))
        }
    }

    private func read(_ buffer: WireBuffer) throws(CellProblem) -> ExactDecimal {
        let bytes = buffer.bytes
        let result = bytes.withUnsafeBytes { raw in
            Result { () throws(CellProblem) in try NumericWire.read(raw) }
        }
        return try result.get()
    }

    @Test(arguments: [1, 20_130_310] as [UInt64])
    func whatIsWrittenIsReadBack(seed: UInt64) throws {
        for value in decimals(seed: seed, count: 20_000) {
            var buffer = WireBuffer()
            NumericWire.append(value, to: &buffer)
            let found = try read(buffer)
            #expect(
                found.coefficient == value.coefficient && found.scale == value.scale,
                "seed \(seed): \(value.coefficient) / 10^\(value.scale) became \(found.coefficient) / 10^\(found.scale)"
            )
            let text = DecimalText.text(value)
            let reread = DecimalText.value(Array(text.utf8))
            #expect(
                reread?.coefficient == value.coefficient && reread?.scale == value.scale,
                "seed \(seed): \(value.coefficient) / 10^\(value.scale) was written as \(text)")
        }
    }

    /// PostgreSQL's own bytes for a number are read as ours are, and as the text that it shows.
    @Test func postgresAgrees() throws {
        let session = try TemporaryPostgres.shared().session()
        let values = decimals(seed: 7, count: 1_500)
        let expressions = values.map { DecimalText.text($0) }
        // Many at a time: one statement for each would take a second.
        for start in stride(from: 0, to: values.count, by: 100) {
            let part = start..<min(start + 100, values.count)
            let list = part.map { "(\($0), '\(expressions[$0])'::numeric)" }.joined(separator: ", ")
            let rows = try session.rows(
                "SELECT n, encode(numeric_send(x), 'hex'), x::text FROM (VALUES \(list)) v(n, x) ORDER BY n")
            for (row, position) in zip(rows, part) {
                var buffer = WireBuffer()
                NumericWire.append(values[position], to: &buffer)
                let server = bytes(hex: row[1] ?? "")
                let found = try read(buffer)
                let fromServer = try server.withUnsafeBytes { raw in
                    Result { () throws(CellProblem) in try NumericWire.read(raw) }
                }.get()
                #expect(
                    fromServer.coefficient == found.coefficient && fromServer.scale == found.scale,
                    "\(expressions[position]) is \(row[1] ?? "") on the server")
                #expect(row[2] == DecimalText.text(fromServer), "\(expressions[position])")
            }
        }
    }

    private func bytes(hex: String) -> [UInt8] {
        let digits = Array(hex.utf8).map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x61 + 10 }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    @Test func decimalsFitTheirTypeWithoutRounding() throws {
        let cases: [(Int128, Int, Int, Int, Bool)] = [
            (0, 0, 1, 0, true), (99, 2, 2, 2, true), (100, 2, 2, 2, false), (1_230, 3, 3, 2, true),
            (1_234, 3, 4, 2, false), (-999, 0, 3, 0, true), (-1_000, 0, 3, 0, false), (10, 1, 1, 0, true),
            (12_345_678, 0, 10, 2, true), (123_456_789, 0, 10, 2, false),
        ]
        for (coefficient, scale, precision, declared, fits) in cases {
            let value = try #require(ExactDecimal(coefficient: coefficient, scale: scale))
            #expect(
                DecimalFit.fits(value, precision: precision, scale: declared) == fits,
                "\(coefficient) / 10^\(scale) as decimal(\(precision),\(declared))")
        }
    }

    @Test func textThatIsNoDecimalIsNotRead() {
        for text in [
            "", "-", ".", "1.", ".5", "1e3", "+1", "--1", "1.2.3", " 1", "NaN", "0x1",
            String(repeating: "9", count: 39),
        ] {
            #expect(DecimalText.value(Array(text.utf8)) == nil, "'\(text)'")
        }
    }
}
