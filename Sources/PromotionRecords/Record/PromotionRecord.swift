public import FeatureStore

/// The recorded decision that one version of a view, as it stood, may be served.
///
/// One file of `Promotions/`, committed with the code. It holds the hashes of what was promoted, what was proved of it,
/// and the promoted texts themselves, so that what has changed since can be told without git.
public struct PromotionRecord: Hashable, Sendable {
    /// The view's family: its name without the version that a frozen pair carries in its name.
    public var view: String
    /// The version, counted from 1.
    public var version: Int
    /// When, by whom and for the how-manieth time this version was promoted.
    public var promoted: Promoted
    /// The hashes of what was promoted.
    public var hashes: PromotionHashes
    /// What was proved, on what.
    public var evidence: PromotionEvidence
    /// Who wrote the halves.
    public var authors: Authors
    /// The resolved contract in canonical lines, `path = value`, each ended by a line feed.
    public var contract: String
    /// The SQL half, byte for byte.
    public var sql: String
    /// The text of its own for SQLite, byte for byte, or nil where there is none.
    public var sqlite: String?
    /// The Swift half, byte for byte.
    public var swift: String
    /// The signature over everything else, or nil.
    public var signature: Signature?

    /// When, by whom and for the how-manieth time a version was promoted.
    public struct Promoted: Hashable, Sendable {
        /// The instant, as the caller gave it.
        public var at: Timestamp
        /// Who promoted.
        public var by: String
        /// How often this version has been promoted, this time included: counted from 1.
        public var number: Int
        /// The digest of the record that this one takes the place of, or nil for the first.
        public var previous: String?
        /// What whoever promoted wanted to be remembered, or nil.
        public var note: String?

        /// Makes it from its parts.
        public init(at: Timestamp, by: String, number: Int, previous: String? = nil, note: String? = nil) {
            self.at = at
            self.by = by
            self.number = number
            self.previous = previous
            self.note = note
        }
    }

    /// A signature and the name of the key that made it.
    public struct Signature: Hashable, Sendable {
        /// The name of the key in `promotion: { signers: … }` of featurestore.yaml.
        public var key: String
        /// The Ed25519 signature in base 64.
        public var ed25519: String

        /// Makes a signature from its parts.
        public init(key: String, ed25519: String) {
            self.key = key
            self.ed25519 = ed25519
        }
    }

    /// Makes a record.
    public init(
        view: String, version: Int, promoted: Promoted, hashes: PromotionHashes, evidence: PromotionEvidence,
        authors: Authors, contract: String, sql: String, sqlite: String? = nil, swift: String,
        signature: Signature? = nil
    ) {
        self.view = view
        self.version = version
        self.promoted = promoted
        self.hashes = hashes
        self.evidence = evidence
        self.authors = authors
        self.contract = contract
        self.sql = sql
        self.sqlite = sqlite
        self.swift = swift
        self.signature = signature
    }

    /// The folder of the records, beside the folder of the fixtures.
    public static let folder = "Promotions"

    /// `RecentDelays@1`.
    public var name: String { "\(view)@\(version)" }

    /// The name of the file that holds the record: `RecentDelays@1.yaml`.
    public var fileName: String { "\(name).yaml" }
}
