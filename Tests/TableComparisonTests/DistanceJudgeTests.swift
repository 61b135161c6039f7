import FeatureStore
import Testing

@testable import TableComparison

/// Policies, at their bounds and among the numbers that break naive ones.
@Suite struct DistanceJudgeTests {
    private func judge(_ policy: CellPolicy, _ one: Double, _ other: Double) -> DifferenceClass? {
        let found = DistanceJudge(policy: policy).judge(one, other)
        #expect(found == DistanceJudge(policy: policy).judge(other, one), "\(policy) \(one) \(other): not symmetric")
        return found
    }

    @Test func ulpsCountRepresentableNumbers() {
        #expect(judge(.ulps(1), 1, 1.0.nextUp) == nil)
        #expect(judge(.ulps(1), 1, 1.0.nextUp.nextUp) == .value)
        #expect(judge(.ulps(2), -Double.leastNonzeroMagnitude, .leastNonzeroMagnitude) == nil)
        #expect(judge(.ulps(1), -Double.leastNonzeroMagnitude, .leastNonzeroMagnitude) == .value)
        #expect(judge(.ulps(.max), .greatestFiniteMagnitude, .infinity) == .value)
    }

    @Test func boundsAreIncluded() {
        #expect(judge(.absolute(0.5), 1, 1.5) == nil)
        #expect(judge(.absolute(0.5), 1, 1.5.nextUp) == .value)
        #expect(judge(.relative(0.5), 1, 2) == nil)
        #expect(judge(.relative(0.5), 1, 2.0.nextUp) == .value)
    }

    @Test func infinityIsFarFromEveryNumber() {
        for policy in [CellPolicy.absolute(1e300), .relative(10), .ulps(.max), .exact] {
            #expect(judge(policy, .infinity, 1) == .value)
            #expect(judge(policy, .infinity, -.infinity) == .value)
        }
        // Their difference is beyond binary64, their ratio is not.
        #expect(judge(.relative(2), .greatestFiniteMagnitude, -.greatestFiniteMagnitude) == nil)
        #expect(judge(.relative(1.9), .greatestFiniteMagnitude, -.greatestFiniteMagnitude) == .value)
    }

    @Test func nanIsEqualToNaNAlone() {
        let other = Double(nan: 7, signaling: false)
        for policy in [CellPolicy.exact, .absolute(1e300), .relative(10), .ulps(.max)] {
            #expect(judge(policy, .nan, other) == nil)
            #expect(judge(policy, .nan, 0) == .nanAgainstValue)
        }
    }

    @Test func zeroesDifferOnlyExactly() {
        #expect(judge(.exact, 0, -0.0) == .negativeZero)
        for policy in [CellPolicy.absolute(0), .relative(0), .ulps(0)] { #expect(judge(policy, 0, -0.0) == nil) }
    }

    @Test func integersAndDecimalsAreSubtractedExactly() throws {
        let judge = DistanceJudge(policy: .absolute(1))
        #expect(judge.judge(Int64.max, .max - 1) == nil)
        #expect(judge.judge(Int64.max, .max - 2) == .value)
        #expect(judge.judge(Int64.max, .min) == .value)
        let (one, other) = (try ExactDecimal("9007199254740993.01"), try ExactDecimal("9007199254740992.00"))
        #expect(judge.judge(one, other) == .value)
        #expect(DistanceJudge(policy: .absolute(1.01)).judge(one, other) == nil)
    }

    @Test func distancesAreNotRoundedToTheBound() throws {
        // 2^53 and its successor, which no double is.
        let (bound, beyond): (Double, Int64) = (9_007_199_254_740_992, 9_007_199_254_740_993)
        let absolute = DistanceJudge(policy: .absolute(bound))
        #expect(absolute.judge(beyond, 0) == .value)
        #expect(absolute.judge(beyond, 1) == nil)
        #expect(try absolute.judge(ExactDecimal("-9007199254740993"), .zero) == .value)
        #expect(try absolute.judge(ExactDecimal("-9007199254740992"), .zero) == nil)
        #expect(try DistanceJudge(policy: .absolute(0.3)).judge(ExactDecimal("0.3"), .zero) == nil)
        #expect(DistanceJudge(policy: .absolute(0x1p64)).judge(Int64.max, .min) == nil)
        let relative = DistanceJudge(policy: .relative(0.5))
        #expect(relative.judge(beyond - 1, (beyond - 1) / 2) == nil)
        #expect(relative.judge(beyond, (beyond - 1) / 2) == .value)
        #expect(DistanceJudge(policy: .relative(2)).judge(Int64.max, .min) == nil)
        #expect(DistanceJudge(policy: .relative(0)).judge(Int64.max, .max - 1) == .value)
        #expect(judge(.relative(0), .leastNonzeroMagnitude, 0) == .value)
        #expect(judge(.relative(1), .leastNonzeroMagnitude, 0) == nil)
    }

    @Test func policiesAreReadAsTheyAreWritten() {
        for text in ["exact", "absolute:0.5", "relative:1e-09", "ulps:2"] { #expect(CellPolicy(text)?.text == text) }
        for text in [
            "", "exact:1", "absolute", "absolute:-1", "absolute:nan", "relative:inf", "ulps:1.5", "ulps:-1", "x:1",
        ] {
            #expect(CellPolicy(text) == nil, "\(text)")
        }
    }
}
