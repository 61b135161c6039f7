/// Some inputs whose answers together tell whether one side keeps something.
struct Experiment: Sendable {
    /// Each with one question; nil for one that the contracts do not allow.
    let scenarios: [Scenario?]
    /// What is varied, where a probe varies many things one by one; nil where it is always the same.
    let topic: String?
    /// What the answers of one side tell about one feature.
    let judge: @Sendable (ExperimentAnswers) -> Outcome

    /// What an experiment tells.
    enum Outcome: Sendable {
        /// Nothing: the inputs did not matter to the feature, or were not answered.
        case silent
        /// It is kept.
        case kept
        /// It is kept by the look of it: tried, but no word for a side that seems to break it on another input.
        case seemsKept
        /// It is not: the answer to one input contradicts the answer to another.
        case broken(Contradiction)
    }

    /// Two inputs whose answers contradict what must be.
    struct Contradiction: Sendable {
        /// The input before the change.
        let before: Int
        /// The input after it.
        let after: Int
        /// What was changed, in a sentence.
        let change: String
        /// What had to be true, in a sentence.
        let expected: String
        /// Whether it is only presumed: a side that keeps the same thing on any other input does not contradict it here.
        var isPresumed = false
    }

    init(
        _ scenarios: [Scenario?], topic: String? = nil, judge: @escaping @Sendable (ExperimentAnswers) -> Outcome
    ) {
        self.scenarios = scenarios
        self.topic = topic
        self.judge = judge
    }

    /// A change, or several, after which the answer must be what it was.
    ///
    /// - Parameters:
    ///   - expected: what had to be true.
    ///   - changes: each changed input, or nil where the contracts do not allow it, and what was changed.
    static func unchanged(
        _ base: Scenario, expected: String, _ changes: [(Scenario?, String)]
    ) -> Experiment {
        let words = changes.map(\.1)
        return Experiment([base] + changes.map(\.0)) { answers in
            var wasAsked = false
            for (position, change) in words.enumerated() {
                guard let isSame = answers.isSame(0, position + 1) else { continue }
                guard isSame else {
                    return .broken(
                        Contradiction(before: 0, after: position + 1, change: change, expected: expected))
                }
                wasAsked = true
            }
            return wasAsked ? .kept : .silent
        }
    }
}

/// What one side said to the inputs of one experiment, about one feature or about the whole answer.
struct ExperimentAnswers {
    let scenarios: [Scenario?]
    /// One for each input.
    let replies: [Reply]
    /// Nil when the whole answer is meant: whether there is one.
    let feature: Int?
    let equality: AnswerEquality

    private func reply(_ position: Int) -> Reply {
        replies[position]
    }

    /// The feature's value for an input; nil where it was not answered with one row or none.
    func value(_ position: Int) -> CellValue? { feature.flatMap { reply(position).value($0) } }

    /// Whether two inputs were answered alike; nil where that cannot be said.
    func isSame(_ one: Int, _ other: Int) -> Bool? {
        guard let feature else { return wholeIsSame(one, other) }
        guard let first = value(one), let second = value(other) else { return nil }
        let (a, b) = (scenarios[one], scenarios[other])
        guard let larger = (a?.rowCount ?? 0) >= (b?.rowCount ?? 0) ? a : b else { return nil }
        return equality.isSame(first, second, feature: feature, in: larger)
    }

    private func wholeIsSame(_ one: Int, _ other: Int) -> Bool? {
        switch (reply(one), reply(other)) {
        case (.unknown, _), (_, .unknown): nil
        // An incremental form that fails on one of them hides what `compute` answered, and is a finding of its own.
        case (.swiftFailure(let reason), _) where reason.divergenceClass.isOfIncrementalForm: nil
        case (_, .swiftFailure(let reason)) where reason.divergenceClass.isOfIncrementalForm: nil
        case (.row, .row), (.row, .noRow), (.noRow, .row), (.noRow, .noRow), (.several, .several): true
        case (.sqlFailure(let first, _), .sqlFailure(let second, _)): first == second
        case (.swiftFailure(let first), .swiftFailure(let second)): first.divergenceClass == second.divergenceClass
        default: false
        }
    }
}

/// Something that one side alone must keep, and how to try it on an input.
protocol SideProbe: Sendable {
    /// What it is called in reports.
    var name: String { get }
    /// What breaking it is.
    var kind: DivergenceClass { get }
    /// The features that it is about; nil stands for the whole answer.
    var features: [Int?] { get }
    /// The experiments on an input with one question; the same input gives the same experiments.
    func experiments(on scenario: Scenario) -> [Experiment]
    /// Whether its experiments have topics.
    var hasTopics: Bool { get }
    /// The same probe with the experiments of some topics alone; itself where its experiments have none.
    func choosing(_ topics: TopicChoice) -> any SideProbe
}

/// Which of the things that a probe varies one by one are varied.
enum TopicChoice: Sendable {
    case only(String)
    case allBut(Set<String>)

    func includes(_ topic: String) -> Bool {
        switch self {
        case .only(let one): topic == one
        case .allBut(let others): !others.contains(topic)
        }
    }
}

extension SideProbe {
    var hasTopics: Bool { false }
    func choosing(_ topics: TopicChoice) -> any SideProbe { self }
}
