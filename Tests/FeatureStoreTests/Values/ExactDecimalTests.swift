import FeatureStore
import Testing

struct ExactDecimalTests {
    @Test(arguments: [
        "0", "-0.5", "1.10", "99999999999999999999999999999999999999", "0.00000000000000000000000000000000000001",
    ])
    func readsBackWhatItPrints(text: String) throws {
        #expect(try ExactDecimal(text).description == text)
    }

    @Test(arguments: ["", "-", ".5", "1.", "1e3", "NaN", "1,5", " 1", "100000000000000000000000000000000000000"])
    func refusesWhatIsNotOne(text: String) {
        #expect(throws: ValueParsingError.self) { try ExactDecimal(text) }
    }

    @Test func equalityAndHashAreNumeric() throws {
        let (short, long) = (try ExactDecimal("1.1"), try ExactDecimal("1.1000"))
        #expect(short == long)
        #expect(short.hashValue == long.hashValue)
        #expect(EntityKey(short) == EntityKey(long))
        #expect(try ExactDecimal("-0.0") == .zero)
        #expect(try ExactDecimal("-1.5") < ExactDecimal("-1.49"))
        #expect(try ExactDecimal("-0.5") < .zero)
    }

    @Test func keepsWithin38Digits() throws {
        let nines = try ExactDecimal(String(repeating: "9", count: 38))
        #expect(nines.adding(ExactDecimal(1)) == nil)
        #expect(nines.adding(try ExactDecimal("0.0")) == nines)
        #expect(nines.multiplied(by: try ExactDecimal("0.10"))?.description == String(repeating: "9", count: 37) + ".9")
        #expect(nines.multiplied(by: ExactDecimal(2)) == nil)
        #expect(try ExactDecimal("2.5").multiplied(by: ExactDecimal("0.4")) == ExactDecimal(1))
        #expect(try ExactDecimal("0.10").rescaled(to: 1)?.description == "0.1")
        #expect(try ExactDecimal("0.11").rescaled(to: 1) == nil)
        #expect(ExactDecimal(1).rescaled(to: 38) == nil)
        #expect(try ExactDecimal("0.1").approximation == 0.1)
    }

    @Test func agreesWithSchoolbookArithmetic() throws {
        let seed: UInt64 = 3
        var random = SeededGenerator(seed: seed)
        var unanswered = 0
        for _ in 0..<4_000 {
            let (first, second) = (Self.any(&random), Self.any(&random))
            let (a, b) = (LongNumber(Self.scaled(first)), LongNumber(Self.scaled(second)))
            let context = "seed \(seed): \(first), \(second)"

            let difference = a + b.negated
            #expect((first < second) == difference.isLessThanZero, "\(context)")
            #expect((first == second) == (difference == LongNumber("0")), "\(context)")

            Self.check(first.adding(second), is: a + b, places: 38, context, &unanswered)
            Self.check(first.subtracting(second), is: difference, places: 38, context, &unanswered)
            Self.check(first.multiplied(by: second), is: a * b, places: 76, context, &unanswered)
        }
        // Both answers and refusals must have been seen.
        #expect(unanswered > 100 && unanswered < 11_000)
    }

    /// A number with up to 38 digits of which up to 38 stand behind the point.
    private static func any(_ random: inout SeededGenerator) -> ExactDecimal {
        let digits = Int.random(in: 0...38, using: &random)
        var coefficient = Int128(0)
        for _ in 0..<digits { coefficient = coefficient * 10 + Int128(Int.random(in: 0...9, using: &random)) }
        if random.oneIn(3) { coefficient -= coefficient % 1_000 }
        let scale = random.oneIn(2) ? Int.random(in: 0...3, using: &random) : Int.random(in: 0...38, using: &random)
        return ExactDecimal(coefficient: random.oneIn(2) ? -coefficient : coefficient, scale: scale) ?? .zero
    }

    /// The number in units of 10^-38.
    private static func scaled(_ value: ExactDecimal) -> String {
        String(value.coefficient) + String(repeating: "0", count: 38 - value.scale)
    }

    /// An answer must be right; nil must mean that no 38 digits with a scale of 38 or less can hold it.
    private static func check(
        _ answer: ExactDecimal?, is wanted: LongNumber, places: Int, _ context: String, _ unanswered: inout Int
    ) {
        if let answer {
            #expect(LongNumber(String(answer.coefficient)).shifted(places - answer.scale) == wanted, "\(context)")
        } else {
            unanswered += 1
            // Zeros at the end, as far as they stand behind the point, need no digit.
            let free = min(wanted.trailingZeros, places)
            #expect(wanted.digitCount - free > 38 || places - free > 38, "\(context)")
        }
    }
}
