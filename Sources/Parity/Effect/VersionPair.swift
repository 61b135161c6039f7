public import SQLFrontend

/// Two versions of one view: what was promoted, and what stands in the files now.
public struct VersionPair: Sendable {
    /// The former version's SQL, bound against its own contract.
    public let former: BoundQuery
    /// The present version's SQL.
    public let present: BoundQuery
    /// What the Swift halves are asked.
    public let swift: SwiftVersions

    /// Which versions of the Swift half are asked.
    public enum SwiftVersions: Sendable {
        /// Neither.
        case none
        /// Both are the same code under the same contract: it is only asked whether it agrees with the former SQL.
        case same
        /// Both.
        case both
    }

    /// Pairs two versions.
    public init(former: BoundQuery, present: BoundQuery, swift: SwiftVersions) {
        self.former = former
        self.present = present
        self.swift = swift
    }
}

/// How versions are compared.
public struct EffectOptions: Sendable {
    /// How many examples of each view, half and kind of cases are kept.
    public var examples = 5
    /// About how many questions and rows of a sample are in memory at a time.
    public var rowsPerChunk = VerifyOptions().rowsPerChunk

    /// Makes the defaults.
    public init() {}
}
