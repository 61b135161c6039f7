/// Something that a proof was run with and that is not what it was: the verdict is worth a new look, and service goes on.
public struct Reopening: Hashable, Sendable {
    /// What changed.
    public let kind: Kind
    /// What the record says, or nil where it says nothing.
    public let was: String?
    /// What is the case, or nil where nothing is.
    public let now: String?

    /// What a verdict rests on besides the sources.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The cases of the entity.
        case fixtures
        /// The packages and local modules that the pairs are built with.
        case dependencies
        /// The warehouse that training uses.
        case warehouse
        /// The warehouse's engine.
        case engine
        /// The engine's version.
        case engineVersion = "engine version"
        /// Libraries that the engine's answers depend on.
        case libraries
        /// The time-zone data that SQL is answered with.
        case engineZones = "engine zones"
        /// The time-zone data that Swift is answered with.
        case swiftZones = "swift zones"
        /// The Swift toolchain.
        case toolchain
        /// How the Swift half is compiled.
        case optimisation
        /// The processor's architecture.
        case architecture
        /// The divergences that the contract tolerates.
        case waivers
    }

    /// Makes one.
    public init(_ kind: Kind, was: String?, now: String?) {
        self.kind = kind
        self.was = was
        self.now = now
    }

    /// What changed since a record was made, in the order of ``Kind``.
    ///
    /// - Parameters:
    ///   - fixtures: the hash of the entity's cases as they are.
    ///   - dependencies: the hash of what the pairs are built with, as it is.
    ///   - facts: what is known of the environment; what is not among them is not compared.
    public static func changes(
        since record: PromotionRecord, fixtures: String?, dependencies: String?, facts: [Kind: String]
    ) -> [Reopening] {
        let environment = record.evidence.environment
        return Kind.allCases.compactMap { kind in
            let was: String? =
                switch kind {
                case .fixtures: record.hashes.fixtures
                case .dependencies: record.hashes.dependencies
                case .warehouse: environment.warehouse
                case .engine: environment.engine
                case .engineVersion: environment.engineVersion
                case .libraries: environment.libraries.joined(separator: ", ")
                case .engineZones: environment.engineZones
                case .swiftZones: environment.swiftZones
                case .toolchain: environment.toolchain
                case .optimisation: environment.optimisation
                case .architecture: environment.architecture
                case .waivers: PromotionEvidence.WaiverInForce.text(record.evidence.waivers)
                }
            let now: String?
            switch kind {
            case .fixtures: now = fixtures
            case .dependencies:
                // Before the first build nothing says which packages are pinned.
                guard let dependencies else { return nil }
                now = dependencies
            default:
                guard let fact = facts[kind] else { return nil }
                now = fact
            }
            return was == now ? nil : Reopening(kind, was: was, now: now)
        }
    }
}
