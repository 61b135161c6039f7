internal import Catalogue
package import Contracts
package import Foundation
package import Parity

/// Writes the teeth of views for machines.
package enum TeethJSON {
    /// The version of the form; raised when a reader of the old form would misread the new one.
    package static let formatVersion = 1

    /// The report as UTF-8, keys in alphabetical order, with a line break at its end.
    ///
    /// - Throws: what `JSONEncoder` throws; the form holds nothing that it cannot encode.
    package static func data(_ report: TeethReport, project: Project) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(JSONTeeth(report, project)) + Data("\n".utf8)
    }
}

private struct JSONTeeth: Encodable {
    let formatVersion = TeethJSON.formatVersion
    let sql: JSONScore
    let swift: JSONScore
    let views: [JSONViewTeeth]
    let idleAcceptances: [JSONIdle]

    init(_ report: TeethReport, _ project: Project) {
        sql = JSONScore(report.score(of: .sql))
        swift = JSONScore(report.score(of: .swift))
        views = report.views.map { JSONViewTeeth($0, project) }
        idleAcceptances = report.idleAcceptances.map(JSONIdle.init)
    }
}

private struct JSONScore: Encodable {
    let counted: Int
    let killedByFixtures: Int
    let killed: Int
    let equivalent: Int
    let accepted: Int
    let unmeasured: Int

    init(_ score: TeethScore) {
        counted = score.counted
        killedByFixtures = score.killedByFixtures
        killed = score.killed
        equivalent = score.equivalent
        accepted = score.accepted
        unmeasured = score.unmeasured
    }
}

private struct JSONViewTeeth: Encodable {
    let view: String
    let obstacle: String?
    let fixtureQuestions: Int
    let cases: Int
    let sql: [String: JSONScore]
    let swift: [String: JSONScore]
    let mutants: [JSONMutant]
    let fixtures: [JSONFixture]

    init(_ teeth: ViewTeeth, _ project: Project) {
        view = teeth.view.name
        obstacle = teeth.obstacle.map { obstacle in
            switch obstacle {
            case .disagrees(let questions): "the halves differ on \(questions) questions"
            case .undecided(let reason): ReasonText.sentence(reason, view: teeth.view)
            }
        }
        fixtureQuestions = teeth.fixtureQuestions
        cases = teeth.cases
        func scores(_ side: Side) -> [String: JSONScore] {
            Dictionary(
                teeth.codes(of: side).map { code in
                    (code, JSONScore(teeth.score { $0.side == side && $0.code == code }))
                }, uniquingKeysWith: { first, _ in first })
        }
        sql = scores(.sql)
        swift = scores(.swift)
        mutants = teeth.mutants.map(JSONMutant.init)
        let shape = ScenarioShape(view: teeth.view, project: project)
        fixtures = teeth.fixtures.map { JSONFixture($0, teeth, shape) }
    }
}

private struct JSONMutant: Encodable {
    let side: String
    let code: String
    let cause: String
    let original: String
    let replacement: String
    let file: String
    let line: Int
    let column: Int
    let outcome: String
    let reason: String?
    let fixture: Int?

    init(_ mutant: MutantResult) {
        side = mutant.side.rawValue
        code = mutant.code
        cause = mutant.cause.code
        original = mutant.original
        replacement = mutant.replacement
        file = mutant.location.file
        line = mutant.location.line
        column = mutant.location.column
        (outcome, reason, fixture) =
            switch mutant.outcome {
            case .killedByFixtures: ("killed_by_fixtures", nil, nil)
            case .killedByAttack(let fixture): ("killed_by_attack", nil, fixture)
            case .survived: ("survived", nil, nil)
            case .equivalent(let reason): ("equivalent", reason, nil)
            case .accepted(let reason): ("accepted", reason, nil)
            case .unmeasured(let reason): ("unmeasured", reason, nil)
            }
    }
}

private struct JSONFixture: Encodable {
    let kills: [Int]
    let yaml: String

    init(_ fixture: KillingFixture, _ teeth: ViewTeeth, _ shape: ScenarioShape) {
        kills = fixture.kills
        let edit = fixture.kills.first.map { EditText.edit(teeth.mutants[$0]) } ?? ""
        yaml = FixtureText.yaml(
            fixture.scenario, shape: shape, about: "Notices, for \(teeth.view.name), \(edit).")
    }
}

private struct JSONIdle: Encodable {
    let file: String
    let line: Int
    let reason: String

    init(_ idle: TeethReport.IdleAcceptance) {
        file = idle.entry.location.file
        line = idle.entry.location.line
        reason =
            switch idle.reason {
            case .matchesNone: "matches_none"
            case .matchesSeveral: "matches_several"
            case .isKilled: "is_killed"
            }
    }
}
