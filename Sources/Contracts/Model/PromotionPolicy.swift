/// What featurestore.yaml says about promotions: `promotion:`.
public struct PromotionPolicy: Hashable, Sendable {
    /// The least share of small edits that the fixtures must notice, by half; nil where nothing is asked.
    public var teeth: TeethGate
    /// Whose signatures count, in declared order; where there are any, a record needs one of them.
    public var signers: [Signer]
    /// The views that may be served without a promotion, as they are named: `RouteTraffic`, `RecentDelays@1`.
    public var serveUnpromoted: [ViewName]

    /// The least share of small edits that the fixtures must notice.
    public struct TeethGate: Hashable, Sendable {
        /// Of the SQL half, from 0 to 1, or nil.
        public var sql: Double?
        /// Of the Swift half, from 0 to 1, or nil.
        public var swift: Double?

        /// Makes a gate.
        public init(sql: Double? = nil, swift: Double? = nil) {
            self.sql = sql
            self.swift = swift
        }
    }

    /// A key whose signatures count.
    public struct Signer: Hashable, Sendable {
        /// The key's name: `ci`.
        public let name: String
        /// The public key, as written: `ed25519:` and 32 bytes in base 64.
        public let publicKey: String
        /// Where it is declared.
        public let location: SourceLocation

        /// Makes a signer.
        public init(name: String, publicKey: String, location: SourceLocation) {
            self.name = name
            self.publicKey = publicKey
            self.location = location
        }
    }

    /// A view by name, with its place.
    public struct ViewName: Hashable, Sendable {
        /// As written.
        public let text: String
        /// Where it stands.
        public let location: SourceLocation

        /// Makes a name.
        public init(text: String, location: SourceLocation) {
            self.text = text
            self.location = location
        }
    }

    /// Makes a policy; by default nothing is asked but the promotion itself.
    public init(teeth: TeethGate = TeethGate(), signers: [Signer] = [], serveUnpromoted: [ViewName] = []) {
        self.teeth = teeth
        self.signers = signers
        self.serveUnpromoted = serveUnpromoted
    }
}
