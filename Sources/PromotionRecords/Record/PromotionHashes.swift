/// The hashes of what a promotion rests on: SHA-256 of canonical texts, in lower-case hexadecimal digits.
public struct PromotionHashes: Hashable, Sendable {
    /// The tokens of the SQL half, and of the text for SQLite where there is one.
    public var sql: String
    /// The tokens of the Swift half and of what else its module holds that it may use.
    public var swift: String
    /// The canonical lines of the resolved contract.
    public var contract: String
    /// The cases of the entity that the verdict used, or nil where there were none.
    public var fixtures: String?
    /// The packages and local modules that the pairs are built with, or nil where they are not known.
    public var dependencies: String?

    /// Makes hashes from their texts.
    public init(sql: String, swift: String, contract: String, fixtures: String? = nil, dependencies: String? = nil) {
        self.sql = sql
        self.swift = swift
        self.contract = contract
        self.fixtures = fixtures
        self.dependencies = dependencies
    }
}
