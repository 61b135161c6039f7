import FeatureStore
import Testing

struct EntityKeyTests {
    @Test func valuesDoNotRunTogether() {
        #expect(EntityKey("a", "bc") != EntityKey("ab", "c"))
        #expect(EntityKey("a\0", "b") != EntityKey("a", "\0b"))
        #expect(EntityKey("", "a") != EntityKey("a", ""))
        #expect(EntityKey("N1", 7) == EntityKey("N1", 7))
    }

    @Test func normalFormsStayDistinct() {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        #expect(composed == decomposed)
        #expect(EntityKey(composed) != EntityKey(decomposed))
    }

    @Test func aNullBelongsToNoEntity() {
        #expect(EntityKey("N1", String?.none) == nil)
        #expect(EntityKey(String?.some("N1")) == EntityKey("N1"))
    }

    @Test func ordersAsValuesDo() throws {
        let seed: UInt64 = 4
        var random = SeededGenerator(seed: seed)
        let alphabet: [Unicode.Scalar] = ["\0", "\u{1}", "a", "b", "\u{FF}", "\u{FFFD}", "\u{10000}"]
        for _ in 0..<4_000 {
            func text() -> String {
                (0..<Int.random(in: 0...3, using: &random)).reduce(into: "") { text, _ in
                    text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "a")
                }
            }
            let (first, second) = (
                (text(), Int.random(in: -2...2, using: &random)), (text(), Int.random(in: -2...2, using: &random))
            )
            let scalars = (Array(first.0.unicodeScalars), Array(second.0.unicodeScalars))
            let isBefore = scalars.0 == scalars.1 ? first.1 < second.1 : scalars.0.lexicographicallyPrecedes(scalars.1)
            let keys = (try #require(EntityKey(first.0, first.1)), try #require(EntityKey(second.0, second.1)))
            #expect((keys.0 < keys.1) == isBefore, "seed \(seed): \(first), \(second)")
        }
    }

    @Test func ordersNumbersAsPostgreSQLDoes() throws {
        let ordered: [Double] = [
            -.infinity, -1.5, -.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 2, .infinity, .nan,
        ]
        let keys = try ordered.map { try #require(EntityKey($0)) }
        #expect(keys == keys.sorted())
        #expect(EntityKey(-0.0) == EntityKey(0.0))
        #expect(EntityKey(-Double.nan) == EntityKey(Double.nan))
        let decimals = try ["-2", "-1.5", "-1.49", "0", "0.001", "0.0011", "3"].map {
            try #require(EntityKey(try ExactDecimal($0)))
        }
        #expect(decimals == decimals.sorted())
        let integers = try [Int.min, -1, 0, 1, Int.max].map { try #require(EntityKey($0)) }
        #expect(integers == integers.sorted())
    }
}
