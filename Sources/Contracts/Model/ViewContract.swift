public import FeatureStore

/// What one pair says about itself: the leading comment of its SQL half, resolved, and both halves' texts.
public struct ViewContract: Sendable {
    /// The view's name: the file name of both halves.
    public let name: String
    /// The version of its family that this pair is, counted from 1.
    public let version: Int
    /// The entity that the features are about.
    public let entity: Entity
    /// What an answer may depend on, by source, in declared order.
    public let reads: [Read]
    /// Further columns of the spine, given by whoever asks.
    public let request: [ColumnContract]
    /// The features, in declared order.
    public let features: [FeatureContract]
    /// Who answers for the view, or nil.
    public let owner: String?
    /// The SQL half.
    public let sql: PairHalf
    /// The Swift half.
    public let swift: PairHalf
    /// The text that SQLite runs instead of a translation of the SQL half (`Name.sqlite.sql`), or nil.
    public let sqlite: PairHalf?
    /// Edits of the halves that no case needs to notice, with the reasons, in declared order.
    public let acceptedMutants: [AcceptedMutant]
    /// Divergences that do not count until a day has passed, with the reasons, in declared order.
    public let waivers: [Waiver]

    /// How the view is served.
    public let online: ViewOnlinePolicy

    /// Where the contract begins: the opening of the SQL half's leading comment.
    public var location: SourceLocation { SourceLocation(file: sql.file, line: 1) }

    /// The name that all versions of the view share: `RecentDelays`, for the pair `RecentDelays_v1` too.
    public var family: String { ViewVersion(pair: name)?.family ?? name }
    /// Which version of which family the pair is: `RecentDelays@1`.
    public var viewVersion: ViewVersion { ViewVersion(family: family, version: version) }

    /// The feature of this name, or nil.
    public func feature(_ name: String) -> FeatureContract? { features.first { $0.name == name } }
    /// What an answer may depend on in this source, or nil when the view does not read it.
    public func read(_ source: String) -> Read? { reads.first { $0.source == source } }

    /// Makes a contract.
    public init(
        name: String, entity: Entity, reads: [Read], request: [ColumnContract], features: [FeatureContract],
        owner: String?, sql: PairHalf, swift: PairHalf, sqlite: PairHalf? = nil,
        acceptedMutants: [AcceptedMutant] = [], waivers: [Waiver] = [], version: Int = 1,
        online: ViewOnlinePolicy = ViewOnlinePolicy()
    ) {
        self.name = name
        self.version = version
        self.entity = entity
        self.reads = reads
        self.request = request
        self.features = features
        self.owner = owner
        self.sql = sql
        self.swift = swift
        self.sqlite = sqlite
        self.acceptedMutants = acceptedMutants
        self.waivers = waivers
        self.online = online
    }

    /// The columns of this view's spine behind `spine_id`: the entity's keys, `as_of`, the request columns.
    public var spineColumns: [ColumnContract] {
        entity.keys + [ColumnContract(name: "as_of", type: .timestamp, isNullable: false)] + request
    }
}

/// One half of a pair, as text.
public struct PairHalf: Hashable, Sendable {
    /// The file, relative to the package.
    public let file: String
    /// The whole text of the file.
    public let text: String

    /// Makes a half.
    public init(file: String, text: String) {
        self.file = file
        self.text = text
    }
}

/// What an answer may depend on in one source.
public struct Read: Hashable, Sendable {
    /// The source's name.
    public let source: String
    /// How far back.
    public let extent: Extent
    /// How the source's rows are found when its keys are not the entity's; empty when the entity's keys find them.
    public let by: [Link]
    /// Where it is declared.
    public let location: SourceLocation

    /// How far back an answer can depend on a source.
    public enum Extent: Hashable, Sendable {
        /// Rows whose event time is at most so many microseconds before `as_of`.
        case within(microseconds: Int64)
        /// The last row at or before `as_of`.
        case latest
        /// The last so many rows at or before `as_of`.
        case last(Int)
        /// Everything at or before `as_of`.
        case all
    }

    /// `column` of the read source equals `from`, a column of another read source or of the request.
    public struct Link: Hashable, Sendable {
        /// The read source's own column.
        public let column: String
        /// The source whose column gives the value; nil for a request column.
        public let fromSource: String?
        /// The column that gives the value.
        public let fromColumn: String

        /// Makes a link.
        public init(column: String, fromSource: String?, fromColumn: String) {
            self.column = column
            self.fromSource = fromSource
            self.fromColumn = fromColumn
        }
    }

    /// Makes a read.
    public init(source: String, extent: Extent, by: [Link], location: SourceLocation) {
        self.source = source
        self.extent = extent
        self.by = by
        self.location = location
    }
}

/// One named, typed value of a view.
public struct FeatureContract: Hashable, Sendable {
    /// The feature's name: the column of the SQL result.
    public let name: String
    /// Its type.
    public let type: ValueType
    /// Whether NULL is an allowed answer.
    public let isNullable: Bool
    /// What it means, in a sentence.
    public let about: String
    /// When two numbers count as equal.
    public let comparison: ComparisonPolicy
    /// Answers to the questions on which careful people differ.
    public let decisions: Decisions
    /// Where it is declared.
    public let location: SourceLocation

    /// Makes a feature.
    public init(
        name: String, type: ValueType, isNullable: Bool, about: String, comparison: ComparisonPolicy,
        decisions: Decisions, location: SourceLocation
    ) {
        self.name = name
        self.type = type
        self.isNullable = isNullable
        self.about = about
        self.comparison = comparison
        self.decisions = decisions
        self.location = location
    }
}

/// When two numbers of a `double` feature count as equal; every other type is always compared exactly.
public enum ComparisonPolicy: Hashable, Sendable {
    /// Bit for bit, but -0 differs from 0 and NaN equals NaN.
    case exact
    /// Equal within the certified bound of summing this question's visible values of the column in any order.
    case floatSum(source: String, column: String)
    /// The same for a mean: one ulp more, for its division.
    case floatMean(source: String, column: String)
    /// At most so many representable numbers apart.
    case ulps(Int)
    /// At most so far apart.
    case absolute(Double)
    /// At most so far apart, relative to the larger magnitude.
    case relative(Double)
}
