public import Contracts

/// Why the sides differ, found by experiment.
public struct Explanation: Sendable {
    /// The causes, the likeliest first.
    public let causes: [Cause]
    /// How many of the first causes the experiments cannot tell apart; 1 where the first stands alone.
    public let tied: Int
    /// How many edits of the SQL were tried, and how many restored agreement on all cases.
    public let repairs: (tried: Int, restoring: Int)
    /// How many pairs of edits were tried where no edit alone restores agreement, and how many of them do.
    public let pairs: (tried: Int, restoring: Int)
    /// How many changes of the input were tried, and how many made all failing cases agree without breaking another.
    public let lenses: (tried: Int, restoring: Int)
    /// How many of all failing questions the first cause explains; nil where that was not asked, or no edit shows it.
    public let reach: ExplanationReach?

    /// Makes an explanation.
    public init(
        causes: [Cause], tied: Int, repairs: (tried: Int, restoring: Int), lenses: (tried: Int, restoring: Int),
        pairs: (tried: Int, restoring: Int) = (0, 0), reach: ExplanationReach? = nil
    ) {
        self.pairs = pairs
        self.reach = reach
        self.causes = causes
        self.tied = tied
        self.repairs = repairs
        self.lenses = lenses
    }
}

/// How many failing questions were tried with the edit that shows a cause, and how many of them it makes agree.
public struct ExplanationReach: Hashable, Sendable {
    /// How many agree with the edit made.
    public var explained: Int
    /// How many were tried.
    public var tried: Int

    /// Makes a reach.
    public init(explained: Int, tried: Int) {
        self.explained = explained
        self.tried = tried
    }
}

/// One reason why the sides differ.
public struct Cause: Sendable {
    /// The class: a code of the catalogue's cause classes, such as `BND`.
    public let code: String
    /// The catalogue's entries that tell more: `PAR-TIM-35`.
    public let related: [String]
    /// How the difference comes about, in one sentence with the values at hand.
    public let mechanism: String
    /// Where the SQL half decides it, or nil where that was not found.
    public let sql: SourceLocation?
    /// Where the Swift half decides it, or nil where that was not found.
    public let swift: SourceLocation?
    /// The edit that restores agreement, or nil.
    public let edit: SuggestedEdit?
    /// The sides that contradict a declared decision or an answer worked by hand; empty where neither says which is right.
    public let contradicting: [Side]
    /// What `contradicting` is measured by: the decision or the reason of the golden value, or nil.
    public let authority: String?
    /// What was seen, in short sentences.
    public let evidence: [String]

    /// Makes a cause.
    public init(
        code: String, related: [String], mechanism: String, sql: SourceLocation?, swift: SourceLocation?,
        edit: SuggestedEdit?, contradicting: [Side], authority: String?, evidence: [String]
    ) {
        self.code = code
        self.related = related
        self.mechanism = mechanism
        self.sql = sql
        self.swift = swift
        self.edit = edit
        self.contradicting = contradicting
        self.authority = authority
        self.evidence = evidence
    }
}

/// An edit of one half that restores agreement.
public struct SuggestedEdit: Hashable, Sendable {
    /// The half that is edited.
    public let side: Side
    /// Where.
    public let location: SourceLocation
    /// What stands there.
    public let original: String
    /// What would stand there; empty where it is removed.
    public let replacement: String

    /// Makes an edit.
    public init(side: Side, location: SourceLocation, original: String, replacement: String) {
        self.side = side
        self.location = location
        self.original = original
        self.replacement = replacement
    }
}
