public import Contracts

/// What was proved of a version before it was promoted, and on what.
public struct PromotionEvidence: Hashable, Sendable {
    /// What the proof was run with; a change of any of it re-opens the verdict.
    public var environment: PromotionEnvironment
    /// What the attack's chance depended on, or nil where there was no attack.
    public var seed: UInt64?
    /// How many questions both halves were compared on, by origin.
    public var questions: Questions
    /// What the attack did, or nil where there was none.
    public var attack: Attack?
    /// The declared decisions, each as `feature source decision`.
    public var decisions: Decisions
    /// The properties of each half alone that held.
    public var properties: [String]
    /// The share of small edits that are noticed, where it was measured.
    public var teeth: Teeth
    /// The waivers that were in force.
    public var waivers: [WaiverInForce]

    /// How many questions, by the origin of their cases.
    public struct Questions: Hashable, Sendable {
        /// Of stored cases.
        public var fixtures: Int
        /// Of real rows.
        public var samples: Int
        /// Of invented cases.
        public var generated: Int

        /// Makes counts.
        public init(fixtures: Int, samples: Int, generated: Int) {
            self.fixtures = fixtures
            self.samples = samples
            self.generated = generated
        }
    }

    /// How many cases the attack invented, and how much of what there is to aim at they covered.
    public struct Attack: Hashable, Sendable {
        /// The invented cases.
        public var cases: Int
        /// The targets that were covered.
        public var covered: Int
        /// All targets.
        public var total: Int

        /// Makes counts.
        public init(cases: Int, covered: Int, total: Int) {
            self.cases = cases
            self.covered = covered
            self.total = total
        }
    }

    /// The declared decisions that were tried on live rows, and those that were not.
    public struct Decisions: Hashable, Sendable {
        /// Those that held.
        public var checked: [String]
        /// Those for which no live row was found.
        public var unchecked: [String]

        /// Makes lists.
        public init(checked: [String], unchecked: [String]) {
            self.checked = checked
            self.unchecked = unchecked
        }
    }

    /// The share of small edits of each half that the fixtures notice.
    public struct Teeth: Hashable, Sendable {
        /// Of the SQL half, or nil where it was not measured.
        public var sql: Share?
        /// Of the Swift half, or nil where it was not measured.
        public var swift: Share?

        /// Makes shares.
        public init(sql: Share? = nil, swift: Share? = nil) {
            self.sql = sql
            self.swift = swift
        }
    }

    /// So many out of so many.
    public struct Share: Hashable, Sendable {
        /// How many edits were noticed.
        public var noticed: Int
        /// How many edits counted.
        public var total: Int

        /// Makes a share.
        public init(noticed: Int, total: Int) {
            self.noticed = noticed
            self.total = total
        }
    }

    /// A divergence that was known and let pass.
    public struct WaiverInForce: Hashable, Sendable {
        /// The feature, or nil where the whole answer is meant.
        public var feature: String?
        /// The divergence class or cause code.
        public var kind: String
        /// The last day on which it holds: `2027-01-31`.
        public var until: String
        /// The reason.
        public var because: String

        /// Makes a waiver.
        public init(feature: String?, kind: String, until: String, because: String) {
            self.feature = feature
            self.kind = kind
            self.until = until
            self.because = because
        }

        /// What a waiver of a contract is in a record.
        public init(_ waiver: Waiver) {
            self.init(
                feature: waiver.feature, kind: waiver.code, until: "\(waiver.until)", because: waiver.because)
        }

        /// Several in one line, in their order; empty for none.
        public static func text(_ waivers: [WaiverInForce]) -> String {
            waivers.map { "\($0.feature ?? "the whole answer") (\($0.kind)) until \($0.until): \($0.because)" }
                .joined(separator: "; ")
        }
    }

    /// Makes evidence from its parts.
    public init(
        environment: PromotionEnvironment, seed: UInt64?, questions: Questions, attack: Attack?,
        decisions: Decisions, properties: [String], teeth: Teeth = Teeth(), waivers: [WaiverInForce] = []
    ) {
        self.environment = environment
        self.seed = seed
        self.questions = questions
        self.attack = attack
        self.decisions = decisions
        self.properties = properties
        self.teeth = teeth
        self.waivers = waivers
    }
}

/// What a proof was run with: a change of any of it re-opens the verdict and stops nothing.
public struct PromotionEnvironment: Hashable, Sendable {
    /// The warehouse's name in featurestore.yaml.
    public var warehouse: String
    /// The engine: `sqlite`, `postgres`.
    public var engine: String
    /// The engine's version.
    public var engineVersion: String
    /// Libraries that the engine's answers depend on, each with its version.
    public var libraries: [String]
    /// The release of the time-zone data that SQL was answered with, or nil where it is not known.
    public var engineZones: String?
    /// The release of the time-zone data that Swift was answered with, or nil where it is not known.
    public var swiftZones: String?
    /// The first line of `swift --version`, or nil where there was no toolchain.
    public var toolchain: String?
    /// How the Swift half was compiled: `debug` or `release`.
    public var optimisation: String
    /// The processor's architecture: `x86_64`, `arm64`.
    public var architecture: String

    /// Makes it from its parts.
    public init(
        warehouse: String, engine: String, engineVersion: String, libraries: [String] = [],
        engineZones: String? = nil, swiftZones: String? = nil, toolchain: String? = nil, optimisation: String,
        architecture: String
    ) {
        self.warehouse = warehouse
        self.engine = engine
        self.engineVersion = engineVersion
        self.libraries = libraries
        self.engineZones = engineZones
        self.swiftZones = swiftZones
        self.toolchain = toolchain
        self.optimisation = optimisation
        self.architecture = architecture
    }
}
