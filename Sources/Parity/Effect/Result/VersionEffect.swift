/// How the answers of a view would change if its present version took the place of a former one.
public struct VersionEffect: Sendable {
    /// The view's name.
    public let view: String
    /// The former SQL half against the present one.
    public var sql = HalfEffect()
    /// The former Swift half against the present one; nil where it was not asked.
    public var swift: HalfEffect?
    /// Where the two halves of the former version disagree with one another; nil where Swift was not asked.
    public var formerHalves: FormerHalves?
    /// The cases that the warehouse cannot be given, by name: they hold what it has no value for.
    public internal(set) var notCovered: [String] = []
    /// What could not be looked at, and why, in whole sentences; empty when all was.
    public var obstacles: [String] = []

    /// Makes an effect of nothing asked so far.
    init(view: String) {
        self.view = view
    }

    /// How the halves of the former version compare today.
    public struct FormerHalves: Sendable {
        /// Questions that both halves were asked.
        public internal(set) var compared = 0
        /// Those that they answer differently, under the former contract's own comparison.
        public internal(set) var differing = 0
        /// The first such answers, few.
        public internal(set) var examples: [EffectExample] = []
    }
}

/// What changes between two versions of one half, in hand-written cases and in real ones apart.
public struct HalfEffect: Sendable {
    /// What changes in the fixtures, which people wrote because they are odd.
    public internal(set) var fixtures = EffectGroup()
    /// What changes in the samples, which were drawn from a real warehouse.
    public internal(set) var samples = EffectGroup()

    /// Whether any answer changes.
    public var isChanging: Bool { fixtures.isChanging || samples.isChanging }
    /// How many questions both versions were asked.
    public var questions: Int { fixtures.questions + samples.questions }
}

/// What changes in one kind of cases.
public struct EffectGroup: Sendable {
    /// Questions that both versions were asked.
    public internal(set) var questions = 0
    /// Those with at least one changed answer, or a row or failure that comes or goes.
    public internal(set) var changed = 0
    /// Questions that only the former version can be asked: the present one needs request columns that they lack.
    public internal(set) var onlyFormer = 0
    /// Questions that only the present version can be asked.
    public internal(set) var onlyPresent = 0
    /// Questions to which the former version gave a row and the present one gives none.
    public internal(set) var vanished = 0
    /// Questions to which only the present version gives a row.
    public internal(set) var appeared = 0
    /// Questions to which a version gives several rows; their values are not compared.
    public internal(set) var several = 0
    /// Questions on which the former version fails and the present one does not.
    public internal(set) var repaired = 0
    /// Questions on which the present version fails and the former one did not.
    public internal(set) var broken = 0
    /// Questions to which both versions failed to answer.
    public internal(set) var failing = 0
    /// Questions that a version was not asked after it had failed too often.
    public internal(set) var notAsked = 0
    /// The features that both versions have, in the order of the present contract.
    public internal(set) var features: [FeatureEffect] = []
    /// Some changes, the largest of each feature first.
    public internal(set) var examples: [EffectExample] = []

    /// Whether any answer changes.
    public var isChanging: Bool { changed > 0 }
}

/// How one feature changes.
public struct FeatureEffect: Sendable {
    /// The feature.
    public let name: String
    /// False where its type changed to one whose values cannot be compared with the former ones.
    public let isComparable: Bool
    /// Questions whose answers were compared.
    public internal(set) var compared = 0
    /// Those whose answers are not exactly the same.
    public internal(set) var changed = 0
    /// Of the changed: NULL before, a value now.
    public internal(set) var nullToValue = 0
    /// Of the changed: a value before, NULL now.
    public internal(set) var valueToNull = 0
    /// How far numbers moved; nil where no number changed into another.
    public internal(set) var movement: Movement?

    /// Makes an effect of nothing compared so far.
    init(name: String, isComparable: Bool) {
        self.name = name
        self.isComparable = isComparable
    }

    /// The share of the compared answers that changed, from 0 to 1; nil where none was compared.
    public var share: Double? { compared == 0 ? nil : Double(changed) / Double(compared) }

    /// How far finite numbers moved, present minus former, over the changed answers that are numbers in both versions.
    public struct Movement: Hashable, Sendable {
        /// How many there are.
        public internal(set) var count = 0
        /// The largest magnitude of a change.
        public internal(set) var largest = 0.0
        /// The largest magnitude of a change relative to the former value; nil where all of these were 0.
        public internal(set) var largestRelative: Double?
        /// The sum of the changes, with their signs.
        var sum = 0.0

        /// The mean change, with its sign.
        public var mean: Double { count == 0 ? 0 : sum / Double(count) }
    }
}

/// One question to which two versions, or two halves, answer differently.
public struct EffectExample: Sendable {
    /// The question.
    public let question: Question
    /// The feature; nil where the whole answer is meant.
    public let feature: String?
    /// What the former version says, or the SQL half.
    public let former: SideAnswer
    /// What the present version says, or the Swift half.
    public let present: SideAnswer
}
