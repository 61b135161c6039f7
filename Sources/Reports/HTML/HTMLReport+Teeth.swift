internal import Catalogue
internal import Contracts
package import Parity

extension HTMLReport {
    /// The page of `featurestore teeth`: a bar for each operator, and what nobody noticed.
    ///
    /// - Throws: what the template engine says of a template that it cannot read; these it can.
    package static func text(_ report: TeethReport) throws -> String { try render(PageContent(report)) }
}

extension PageContent {
    init(_ report: TeethReport) {
        let score = report.score()
        let unnoticed = report.views.flatMap { view in
            view.mutants.filter(\.isUnnoticedByFixtures).map { mutant in
                "\(view.view.name), \(mutant.location): \(EditText.edit(mutant)) (\(mutant.cause.title)), "
                    + (mutant.outcome.isKilled ? "noticed by the attack alone" : "noticed by nothing")
            }
        }
        self.init(
            title: "featurestore teeth", conclusion: "",
            sentence: "The fixtures notice \(score.killedByFixtures) of \(score.counted) small edits, "
                + "with the attack \(score.killed).",
            remarks: unnoticed, bars: Self.bars(report))
    }

    /// The bars of all views together, SQL first, operators in alphabetical order.
    private static func bars(_ report: TeethReport) -> [TeethBar] {
        Side.allCases.flatMap { side in
            let codes = Set(report.views.flatMap { $0.codes(of: side) }).sorted()
            return codes.map { code in
                let score = TeethScore(report.views.flatMap(\.mutants).filter { $0.side == side && $0.code == code })
                return TeethBar(
                    side: side, code: code, byFixtures: score.killedByFixtures,
                    byAttack: score.killed - score.killedByFixtures, survived: score.counted - score.killed)
            }
        }
    }
}

extension MutantResult {
    /// Whether it counts, and the fixtures alone do not notice it.
    fileprivate var isUnnoticedByFixtures: Bool {
        switch outcome {
        case .killedByAttack, .survived: true
        case .killedByFixtures, .equivalent, .accepted, .unmeasured: false
        }
    }
}

extension MutantResult.Outcome {
    /// Whether something noticed it.
    fileprivate var isKilled: Bool {
        switch self {
        case .killedByFixtures, .killedByAttack: true
        case .survived, .equivalent, .accepted, .unmeasured: false
        }
    }
}
