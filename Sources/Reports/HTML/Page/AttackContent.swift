internal import Parity

/// What was tried on one view, as its template reads it.
struct AttackContent {
    let attackTitle: String
    let summary: String
    let coverage: [CoverageContent]
    let checks: [CheckContent]

    /// One kind of thing that was aimed at.
    struct CoverageContent {
        let aim: String
        let covered: String
        let missing: String
    }

    /// One property or decision on one side.
    struct CheckContent {
        let check: String
        let checkedSide: String
        let outcome: String
        let outcomeKind: String
    }

    /// Nil where nothing was tried.
    init?(_ view: String, _ verdict: WarehouseVerdict) {
        let attack = verdict.attack.flatMap { $0.cases > 0 ? $0 : nil }
        guard attack != nil || !verdict.properties.isEmpty || !verdict.decisions.isEmpty else { return nil }
        attackTitle = "\(view) on \(verdict.warehouse)"
        summary = attack.flatMap(AttackText.attack) ?? "not attacked"
        coverage = (attack?.coverage ?? []).map {
            CoverageContent(
                aim: $0.name, covered: "\($0.covered) of \($0.total)",
                missing: $0.missing.isEmpty ? "" : "not: " + $0.missing.joined(separator: ", "))
        }
        checks =
            verdict.properties.map { check in
                CheckContent(
                    check: check.name, checkedSide: ClassText.name(check.side),
                    outcome: check.violations == 0
                        ? "holds on \(Counts.text(check.questions, "question"))"
                        : "broken on \(Counts.grouped(check.violations)) of \(Counts.text(check.questions, "question"))",
                    outcomeKind: check.violations == 0 ? "held" : "violated")
            }
            + verdict.decisions.map { check in
                let (outcome, kind) = Self.outcome(check.outcome)
                return CheckContent(
                    check: "\(check.feature) \(check.decision)", checkedSide: ClassText.name(check.side),
                    outcome: outcome, outcomeKind: kind)
            }
    }

    private static func outcome(_ outcome: DecisionCheck.Outcome) -> (String, String) {
        switch outcome {
        case .held(let rows): ("held on \(Counts.text(rows, "live row"))", "held")
        case .violated(let count, let rows):
            ("violated on \(Counts.grouped(count)) of \(Counts.text(rows, "live row"))", "violated")
        case .unchecked(let reason): ("unchecked: \(reason)", "unchecked")
        }
    }
}
