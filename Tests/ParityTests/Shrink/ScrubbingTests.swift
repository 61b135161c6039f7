import Contracts
import FeatureStore
import Testing

@testable import Parity

/// What is left of real samples.
@Suite struct ScrubbingTests {
    let rig: ShrinkRig

    init() throws { rig = try ShrinkRig() }

    /// The real values that a result still holds, beside small and plain ones.
    private func revealed(_ result: Scenario, of original: Scenario) -> [CellValue] {
        let real = original.places.map { original[$0] }
        return result.places.map { result[$0] }.filter { value in
            switch value {
            case .null, .bool: false
            case .int(let number): number.magnitude > 10 && real.contains(value)
            default: real.contains(value)
            }
        }
    }

    @Test(arguments: 1...8) func noRealValueIsLeft(_ seed: Int) async throws {
        var sample = rig.flights(300, seed: UInt64(seed))
        sample["flights"][123][5] = .int(517)
        sample["flights"][123][6] = .double(0.4375)
        sample["flights"][123][4] = sample["flights"][123][3]
        // Needs a key of a form, a number within narrow bounds, and a fraction.
        let result = try await rig.shrink(sample, origin: .sample) { scenario in
            ShrinkRig.rows(scenario).contains { row in
                guard case .text(let tail) = row.tail else { return false }
                return tail.hasPrefix("N") && tail.count == 6 && (500...530).contains(row.delay ?? 0)
                    && (0.43...0.44).contains(row.load ?? 0)
            }
        }
        #expect(result.revealing == [])
        #expect(revealed(result.scenario, of: sample) == [])
        #expect(result.scenario.rowCount == 1)
    }

    @Test func whatNothingCanStandForIsNamed() async throws {
        let sample = rig.flights(300, seed: 2)
        let result = try await rig.shrink(sample, origin: .sample) { scenario in
            ShrinkRig.rows(scenario).contains { $0.origin == .text("LGA") }
        }
        #expect(result.revealing == ["flights.origin"])
        // The same is nobody's secret where a half speaks of it, and where the input was invented.
        let spoken = try await rig.shrink(sample, literals: HalfLiterals(texts: ["LGA"]), origin: .sample) { scenario in
            ShrinkRig.rows(scenario).contains { $0.origin == .text("LGA") }
        }
        #expect(spoken.revealing == [] && revealed(spoken.scenario, of: sample) == [.text("LGA")])
    }

    @Test func timesLoseTheirInstants() async throws {
        // What happens needs a Sunday, to the hour, and a row to the microsecond.
        let sample = rig.flights(200, seed: 9)
        let distance = ShrinkRig.rows(sample)[77].scheduled - ShrinkRig.asOf
        let result = try await rig.shrink(sample, origin: .sample) { scenario in
            let asOf = Timestamp(microseconds: ShrinkRig.asOf(scenario)).localTime(in: .utc)
            return asOf.weekday == .sunday && asOf.hour == 7
                && ShrinkRig.rows(scenario).contains { $0.scheduled - ShrinkRig.asOf(scenario) == distance }
        }
        #expect(result.revealing == [] && revealed(result.scenario, of: sample) == [])
    }
}
