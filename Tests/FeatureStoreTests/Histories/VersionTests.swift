import FeatureStore
import Testing

struct VersionTests {
    private func gates(_ rows: [GateChange], asOf second: Int, tailnum: String = "N1") throws -> [String?] {
        try AircraftHistory(tailnum: tailnum, asOf: instant(second), gateChanges: rows).gateChanges.map(\.gate)
    }

    @Test func theLatestKnownVersionWins() throws {
        let rows = [
            gateChange(1, at: 10, recorded: 40, gate: "B"), gateChange(1, at: 10, recorded: 20, gate: "A"),
            gateChange(1, at: 10, recorded: nil, gate: "never"),
        ]
        #expect(try gates(rows, asOf: 19) == [])
        #expect(try gates(rows, asOf: 20) == ["A"])
        #expect(try gates(rows, asOf: 39) == ["A"])
        #expect(try gates(rows, asOf: 40) == ["B"])
    }

    @Test func aDeletionTakesTheRowAway() throws {
        let rows = [
            gateChange(1, at: 10, recorded: 20), gateChange(1, at: 10, recorded: 30, withdrawn: true),
            gateChange(1, at: 10, recorded: 40, gate: "again", withdrawn: nil),
        ]
        #expect(try gates(rows, asOf: 29) == ["A1"])
        #expect(try gates(rows, asOf: 30) == [])
        #expect(try gates(rows, asOf: 40) == ["again"])
    }

    @Test func aCorrectionMovesARowToAnotherEntityAndTime() throws {
        let rows = [
            gateChange(1, at: 10, recorded: 20), gateChange(1, at: 10, recorded: 30, tailnum: "N2"),
            gateChange(1, at: 90, recorded: 40, tailnum: "N2"),
        ]
        #expect(try gates(rows, asOf: 29) == ["A1"])
        #expect(try gates(rows, asOf: 30) == [])
        #expect(try gates(rows, asOf: 30, tailnum: "N2") == ["A1"])
        #expect(try gates(rows, asOf: 40, tailnum: "N2") == [])
        #expect(try gates(rows, asOf: 90, tailnum: "N2") == ["A1"])
    }

    @Test func deliveringTwiceIsHarmless() throws {
        let row = gateChange(1, at: 10, recorded: 20)
        #expect(try gates([row, row, row], asOf: 20) == ["A1"])
    }

    @Test func twoVersionsOfOneTimeAreAnErrorWhileTheyStand() throws {
        let rows = [
            gateChange(7, at: 10, recorded: 20, gate: "\u{E9}"), gateChange(7, at: 10, recorded: 20, gate: "e\u{301}"),
            gateChange(7, at: 10, recorded: 30, gate: "C"),
        ]
        #expect(try gates(rows, asOf: 19) == [])
        let error = #expect(throws: EvaluationError.self) { try gates(rows, asOf: 20) }
        #expect(error?.description.contains("change_id 7") == true)
        #expect(error?.description.contains("gate_changes") == true)
        #expect(try gates(rows, asOf: 30) == ["C"])
        #expect(try gates(rows, asOf: 20, tailnum: "N2") == [])
    }
}
