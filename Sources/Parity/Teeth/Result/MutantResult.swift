public import Catalogue
public import Contracts

/// An edit of one half, and whether anything would have noticed it.
public struct MutantResult: Sendable {
    /// The half that is edited.
    public let side: Side
    /// The operator's code in the catalogue of edits: `BND`.
    public let code: String
    /// The class of divergence that the edit makes.
    public let cause: CauseClass
    /// What stands there; empty where something is put in.
    public let original: String
    /// What would stand there; empty where something is left out.
    public let replacement: String
    /// Where.
    public let location: SourceLocation
    /// The line of the half, without the blanks around it.
    public let line: String
    /// What came of it.
    public internal(set) var outcome: Outcome

    /// What came of trying an edit.
    public enum Outcome: Hashable, Sendable {
        /// The committed fixtures notice it.
        case killedByFixtures
        /// They do not, but the attack does; the number is that of the fixture that shows it, counted from 0, or nil where
        /// none could be made.
        case killedByAttack(fixture: Int?)
        /// Nothing noticed it, in so many invented cases.
        case survived(cases: Int)
        /// It means the same: the text says why.
        case equivalent(String)
        /// The contract says that it need not be noticed, for this reason.
        case accepted(String)
        /// It could not be tried: the text says why.
        case unmeasured(String)
    }
}

/// Rows that would make the fixtures notice edits that they do not notice today.
public struct KillingFixture: Sendable {
    /// The rows and the question.
    public let scenario: Scenario
    /// The positions of the edits that it shows, among the view's results, ascending.
    public let kills: [Int]
    /// What both halves answer to the question, by feature.
    public let answers: [NamedValue]
}
