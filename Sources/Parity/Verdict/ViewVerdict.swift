public import Contracts
public import Warehouse

/// What a run concluded about one view, on each warehouse that it was asked of.
public struct ViewVerdict: Sendable {
    /// The view's contract.
    public let view: ViewContract
    /// One element for each warehouse, in the order in which they were given.
    public let warehouses: [WarehouseVerdict]
    /// Where several warehouses were asked: who says what, for each finding that could be put to all of them.
    public let votes: [Vote]

    /// Makes a verdict.
    public init(view: ViewContract, warehouses: [WarehouseVerdict], votes: [Vote] = []) {
        self.votes = votes
        self.view = view
        self.warehouses = warehouses
    }

    /// The gravest of the warehouses' conclusions.
    public var conclusion: Conclusion { warehouses.map(\.conclusion).max() ?? .undecided }

    /// The waivers that had nothing to waive on any warehouse, of a view that was asked everything.
    public var idleWaivers: [Waiver] {
        guard conclusion == .agreed || conclusion == .diverged else { return [] }
        return view.waivers.filter { waiver in warehouses.allSatisfy { $0.idleWaivers.contains(waiver) } }
    }
}

/// How a comparison ended; the graver is the greater.
public enum Conclusion: String, Hashable, Sendable, Comparable, CaseIterable {
    /// Every question was answered alike.
    case agreed
    /// It could not be decided whether the sides agree.
    case undecided
    /// The pair itself is at fault: its SQL cannot be understood, or a waiver of its contract has expired.
    case misconfigured
    /// At least one question was answered differently, and that is not waived.
    case diverged

    /// Orders conclusions by gravity.
    public static func < (lighter: Conclusion, graver: Conclusion) -> Bool { lighter.gravity < graver.gravity }

    private var gravity: Int {
        switch self {
        case .agreed: 0
        case .undecided: 1
        case .misconfigured: 2
        case .diverged: 3
        }
    }

    /// The exit code of a run that ends so.
    public var exitCode: Int32 {
        switch self {
        case .agreed: 0
        case .diverged: 1
        case .misconfigured: 2
        case .undecided: 3
        }
    }
}

/// What a run concluded about one view on one warehouse, with the numbers behind it.
public struct WarehouseVerdict: Sendable {
    /// The warehouse's name.
    public let warehouse: String
    /// The engine and its version, or nil when it could not be reached.
    public let engine: EngineDescription?
    /// The conclusion.
    public let conclusion: Conclusion
    /// Why nothing was concluded, or why not everything could be; empty for a view that agreed.
    public let reasons: [UndecidedReason]
    /// How many questions both sides were compared on, by origin.
    public let compared: OriginCounts
    /// How many expected values were compared with both sides.
    public let expectationsCompared: Int
    /// What did not apply to the view, or could not be expressed on the engine.
    public let skipped: SkippedCounts
    /// For each feature, what was seen of it.
    public let features: [FeatureCoverage]
    /// The divergences, by feature and class, in the order of the contract.
    public let findings: [Finding]
    /// How many questions the Swift half was asked a second time.
    public let repeated: Int
    /// What SQL answers otherwise in a session of another time zone: warnings, or, where the project says
    /// `zones: strict`, errors that make the conclusion `diverged`.
    public let zoneDependences: [ZoneDependence]
    /// What the attack did, or nil where there was none.
    public let attack: AttackSummary?
    /// The properties of each side alone that were tried.
    public let properties: [PropertyCheck]
    /// The declared decisions that were tried.
    public let decisions: [DecisionCheck]
    /// The waivers of the contract that hold on this day and had nothing to waive here.
    public let idleWaivers: [Waiver]

    /// Makes a verdict.
    public init(
        warehouse: String, engine: EngineDescription?, conclusion: Conclusion, reasons: [UndecidedReason],
        compared: OriginCounts, expectationsCompared: Int, skipped: SkippedCounts, features: [FeatureCoverage],
        findings: [Finding], repeated: Int, zoneDependences: [ZoneDependence] = [], attack: AttackSummary? = nil,
        properties: [PropertyCheck] = [], decisions: [DecisionCheck] = [], idleWaivers: [Waiver] = []
    ) {
        self.idleWaivers = idleWaivers
        self.attack = attack
        self.properties = properties
        self.decisions = decisions
        self.warehouse = warehouse
        self.engine = engine
        self.conclusion = conclusion
        self.reasons = reasons
        self.compared = compared
        self.expectationsCompared = expectationsCompared
        self.skipped = skipped
        self.features = features
        self.findings = findings
        self.repeated = repeated
        self.zoneDependences = zoneDependences
    }
}

/// All divergences of one class of one feature.
public struct Finding: Sendable {
    /// The feature, or nil when the whole answer is meant.
    public let feature: String?
    /// The class.
    public let kind: DivergenceClass
    /// How many there are, exactly.
    public let count: Int
    /// The first of them.
    public let examples: [Divergence]
    /// The smallest input on which it happens, with the reason; nil where it was not sought or could not be.
    public let smallest: Smallest?
    /// The columns in which real values are left that nothing can stand for: the smallest input is not shown then.
    public let withheld: [String]
    /// The waiver of the contract that holds for it, so that it does not count; nil where it counts.
    public internal(set) var waiver: Waiver?
    /// Waivers that may have been meant for it and do not hold, with the reasons.
    public internal(set) var waiversNotHeld: [WaiverNotHeld]

    /// Makes a finding.
    public init(
        feature: String?, kind: DivergenceClass, count: Int, examples: [Divergence], smallest: Smallest? = nil,
        withheld: [String] = [], waiver: Waiver? = nil, waiversNotHeld: [WaiverNotHeld] = []
    ) {
        self.waiver = waiver
        self.waiversNotHeld = waiversNotHeld
        self.withheld = withheld
        self.smallest = smallest
        self.feature = feature
        self.kind = kind
        self.count = count
        self.examples = examples
    }
}

/// A count for each origin.
public struct OriginCounts: Hashable, Sendable {
    /// Stored cases.
    public var fixture = 0
    /// Real rows.
    public var sample = 0
    /// Invented cases.
    public var generated = 0

    /// Makes zeros.
    public init() {}

    /// The count of one origin.
    public subscript(origin: Origin) -> Int {
        get {
            switch origin {
            case .fixture: fixture
            case .sample: sample
            case .generated: generated
            }
        }
        set {
            switch origin {
            case .fixture: fixture = newValue
            case .sample: sample = newValue
            case .generated: generated = newValue
            }
        }
    }

    /// The sum.
    public var total: Int { fixture + sample + generated }
}

/// What was not compared, and why.
public struct SkippedCounts: Hashable, Sendable {
    /// Cases of the entity none of whose questions gives the view's request columns.
    public var inapplicableCases = 0
    /// Questions of the entity that do not give the view's request columns.
    public var inapplicableQuestions = 0
    /// Cases that hold values which the engine cannot store, such as NaN on SQLite: not covered there.
    public var inexpressibleCases: [InexpressibleCase] = []
    /// Questions that were not asked because a half had failed too often before, or had taken too long.
    public var questionsNotAsked = 0

    /// Makes zeros.
    public init() {}
}

/// A case that an engine cannot be given.
public struct InexpressibleCase: Hashable, Sendable {
    /// The case's name.
    public let caseName: String
    /// What the engine said.
    public let message: String

    /// Makes one.
    public init(caseName: String, message: String) {
        self.caseName = caseName
        self.message = message
    }
}

/// What a run saw of one feature.
public struct FeatureCoverage: Hashable, Sendable {
    /// The feature's name.
    public let feature: String
    /// How many answers were compared.
    public let answers: Int
    /// How many of SQL's were NULL.
    public let nulls: Int
    /// How many distinct non-empty answers SQL gave; counting stops at `distinctLimit`.
    public let distinct: Int
    /// The largest difference between agreeing answers, in units of what was allowed, or nil when nothing was allowed.
    public let largestFractionOfAllowed: Double?
    /// For a numeric feature, some of what both sides answered to fixtures and samples, to be drawn; at most 2,000.
    public let pairs: [ComparedPair]
    /// Where counting distinct answers stops.
    public static let distinctLimit = 1_000

    /// Makes a coverage.
    public init(
        feature: String, answers: Int, nulls: Int, distinct: Int, largestFractionOfAllowed: Double?,
        pairs: [ComparedPair] = []
    ) {
        self.pairs = pairs
        self.feature = feature
        self.answers = answers
        self.nulls = nulls
        self.distinct = distinct
        self.largestFractionOfAllowed = largestFractionOfAllowed
    }
}

/// What both sides answered to one question, as numbers.
public struct ComparedPair: Hashable, Sendable {
    /// SQL's answer.
    public let sql: Double
    /// Swift's answer.
    public let swift: Double
    /// Whether the contract counts them as equal.
    public let agrees: Bool

    /// Makes a pair.
    public init(sql: Double, swift: Double, agrees: Bool) {
        self.sql = sql
        self.swift = swift
        self.agrees = agrees
    }
}
