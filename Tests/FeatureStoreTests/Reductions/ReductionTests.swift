import FeatureStore
import Testing

struct ReductionTests {
    @Test func nothingHasNoSumAndNoMean() throws {
        #expect([Int]().sum == nil)
        #expect([Int]().total == 0)
        #expect([Int]().mean == nil)
        #expect([Double]().mean == nil)
        #expect([ExactDecimal]().sum == nil)
        #expect([Double]().largest == nil)
        #expect([Double]().populationStandardDeviation == nil)
        #expect([Int]().medianDiscrete == nil)
        #expect([Double]().percentileContinuous(0.5) == nil)
    }

    @Test func theMeanOfIntegersSumsExactly() {
        // As doubles, the two large ones would swallow the small one.
        #expect([Int.max, 3, -Int.max].mean == 1)
        #expect([Int.max, Int.max].mean == Double(Int.max))
        #expect([1, 2].mean == 1.5)
        #expect([0.1, 0.2, 0.3].sum == 0.1 + 0.2 + 0.3)
        #expect([0.1, 0.2].mean == (0.1 + 0.2) / 2)
    }

    @Test func decimalsAddUpExactly() throws {
        #expect(try ["0.10", "0.2", "-0.05"].map { try ExactDecimal($0) }.sum == ExactDecimal("0.25"))
    }

    @Test func aSumThatDoesNotFitSaysSo() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = [Int.max, 1].total
        }
        #expect(message(of: result).contains("more than 64 bits"))
    }

    /// CATALOGUE FLT-20 to FLT-23: NaN is one value, above infinity.
    @Test func notANumberIsTheLargest() throws {
        for order in [[1, .nan, 2], [.nan, 1, 2], [2, 1, .nan]] as [[Double]] {
            #expect(order.largest?.isNaN == true)
            #expect(order.smallest == 1)
            #expect(order.ascending.prefix(2) == [1, 2])
        }
        #expect([Double.nan].smallest?.isNaN == true)
        #expect([Double.nan, -.nan, 0, -0.0].distinctCount == 2)
    }

    /// CATALOGUE FLT-34, FLT-35.
    @Test func deviationsKeepTheirDigits() {
        let large: [Double] = [1e9, 1e9 + 1, 1e9 + 2]
        #expect(large.sampleVariance == 1)
        #expect(large.sampleStandardDeviation == 1)
        #expect(large.populationVariance == 2.0 / 3.0)
        #expect([5.0].sampleStandardDeviation == nil)
        #expect([5.0].populationStandardDeviation == 0)
        #expect([2, 4, 4, 4, 5, 5, 7, 9].populationStandardDeviation == 2)
        #expect([1, 3].sampleVariance == 2)
    }

    /// Of whole numbers the sums are exact, whatever their mean, until they take more than 128 bits.
    @Test func deviationsOfWholeNumbersAreExactUpToTheDivision() {
        #expect([Int]().populationVariance == nil)
        #expect([5].sampleStandardDeviation == nil)
        #expect([5].populationVariance == 0)
        // Doubles cannot tell these from one another.
        let huge = [1 << 60, (1 << 60) + 1, (1 << 60) + 2]
        #expect(huge.sampleVariance == 1)
        #expect(huge.map(Double.init).sampleVariance == 0)
        // n·Σx² takes 129 bits; the doubles are exact here, ±2^63 less one.
        let extreme = [Int.max, .min, .max, .min]
        #expect(extreme.populationStandardDeviation == 0x1p63)
        #expect(Array(repeating: Int.max, count: 3).populationVariance == 0)
    }

    /// CATALOGUE FLT-36.
    @Test func mediansSayWhichTheyAre() {
        #expect([4, 1, 3, 2].medianContinuous == 2.5)
        #expect([4, 1, 3, 2].medianDiscrete == 2)
        #expect([4.0, 1, 3].medianContinuous == 3)
        #expect([10, 20, 30, 40, 50].percentileDiscrete(0) == 10)
        #expect([10, 20, 30, 40, 50].percentileDiscrete(0.2) == 10)
        #expect([10, 20, 30, 40, 50].percentileDiscrete(0.21) == 20)
        #expect([10, 20, 30, 40, 50].percentileDiscrete(1) == 50)
        #expect([10.0, 20].percentileContinuous(0.25) == 12.5)
        #expect([10.0, 20, 30, 40, 50].percentileContinuous(0.3) == 22)
        #expect([Double.infinity, .infinity].percentileContinuous(1) == .infinity)
        #expect([Double.infinity, .infinity].medianContinuous?.isNaN == true)
        #expect([1, 2, Double.nan].percentileContinuous(1)?.isNaN == true)
    }

    @Test func textsCountByCodePoint() throws {
        #expect(["\u{E9}", "e\u{301}", "\u{E9}"].distinctCount == 2)
        #expect(["a", "A", "a "].distinctCount == 3)
        #expect([String?.none, nil, "a"].distinctCount == 2)
        #expect(try [ExactDecimal("1.10"), ExactDecimal("1.1")].distinctCount == 1)
        #expect(["\u{FFFD}", "\u{10000}"].lastByCodePoint == "\u{10000}")
        #expect(["b", "B"].firstByCodePoint == "B")
    }
}
