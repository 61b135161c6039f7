/// Answers to the questions on which two careful people differ, per feature and source.
public struct Decisions: Hashable, Sendable {
    /// Makes no decisions.
    public init() {}
}
