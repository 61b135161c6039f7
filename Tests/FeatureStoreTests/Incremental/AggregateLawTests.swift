import Testing

@testable import FeatureStore

/// The laws that let tiles be merged in any way: see `WindowAggregate`.
struct AggregateLawTests {
    @Test(arguments: UInt64(0)..<20)
    func hold(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let ints = (0..<40).map { _ in random.oneIn(9) ? Int.min : Int.random(in: -50...50, using: &random) }
        Self.check(RowCount(), ints.map { _ in true }, &random)
        Self.check(IntMoments(), ints, &random)
        Self.check(ValueExtremes<Int>(), ints, &random)
        Self.check(LastValue<Int>(), ints, &random)
        Self.check(TopValues<Int>(4), ints, &random)
        Self.check(DistinctValues<Int>(), ints, &random)
        let doubles = (0..<40).map { _ in Self.double(&random) }
        Self.check(DoubleMoments(), doubles, &random)
        Self.check(ValueExtremes<Double>(), doubles + [.nan, -0.0, 0.0, .infinity], &random)
        Self.check(DistinctValues<Double>(), doubles + [.nan, -0.0, 0.0], &random)
        Self.check(DoubleMoments(), doubles + [.infinity, .nan, -.infinity], &random)
        let decimals = (0..<40).compactMap { _ in
            ExactDecimal(
                coefficient: Int128(Int.random(in: -99_999...99_999, using: &random)),
                scale: .random(in: 0...6, using: &random))
        }
        Self.check(DecimalTotal(), decimals, &random)
        Self.check(ValueExtremes<ExactDecimal>(), decimals, &random)
        Self.check(TopValues<ExactDecimal>(4, .smallest), decimals, &random)
    }

    /// What is equal as a number and written otherwise: the first in the history, as of a collection.
    @Test(arguments: UInt64(0)..<20)
    func tiesAreThoseOfCollections(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let scales = (0..<30).map { _ in Int.random(in: 1...4, using: &random) }
        let decimals = scales.compactMap { scale in
            ExactDecimal(coefficient: [11, 110, 1_100, 11_000][scale - 1], scale: scale)
        }
        let zeros = scales.map { $0 < 3 ? 0.0 : -0.0 }
        // In the order of the history, found by another time, added in any order.
        let order = scales.indices.shuffled(using: &random)
        func place(_ index: Int) -> TilePlace {
            TilePlace(time: Int64(scales[index]), event: Int64(index / 4), identity: RowIdentity(bytes: [UInt8(index)]))
        }
        let extremes = ValueExtremes<ExactDecimal>()
        let top = TopValues<Double>(5)
        var ends = extremes.empty
        var leading = top.empty
        for index in order {
            extremes.add(decimals[index], at: place(index), to: &ends)
            top.add(zeros[index], at: place(index), to: &leading)
        }
        #expect(extremes.answer(ends).largest?.literal == decimals.max()?.literal)
        #expect(extremes.answer(ends).smallest?.literal == decimals.min()?.literal)
        #expect(top.answer(leading).map(\.bitPattern) == zeros.sorted(by: >).prefix(5).map(\.bitPattern))
    }

    /// However values are split among parts and parts merged, and whatever was added and removed besides.
    private static func check<Aggregate: WindowAggregate>(
        _ aggregate: Aggregate, _ values: [Aggregate.Value], _ random: inout SeededGenerator
    ) {
        var aggregate = aggregate
        let prepared = values.enumerated().map { index, value in
            (
                aggregate.prepare(value),
                TilePlace(
                    time: Int64(index / 3), event: Int64(index % 5), identity: RowIdentity(bytes: [UInt8(index)]))
            )
        }
        var whole = aggregate.empty
        for (value, place) in prepared { aggregate.add(value, at: place, to: &whole) }
        let expected = "\(aggregate.answer(whole))"
        for _ in 0..<4 {
            var parts = (0..<5).map { _ in aggregate.empty }
            for (value, place) in prepared.shuffled(using: &random) {
                aggregate.add(value, at: place, to: &parts[.random(in: 0..<5, using: &random)])
            }
            // A value in and out again leaves no trace, unless it is refused.
            if let (value, place) = prepared.randomElement(using: &random) {
                var part = parts[0]
                aggregate.add(value, at: place, to: &part)
                if aggregate.remove(value, at: place, from: &part) { parts[0] = part }
            }
            while parts.count > 1 {
                parts.shuffle(using: &random)
                let last = parts.removeLast()
                aggregate.merge(last, into: &parts[0])
            }
            aggregate.merge(aggregate.empty, into: &parts[0])
            #expect(describe(aggregate.answer(parts[0])) == describe(aggregate.answer(whole)), "of \(expected)")
        }
    }

    /// Sums by what they say, everything else as it is written.
    private static func describe(_ answer: some Any) -> String {
        switch answer {
        case let moments as DoubleMoments.Moments:
            "\(moments.count) \(moments.total) \(moments.sampleVariance ?? -1) \(moments.populationVariance ?? -1)"
        case let totals as DecimalTotal.Totals: "\(totals.count) \(totals.total.literal)"
        case let moments as IntMoments.Moments:
            "\(moments.count) \(moments.wideSum) \(moments.squares) \(moments.carries)"
        default: "\(answer)"
        }
    }

    private static func double(_ random: inout SeededGenerator) -> Double {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: 1e300 * Double(Int.random(in: -9...9, using: &random))
        case 1: Double.leastNonzeroMagnitude * Double(Int.random(in: -9...9, using: &random))
        case 2: 0.1 * Double(Int.random(in: -9...9, using: &random))
        default: Double(bitPattern: random.next() & 0x800f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000)
        }
    }
}

/// Sums of doubles against arithmetic of integers that holds every bit.
struct ExactSumTests {
    @Test(arguments: UInt64(0)..<30)
    func isTheNearestDouble(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Numbers of 2^-40 times up to 2^62: their sum fits 128 bits, and the conversion from those rounds correctly.
        let parts = (0..<50).map { _ in
            Int64.random(in: -(1 << 62)...(1 << 62), using: &random) >> Int64.random(in: 0...60, using: &random)
        }
        let doubles = parts.map { Double($0) }
        let sum = doubles.reduce(Int128(0)) { $0 + Int128($1) }
        let unit = Double(sign: .plus, exponent: -40, significand: 1)
        #expect(doubles.map { $0 * unit }.exactSum == Double(sum) * unit)
    }

    @Test func losesNothingOnTheWay() {
        #expect([1e100, 1, -1e100].exactSum == 1)
        #expect([1e308, 1e308, -1e308].exactSum == 1e308)
        #expect([1e308, 1e308].exactSum == .infinity)
        #expect([Double.leastNonzeroMagnitude, 1, -1].exactSum == .leastNonzeroMagnitude)
        #expect([1, Double.ulpOfOne / 2].exactSum == 1)
        #expect([1, Double.ulpOfOne / 2, 1e-300].exactSum == 1 + Double.ulpOfOne)
        #expect([-1, -Double.ulpOfOne / 2, -1e-300].exactSum == -1 - Double.ulpOfOne)
        #expect([1, 3 * Double.ulpOfOne / 2].exactSum == 1 + 2 * Double.ulpOfOne)
        #expect([Double]().exactSum == nil)
        #expect([Double.infinity, -.infinity].exactSum?.isNaN == true)
        #expect([1e16 + 2, 1e16, 1e16 - 2].exactPopulationVariance == 8.0 / 3)
        #expect([0.1, 0.1, 0.1].exactSampleVariance == 0)
        #expect((0..<1_000_000).lazy.map { _ in 0.1 }.exactSum == 100_000.00000000000555)
    }
}

/// Variances of integers too large for 128 bits on the way.
struct LargeMomentsTests {
    @Test func whatIsFarFromZeroVariesAsMuch() {
        let near = (0..<10_000).map { $0 * 1_000 }
        // Epoch microseconds: the count times the sum of their squares takes more than 128 bits.
        let far = near.map { $0 + 1_700_000_000_000_000 }
        let moments = Self.moments(of: far)
        #expect(moments.populationVariance == near.populationVariance)
        #expect(moments.sampleVariance == near.sampleVariance)
        #expect(far.populationVariance == near.populationVariance)
        #expect(far.sampleVariance == near.sampleVariance)
    }

    @Test func theLargestThereAre() {
        let ends = [Int.max, Int.max, Int.min, Int.min, Int.max]
        let moments = Self.moments(of: ends)
        // Three of one and two of the other, 2^64 - 1 apart: 3/5 * 2/5 of the square of that.
        let apart = Double(UInt64.max)
        #expect(moments.populationVariance == apart * apart * 6 / 25)
        #expect(moments.populationVariance == ends.populationVariance)
        #expect(moments.sampleVariance == ends.sampleVariance)
        #expect([Int.max].populationVariance == 0 && [Int.max, Int.max, Int.max].sampleVariance == 0)
    }

    private static func moments(of values: [Int]) -> IntMoments.Moments {
        let block = IntMoments()
        var moments = block.empty
        for (index, value) in values.enumerated() {
            block.add(
                value, at: TilePlace(time: 0, event: 0, identity: RowIdentity(bytes: [UInt8(index & 255)])),
                to: &moments)
        }
        return moments
    }
}
