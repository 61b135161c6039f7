import Contracts
import FeatureStore
import Parity
import Testing

@testable import Promotion

/// Which verdicts suffice to be promoted, and what is said of those that do not.
@Suite struct VerdictReviewTests {
    /// A verdict with which nothing is wrong.
    private func verdict(
        _ conclusion: Conclusion = .agreed, reasons: [UndecidedReason] = [], compared: Int = 10,
        findings: [Finding] = [], attacked: Bool = true, decisions: [DecisionCheck] = []
    ) -> WarehouseVerdict {
        var counts = OriginCounts()
        counts[.fixture] = compared
        let attack = AttackSummary(seed: 1, cases: 5, questions: 9, rows: 20, stop: .covered, coverage: [])
        return WarehouseVerdict(
            warehouse: "local", engine: nil, conclusion: conclusion, reasons: reasons, compared: counts,
            expectationsCompared: 0, skipped: SkippedCounts(), features: [], findings: findings, repeated: 0,
            attack: attacked ? attack : nil, decisions: decisions)
    }

    private func check(_ decision: String, _ side: Side, _ outcome: DecisionCheck.Outcome) -> DecisionCheck {
        DecisionCheck(feature: "seats", decision: decision, side: side, outcome: outcome)
    }

    @Test func aWholeProofSuffices() {
        let held = check("empty: null", .sql, .held(liveRows: 4))
        #expect(VerdictReview.refusals(verdict(decisions: [held])).isEmpty)
    }

    @Test func aDivergenceIsNamedAndAWaivedOneIsNot() throws {
        let place = SourceLocation(file: "a.sql", line: 3)
        let waiver = Waiver(
            feature: "age", code: "value-differs", until: try CalendarDate("2027-01-31"), because: "known",
            location: place)
        let waived = Finding(feature: "age", kind: .valueDiffers, count: 3, examples: [], waiver: waiver)
        #expect(VerdictReview.refusals(verdict(findings: [waived])).isEmpty)
        let counted = Finding(feature: "seats", kind: .nullAgainstValue, count: 2, examples: [])
        let refusals = VerdictReview.refusals(verdict(.diverged, findings: [waived, counted]))
        guard case .diverged("local", let findings, _)? = refusals.first else {
            Issue.record("\(refusals)")
            return
        }
        #expect(findings.map(\.feature) == ["seats"])
        #expect(refusals.map(\.gravity) == [.diverged])
    }

    @Test func whatWasNotComparedProvesNothing() {
        for reason in [UndecidedReason.nothingCompared, .notExercised(features: ["seats"])] {
            let refusals = VerdictReview.refusals(verdict(.undecided, reasons: [reason]))
            #expect(refusals.map(\.gravity) == [.gate], "\(reason)")
        }
        // Even a verdict that calls itself agreed.
        #expect(VerdictReview.refusals(verdict(compared: 0)).count == 1)
        let away = UndecidedReason.warehouseUnavailable(message: "no route")
        let refusals = VerdictReview.refusals(verdict(.undecided, reasons: [away], compared: 0, attacked: false))
        // What could not be reached may be there tomorrow; that nothing was attacked follows from it and is not told.
        #expect(refusals.map(\.gravity) == [.undecided])
    }

    @Test func everyUncheckedDecisionOfEitherSideIsNamed() {
        let refusals = VerdictReview.refusals(
            verdict(decisions: [
                check("empty: null", .sql, .held(liveRows: 1)), check("ties: first", .sql, .unchecked("no tie")),
                check("ties: first", .swift, .unchecked("no tie")),
            ]))
        guard case .uncheckedDecisions(let checks)? = refusals.first, refusals.count == 1 else {
            Issue.record("\(refusals)")
            return
        }
        #expect(checks.map(\.side) == [.sql, .swift])
    }

    @Test func lessThanEverythingIsRefused() {
        guard case .attackLeftOut? = VerdictReview.refusals(verdict(attacked: false)).first else {
            Issue.record("an attack that was left out passes")
            return
        }
        guard case .casesChosen(["a#1"])? = VerdictReview.refusals(verdict(attacked: false), chosen: ["a#1"]).first
        else {
            Issue.record("a chosen case passes")
            return
        }
    }
}
