public import FeatureStore

/// What one command tried and what it showed, or what somebody noted; never a value of any row.
///
/// Everything in it comes from contracts, from sources' places and from counts. What a database or a half said is left out, since
/// such texts quote values.
public struct JournalEntry: Hashable, Sendable {
    /// When, as the caller says.
    public var at: Timestamp
    /// The command, or `note`.
    public var verb: String
    /// Who, as git or the machine knows them; nil where neither does.
    public var author: String?
    /// The commit that the sources were at, or nil without git.
    public var commit: String?
    /// Whether the sources had changes that the commit does not hold; nil without git.
    public var isDirty: Bool?
    /// Whether only some cases were asked, so that agreement shows little.
    public var isPart = false
    /// What was concluded about all views together, in the verb's words.
    public var conclusion: String?
    /// What was tried on each view.
    public var views: [JournalView]
    /// A free note.
    public var note: String?
    /// The model that a note is about.
    public var model: String?

    /// The verb of an entry that somebody wrote.
    public static let noteVerb = "note"

    /// Makes an entry.
    public init(
        at: Timestamp, verb: String, author: String? = nil, conclusion: String? = nil, views: [JournalView] = [],
        note: String? = nil, model: String? = nil
    ) {
        self.at = at
        self.verb = verb
        self.author = author
        self.conclusion = conclusion
        self.views = views
        self.note = note
        self.model = model
    }
}

/// What was tried on one view.
public struct JournalView: Hashable, Sendable, Codable {
    /// The view.
    public var view: String
    /// What was concluded, in the verb's words: `agreed`, `diverged`, `promoted`.
    public var conclusion: String?
    /// What each warehouse showed.
    public var warehouses: [JournalWarehouse]?
    /// How many small edits of each half the fixtures would notice.
    public var teeth: [JournalTeeth]?
    /// The hashes of what was tried, by name: `sql`, `swift`, `contract`.
    public var hashes: [String: String]?

    /// Makes one.
    public init(
        view: String, conclusion: String? = nil, warehouses: [JournalWarehouse]? = nil, teeth: [JournalTeeth]? = nil,
        hashes: [String: String]? = nil
    ) {
        self.view = view
        self.conclusion = conclusion
        self.warehouses = warehouses
        self.teeth = teeth
        self.hashes = hashes
    }
}

/// What one warehouse showed of one view.
public struct JournalWarehouse: Hashable, Sendable, Codable {
    /// Its name.
    public var warehouse: String
    /// The engine, or nil where it was not reached.
    public var engine: String?
    /// The engine's version.
    public var engineVersion: String?
    /// What was concluded there.
    public var conclusion: String
    /// Why nothing more could be concluded, as short words: `nothing-compared`.
    public var reasons: [String]
    /// How many questions both sides were compared on.
    public var questions: JournalCounts
    /// What the attack's chance depended on, as digits; nil where there was no attack.
    public var seed: String?
    /// What was found.
    public var findings: [JournalFinding]
    /// The declared decisions for which no live row was found, in the contract's words.
    public var unchecked: [String]

    /// Makes one.
    public init(
        warehouse: String, engine: String?, engineVersion: String?, conclusion: String, reasons: [String],
        questions: JournalCounts, seed: String?, findings: [JournalFinding], unchecked: [String]
    ) {
        self.warehouse = warehouse
        self.engine = engine
        self.engineVersion = engineVersion
        self.conclusion = conclusion
        self.reasons = reasons
        self.questions = questions
        self.seed = seed
        self.findings = findings
        self.unchecked = unchecked
    }
}

/// Questions by origin.
public struct JournalCounts: Hashable, Sendable, Codable {
    /// Of stored cases.
    public var fixture: Int
    /// Of real samples.
    public var sample: Int
    /// Of invented cases.
    public var invented: Int

    /// Makes counts.
    public init(fixture: Int, sample: Int, invented: Int) {
        self.fixture = fixture
        self.sample = sample
        self.invented = invented
    }
}

/// How many small edits of one half count, and how many of them are noticed.
public struct JournalTeeth: Hashable, Sendable, Codable {
    /// The half: `sql` or `swift`.
    public var half: String
    /// How many edits count.
    public var counted: Int
    /// How many the committed fixtures notice.
    public var byFixtures: Int
    /// How many the fixtures or the attack notice.
    public var killed: Int

    /// Makes one.
    public init(half: String, counted: Int, byFixtures: Int, killed: Int) {
        self.half = half
        self.counted = counted
        self.byFixtures = byFixtures
        self.killed = killed
    }
}
