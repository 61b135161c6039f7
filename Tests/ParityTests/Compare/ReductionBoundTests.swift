import Testing

@testable import Parity

@Suite struct ReductionBoundTests {
    static func bound(_ values: [Double], _ kind: ReductionBound.Kind = .double) -> ReductionBound {
        var bound = ReductionBound(kind: kind)
        for value in values { bound.add(value) }
        return bound
    }

    /// Values of very different sizes and both signs, as makes reordering hurt most.
    static func values(_ count: Int, _ generator: inout SeededGenerator) -> [Double] {
        (0..<count).map { _ in
            Double.random(in: -1...1, using: &generator)
                * Double(sign: .plus, exponent: .random(in: -40...40, using: &generator), significand: 1)
        }
    }

    /// Adds by halves: another tree than adding one after another.
    static func pairwise(_ values: ArraySlice<Double>) -> Double {
        guard values.count > 1 else { return values.first ?? 0 }
        let middle = values.startIndex + values.count / 2
        return pairwise(values[..<middle]) + pairwise(values[middle...])
    }

    @Test(arguments: [2, 3, 10, 100, 2_000])
    func noOrderOfAddingExceedsTheBound(_ count: Int) {
        for seed in UInt64(0)..<20 {
            var generator = SeededGenerator(seed: seed)
            var values = Self.values(count, &generator)
            let bound = Self.bound(values)
            let sums =
                [values.reduce(0, +), Self.pairwise(values[...])]
                + (0..<10).map { _ in
                    values.shuffle(using: &generator)
                    return values.reduce(0, +)
                }
                + [values.sorted().reduce(0, +), values.sorted { $0.magnitude > $1.magnitude }.reduce(0, +)]
            for one in sums {
                for other in sums {
                    #expect((one - other).magnitude <= bound.sum, "seed \(seed)")
                    let (mean, otherMean) = (one / Double(count), other / Double(count))
                    #expect((mean - otherMean).magnitude <= bound.mean(mean, otherMean), "seed \(seed)")
                }
            }
        }
    }

    @Test func aPlantedErrorExceedsTheBound() {
        for seed in UInt64(0)..<20 {
            var generator = SeededGenerator(seed: seed)
            let values = (0..<1_000).map { _ in Double.random(in: 0...1_000, using: &generator) }
            let bound = Self.bound(values)
            let sum = values.reduce(0, +)
            // One value forgotten, counted twice, or off by a millionth of itself.
            let victim = values[Int.random(in: 0..<1_000, using: &generator)]
            #expect(victim > bound.sum, "seed \(seed)")
            #expect(victim * 1e-3 > bound.sum, "seed \(seed)")
            #expect(
                ((sum - victim) / 999 - sum / 1_000).magnitude > bound.mean(sum / 1_000, sum / 1_000), "seed \(seed)")
            #expect(bound.sum < 1e-6 * sum, "seed \(seed)")
        }
    }

    @Test func moreOrLargerValuesNeverShrinkTheBound() {
        var generator = SeededGenerator(seed: 7)
        var bound = ReductionBound(kind: .double)
        var former = (sum: 0.0, mean: 0.0)
        for value in Self.values(500, &generator) {
            bound.add(value)
            #expect(bound.sum >= former.sum)
            #expect(bound.mean(0, 0) >= former.mean)
            former = (bound.sum, bound.mean(0, 0))
        }
    }

    @Test func integersAddUpExactly() {
        #expect(Self.bound([1, 2, 3], .integer).sum == 0)
        #expect(Self.bound([1, 2, 3], .integer).mean(2, 2) == 2.0.ulp)
        #expect(Self.bound([0x1p53, 1], .integer).sum > 0)
        #expect(Self.bound([0.5], .double).sum == 0)
        #expect(Self.bound([0.5], .decimal).sum > 0)
        #expect(Self.bound([], .double).mean(1, 1) == 1.0.ulp)
    }
}
