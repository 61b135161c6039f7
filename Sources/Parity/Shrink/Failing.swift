/// An input on which the sides differ, and how: what shrinking keeps.
struct Failing: Sendable {
    /// The input.
    var scenario: Scenario
    /// The position of the question on which they differ.
    var question: Int
    /// The feature's position in the contract, or nil when the whole answer is meant.
    var feature: Int?
    /// In which way.
    var kind: DivergenceClass
    /// Where the input comes from: of a real sample no value may be shown.
    var origin: Origin

    /// The disagreement that the input must show.
    var disagreement: Disagreement { Disagreement(question: question, feature: feature, kind: kind) }
}
