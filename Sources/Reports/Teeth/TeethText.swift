internal import Catalogue
package import Contracts
package import Parity

/// Writes the teeth of views for people.
package enum TeethText {
    /// The whole text, with a line break at its end.
    package static func text(_ report: TeethReport, project: Project) -> String {
        var lines: [String] = []
        for view in report.views { lines += block(view, project) }
        lines += ["", "edits noticed"] + table(viewRows(report))
        let operators = operatorRows(report)
        if operators.count > 1 { lines += ["", "by operator"] + table(operators) }
        for idle in report.idleAcceptances { lines += ["", sentence(idle)] }
        lines += ["", summary(report)]
        return lines.drop(while: \.isEmpty).joined(separator: "\n") + "\n"
    }

    // MARK: One view

    private static func block(_ teeth: ViewTeeth, _ project: Project) -> [String] {
        if let obstacle = teeth.obstacle { return ["", "\(teeth.view.name): \(sentence(obstacle, teeth.view))"] }
        var lines: [String] = []
        for (number, fixture) in teeth.fixtures.enumerated() {
            lines += ["", "\(teeth.view.name): your fixtures"]
            lines += fixture.kills.flatMap { unnoticed(teeth.mutants[$0]) }
            lines.append("  this fixture would notice \(fixture.kills.count == 1 ? "it" : "all of them"):")
            let shape = ScenarioShape(view: teeth.view, project: project)
            let about = "Notices, for \(teeth.view.name), \(noticed(fixture, teeth))."
            lines += FixtureText.yaml(fixture.scenario, shape: shape, about: about)
                .split(separator: "\n").map { "    \($0)" }
            let answers = fixture.answers.map { "\($0.name) \(ValueText.plain($0.value))" }
            lines.append("    # Both halves answer \(answers.joined(separator: ", ")). (fixture \(number + 1))")
        }
        let rest = teeth.mutants.filter {
            switch $0.outcome {
            case .survived, .killedByAttack(fixture: nil): true
            default: false
            }
        }
        if !rest.isEmpty {
            lines += ["", "\(teeth.view.name): neither your fixtures nor \(teeth.cases) invented cases"]
            lines += rest.flatMap(unnoticed)
        }
        return lines
    }

    private static func unnoticed(_ mutant: MutantResult) -> [String] {
        [
            "  \(EditText.unnoticed(mutant)) (\(mutant.cause.title))", "    \(mutant.location)", "      \(mutant.line)",
        ]
    }

    private static func noticed(_ fixture: KillingFixture, _ teeth: ViewTeeth) -> String {
        let edits = fixture.kills.map { EditText.edit(teeth.mutants[$0]) }
        guard edits.count > 2 else { return edits.joined(separator: " and ") }
        return "\(edits[0]) and \(edits.count - 1) further edits"
    }

    private static func sentence(_ obstacle: ViewTeeth.Obstacle, _ view: ViewContract) -> String {
        switch obstacle {
        case .disagrees(let questions):
            "the halves differ on \(questions) questions, so that nothing shows what they would notice. "
                + "Run featurestore verify \(view.name) first."
        case .undecided(let reason): ReasonText.sentence(reason, view: view)
        }
    }

    private static func sentence(_ idle: TeethReport.IdleAcceptance) -> String {
        let what =
            switch idle.reason {
            case .matchesNone: "no edit that is tried makes \"\(idle.entry.edited)\" of \"\(idle.entry.excerpt)\""
            case .matchesSeveral(let count): "\(count) edits are meant by it; write more of the line around the place"
            case .isKilled: "the fixtures notice this edit, so that nothing needs to be accepted"
            }
        return "\(idle.entry.location): \(idle.isWrong ? "error" : "warning"): accepted_mutants: \(what)"
    }

    // MARK: Tables

    private static func viewRows(_ report: TeethReport) -> [[String]] {
        var rows = [["view", "half", "edits", "fixtures", "with attack", "same meaning", "accepted", "not tried"]]
        for teeth in report.views where teeth.obstacle == nil {
            for side in Side.allCases where teeth.mutants.contains(where: { $0.side == side }) {
                rows.append([teeth.view.name, half(side)] + cells(teeth.score { $0.side == side }))
            }
        }
        if report.views.count > 1 {
            for side in Side.allCases where report.views.contains(where: { $0.mutants.contains { $0.side == side } }) {
                rows.append(["all", half(side)] + cells(report.score(of: side)))
            }
        }
        return rows
    }

    private static func cells(_ score: TeethScore) -> [String] {
        [
            "\(score.counted)", percent(score.ofFixtures), percent(score.withAttack), "\(score.equivalent)",
            "\(score.accepted)", "\(score.unmeasured)",
        ]
    }

    private static func operatorRows(_ report: TeethReport) -> [[String]] {
        let mutants = report.views.filter { $0.obstacle == nil }.flatMap(\.mutants)
        var rows = [["code", "what is edited", "half", "edits", "fixtures", "with attack"]]
        for code in Set(mutants.map(\.code)).sorted() {
            for side in Side.allCases {
                let score = TeethScore(mutants.filter { $0.code == code && $0.side == side })
                guard score.counted > 0 else { continue }
                rows.append([
                    code, EditText.title(code), half(side), "\(score.counted)", percent(score.ofFixtures),
                    percent(score.withAttack),
                ])
            }
        }
        return rows
    }

    private static func summary(_ report: TeethReport) -> String {
        let score = report.score()
        return "\(score.counted) edits count: the fixtures notice \(score.killedByFixtures) "
            + "(\(percent(score.ofFixtures))), together with the attack \(score.killed) (\(percent(score.withAttack)))."
    }

    private static func half(_ side: Side) -> String { side == .sql ? "SQL" : "Swift" }

    private static func percent(_ share: Double?) -> String {
        guard let share else { return "-" }
        // 99.96 % is not all of them.
        let tenths = Int(share * 1_000)
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// Rows in columns, the first as a heading.
    private static func table(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return String(("  " + cells.joined(separator: "  ")).reversed().drop { $0 == " " }.reversed())
        }
    }
}

extension TeethReport.IdleAcceptance {
    /// Whether the entry says something that is not so, rather than something that is not needed.
    package var isWrong: Bool { reason != .isKilled }
}
