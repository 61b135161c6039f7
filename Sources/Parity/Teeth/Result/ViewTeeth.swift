public import Contracts

/// What the fixtures of one view, and the attack on it, notice of small edits.
public struct ViewTeeth: Sendable {
    /// The view.
    public let view: ViewContract
    /// The edits that were tried, SQL first, in the order of the text.
    public internal(set) var mutants: [MutantResult] = []
    /// Rows that would make the fixtures notice more, the one that shows most first.
    public internal(set) var fixtures: [KillingFixture] = []
    /// How many questions of fixtures there are.
    public internal(set) var fixtureQuestions = 0
    /// How many cases the attack invented.
    public internal(set) var cases = 0
    /// Why nothing could be measured, or nil.
    public internal(set) var obstacle: Obstacle?

    /// Why the teeth of a view could not be measured.
    public enum Obstacle: Sendable {
        /// The halves differ on so many questions of the fixtures, or of the attack.
        case disagrees(questions: Int)
        /// Something kept the halves from answering.
        case undecided(UndecidedReason)
    }

    init(view: ViewContract) {
        self.view = view
    }

    /// The score of some of the edits.
    public func score(where isCounted: (MutantResult) -> Bool = { _ in true }) -> TeethScore {
        TeethScore(mutants.filter(isCounted))
    }

    /// The codes of the operators that were tried on a side, in alphabetical order.
    public func codes(of side: Side) -> [String] { Set(mutants.filter { $0.side == side }.map(\.code)).sorted() }
}

/// How many edits were noticed, of those that count.
///
/// Edits that mean the same, that the contract accepts, or that could not be tried do not count.
public struct TeethScore: Hashable, Sendable {
    /// How many count.
    public let counted: Int
    /// How many of them the committed fixtures notice.
    public let killedByFixtures: Int
    /// How many the fixtures or the attack notice.
    public let killed: Int
    /// How many edits mean the same.
    public let equivalent: Int
    /// How many survivors the contract accepts.
    public let accepted: Int
    /// How many could not be tried.
    public let unmeasured: Int

    /// Counts.
    public init(_ mutants: [MutantResult]) {
        var (counted, fixtures, killed, equivalent, accepted, unmeasured) = (0, 0, 0, 0, 0, 0)
        for mutant in mutants {
            switch mutant.outcome {
            case .killedByFixtures: (counted, fixtures, killed) = (counted + 1, fixtures + 1, killed + 1)
            case .killedByAttack: (counted, killed) = (counted + 1, killed + 1)
            case .survived: counted += 1
            case .equivalent: equivalent += 1
            case .accepted: accepted += 1
            case .unmeasured: unmeasured += 1
            }
        }
        self.counted = counted
        killedByFixtures = fixtures
        self.killed = killed
        self.equivalent = equivalent
        self.accepted = accepted
        self.unmeasured = unmeasured
    }

    /// The share that the fixtures notice, or nil where nothing counts.
    public var ofFixtures: Double? { counted == 0 ? nil : Double(killedByFixtures) / Double(counted) }
    /// The share that the fixtures or the attack notice, or nil where nothing counts.
    public var withAttack: Double? { counted == 0 ? nil : Double(killed) / Double(counted) }
}

/// The teeth of several views.
public struct TeethReport: Sendable {
    /// One for each view, in the project's order.
    public let views: [ViewTeeth]
    /// Entries of `accepted_mutants` that are no edit that was tried, or that something notices after all.
    public let idleAcceptances: [IdleAcceptance]

    /// An entry of `accepted_mutants` that should go.
    public struct IdleAcceptance: Hashable, Sendable {
        /// The entry.
        public let entry: AcceptedMutant
        /// Why.
        public let reason: Reason

        /// Why an entry should go.
        public enum Reason: Hashable, Sendable {
            /// No edit is meant by it.
            case matchesNone
            /// Several edits are meant by it: the excerpt is too short.
            case matchesSeveral(Int)
            /// The fixtures notice the edit, or the attack does.
            case isKilled
        }
    }

    /// The score of all views together.
    public func score(of side: Side? = nil) -> TeethScore {
        TeethScore(views.flatMap(\.mutants).filter { side == nil || $0.side == side })
    }
}
