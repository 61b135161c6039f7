internal import Contracts
internal import Parity

/// What is shown of one finding: the smallest input with its reason where there is one, then further examples in full.
///
/// Every writer for people shows the same; they differ in how they wrap it.
struct FindingText {
    /// What stands in brackets and what build servers call the type: `BND`, `value-differs`.
    let code: String
    /// The clause behind the feature's name.
    let sentence: String
    /// The whole report, its headline first.
    let lines: [String]
    /// The lines of the halves that it is about.
    let places: [SourceLocation]
    /// What the sides say, and to what.
    let divergence: Divergence
    /// The smallest input, where this is about one.
    let smallest: Smallest?
    /// Where both halves decide it.
    let locations: (sql: SourceLocation, swift: SourceLocation)
    /// What is right, what to do, what was seen, and how to see it again: a line each.
    let notes: [String]

    /// What is shown of a finding.
    ///
    /// - Parameter examples: how much of it is shown in full.
    static func all(
        _ finding: Finding, _ verdict: WarehouseVerdict, votes: [Vote] = [], pair: PairFacts, arguments: [String],
        examples: Int
    ) -> [FindingText] {
        let reproduction = Reproduction(arguments: arguments, attack: verdict.attack)
        let notes =
            votes.filter { $0.feature == finding.feature && $0.kind == finding.kind }.map(VoteText.line)
            + WaiverText.lines(finding)
        var shown: [FindingText] = []
        if let smallest = finding.smallest {
            let text = SmallestText(
                smallest: smallest, finding: finding, pair: pair, reproduction: reproduction, notes: notes)
            shown.append(
                FindingText(
                    code: text.code, sentence: text.sentence, lines: text.lines,
                    places: sides(of: finding, smallest).map { $0 == .sql ? text.sqlLocation : text.swiftLocation },
                    divergence: smallest.divergence, smallest: smallest,
                    locations: (text.sqlLocation, text.swiftLocation), notes: text.noteLines))
        }
        for divergence in finding.examples.prefix(examples - shown.count) {
            let text = DivergenceText(
                divergence: divergence, pair: pair, finding: finding, reproduction: reproduction,
                notes: shown.isEmpty ? notes : [])
            shown.append(
                FindingText(
                    code: ClassText.code(finding.kind),
                    sentence: ClassText.sentence(divergence, feature: pair.feature(finding.feature)),
                    lines: text.lines,
                    places: sides(of: divergence).map { $0 == .sql ? text.sqlLocation : text.swiftLocation },
                    divergence: divergence, smallest: nil, locations: (text.sqlLocation, text.swiftLocation),
                    notes: text.noteLines))
        }
        return shown
    }

    /// The sides that a finding with a smallest input is about: those that are known to be wrong, the others behind them.
    private static func sides(of finding: Finding, _ smallest: Smallest) -> [Side] {
        let wrong = smallest.explanation?.causes.first?.contradicting ?? []
        let others = sides(of: smallest.divergence).filter { !wrong.contains($0) }
        return wrong + others
    }

    /// The sides that a divergence is about: one that failed by itself, or both.
    private static func sides(of divergence: Divergence) -> [Side] {
        switch divergence.kind {
        case .goldenContradicted where !divergence.contradicting.isEmpty: divergence.contradicting
        case .missingRow, .fanOut, .foreignRow, .typeUnrepresentable, .sqlError, .sqlTimeout, .dependsOnOtherCases:
            [.sql]
        case .swiftError, .swiftCrash, .swiftTimeout, .swiftMemory, .swiftExit, .swiftOutput, .incrementalDiffers,
            .incrementalFails, .impure:
            [.swift]
        case .valueDiffers, .nullAgainstValue, .nullInNotNull, .goldenContradicted: [.sql, .swift]
        case .orderDependent, .futureLeak, .unknownLeak, .foreignLeak, .beyondReads, .deliveryDependent, .notRepeatable,
            .decisionViolated:
            if case .alone(let evidence)? = divergence.evidence { evidence.sides } else { [.sql, .swift] }
        }
    }
}

extension PairFacts {
    /// The contract of a feature, or nil when the whole answer is meant.
    func feature(_ name: String?) -> FeatureContract? {
        name.flatMap { name in view.features.first { $0.name == name } }
    }
}

/// The places in both halves that a divergence itself tells: where a half failed, or where the feature is given.
struct DivergencePlaces {
    let divergence: Divergence
    let pair: PairFacts

    /// The place in the SQL half: where the engine says that it failed, or where the feature is given.
    var sql: SourceLocation {
        if case .sqlFailure(let failure) = divergence.sql, let location = failure.location { return location }
        return pair.sqlLocation(of: divergence.feature, on: divergence.warehouse)
    }

    /// The place in the Swift half: where it stopped, or where the feature is given.
    var swift: SourceLocation {
        if case .swiftFailure(.crashed(_, let message)) = divergence.swift,
            let trap = pair.swiftLocation(ofTrap: message)
        {
            return trap
        }
        return pair.swiftLocation(of: divergence.feature)
    }
}
