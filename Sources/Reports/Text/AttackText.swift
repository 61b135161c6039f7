internal import Contracts
internal import Parity

/// Tells in a line for each view what was invented against it, and what each side alone was held to.
enum AttackText {
    /// The lines of a run; empty where nothing was invented and nothing tried.
    static func lines(_ verdict: RunVerdict) -> [String] {
        let lines = verdict.views.flatMap { view in view.warehouses.flatMap { Self.lines(view.view, $0) } }
        return lines.isEmpty ? [] : lines + [""]
    }

    private static func lines(_ view: ViewContract, _ verdict: WarehouseVerdict) -> [String] {
        var parts = verdict.attack.flatMap(attack).map { [$0] } ?? []
        if !verdict.properties.isEmpty { parts.append(properties(verdict.properties)) }
        if !verdict.decisions.isEmpty { parts.append(decisions(verdict.decisions)) }
        guard !parts.isEmpty else { return [] }
        return ["\(view.name) on \(verdict.warehouse): " + parts.joined(separator: "; ")]
            + unchecked(verdict.decisions).map { "  unchecked: \($0)" }
    }

    /// `attacked with 1,204 cases (3,612 questions, seed 1), 45 of 47 aims covered`.
    static func attack(_ attack: AttackSummary) -> String? {
        guard attack.cases > 0 else { return nil }
        let (covered, total) = attack.coverage.reduce((0, 0)) { ($0.0 + $1.covered, $0.1 + $1.total) }
        let stop =
            switch attack.stop {
            case .covered, .cases: ""
            case .budget: ", cut short by the budget"
            }
        return
            "attacked with \(Counts.text(attack.cases, "case")) (\(Counts.text(attack.questions, "question")), seed \(attack.seed)), "
            + "\(Counts.grouped(covered)) of \(Counts.grouped(total)) aims covered\(stop)"
    }

    /// `9 properties hold`, `7 of 9 properties hold`; a property of both sides is counted once.
    static func properties(_ checks: [PropertyCheck]) -> String {
        let names = distinct(checks.map(\.name))
        let broken = distinct(checks.filter { $0.violations > 0 }.map(\.name))
        guard !broken.isEmpty else {
            return Counts.text(names.count, "property", plural: "properties") + (names.count == 1 ? " holds" : " hold")
        }
        return "\(names.count - broken.count) of \(Counts.text(names.count, "property", plural: "properties")) hold, "
            + "broken: \(broken.joined(separator: ", "))"
    }

    /// `decisions: 5 held, 1 violated, 2 unchecked`, each counted on each side.
    static func decisions(_ checks: [DecisionCheck]) -> String {
        var (held, violated, unchecked) = (0, 0, 0)
        for check in checks {
            switch check.outcome {
            case .held: held += 1
            case .violated: violated += 1
            case .unchecked: unchecked += 1
            }
        }
        let counts = [(held, "held"), (violated, "violated"), (unchecked, "unchecked")].filter { $0.0 > 0 }
        return "decisions (on each side): " + counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    /// The decisions that nothing showed, with the sides, and what was missing.
    static func unchecked(_ checks: [DecisionCheck]) -> [String] {
        var found: [(name: String, reason: String, sides: [Side])] = []
        for check in checks {
            guard case .unchecked(let reason) = check.outcome else { continue }
            let name = "\(check.feature) \(check.decision)"
            if let position = found.firstIndex(where: { $0.name == name && $0.reason == reason }) {
                found[position].sides.append(check.side)
            } else {
                found.append((name, reason, [check.side]))
            }
        }
        return found.map { "\($0.name) (\(Counts.list($0.sides.map(ClassText.name)))): \($0.reason)" }
    }

    private static func distinct(_ names: [String]) -> [String] {
        names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
