public import FeatureStore
public import Online
public import Parity

/// What came of asking the warehouse again about everything that was logged; never formatted.
public struct AuditReport: Sendable {
    /// The warehouse's name.
    public var warehouse: String
    /// How many records were looked at.
    public var records = 0
    /// How many were left out by the time or the service that was asked for.
    public var leftOut = 0
    /// How many lines a crash tore: they are no records and count as nothing.
    public var torn = 0
    /// How many files went away while the log was read: the oldest do, and those that an erasure emptied.
    public var goneFiles = 0
    /// The damaged lines, the first few.
    public var damaged: [DamagedLogLine] = []
    /// How many lines are damaged in all.
    public var damagedLines = 0
    /// When the first and the last of the records were served.
    public var served: ClosedRange<Timestamp>?
    /// What came of each version of a view, in alphabetical order.
    public var views: [ViewAudit] = []
    /// What could not be compared, why, and how many answers, the most frequent first.
    public var notCompared: [(reason: String, answers: Int)] = []
    /// The answers over time, in order, without those intervals in which nothing was served.
    public var intervals: [AuditInterval] = []
    /// The first few differences of each feature and cause.
    public var examples: [AuditExample] = []

    /// Makes a report of nothing.
    public init(warehouse: String) { self.warehouse = warehouse }

    /// How many answers were compared.
    public var answers: Int { views.reduce(0) { sum, view in view.features.reduce(sum) { $0 + $1.answers } } }

    /// How many answers could not be compared.
    public var answersNotCompared: Int { notCompared.reduce(0) { $0 + $1.answers } }

    /// How many answers differ, of one cause or of all; a damaged line counts as one.
    public func differing(_ cause: DifferenceCause? = nil) -> Int {
        let lines = cause == nil || cause == .log ? damagedLines : 0
        return views.reduce(lines) { sum, view in view.features.reduce(sum) { $0 + $1.differing(cause) } }
    }

    /// Which share of what was logged could not be compared, from 0 to 1.
    public var shareNotCompared: Double {
        let all = answers + damagedLines + answersNotCompared
        return all == 0 ? 0 : Double(answersNotCompared) / Double(all)
    }

    /// Which share of what was compared differs, from 0 to 1.
    public var share: Double {
        let all = answers + damagedLines
        return all == 0 ? 0 : Double(differing()) / Double(all)
    }
}

/// What came of one version of a view.
public struct ViewAudit: Sendable {
    /// The version that answered: `RecentDelays@1`.
    public var version: String
    /// How many questions were compared.
    public var questions = 0
    /// By feature, in the contract's order.
    public var features: [FeatureAudit] = []

    /// What came of one feature.
    public struct FeatureAudit: Sendable {
        /// The feature.
        public var feature: String
        /// How many answers were compared.
        public var answers = 0
        /// How many of them differ, by cause.
        public var causes: [DifferenceCause: Int] = [:]

        /// How many answers differ, of one cause or of all.
        public func differing(_ cause: DifferenceCause? = nil) -> Int {
            cause.map { causes[$0] ?? 0 } ?? causes.values.reduce(0, +)
        }
    }
}

/// The answers of one stretch of time.
public struct AuditInterval: Sendable {
    /// When it begins.
    public var start: Timestamp
    /// How long it is.
    public var length: TimeSpan
    /// How many answers were compared.
    public var answers = 0
    /// How many of them differ, by cause.
    public var causes: [DifferenceCause: Int] = [:]
}

/// One answer that is not the warehouse's.
public struct AuditExample: Sendable {
    /// The request's id.
    public let request: String
    /// Where the record stands: `served-….ndjson:12`.
    public let place: String
    /// When it was served.
    public let servedAt: Timestamp
    /// The instant that it is about.
    public let asOf: Timestamp
    /// The version that answered.
    public let version: String
    /// The feature.
    public let feature: String
    /// The entity's keys.
    public let keys: [NamedValue]
    /// Why it differs.
    public let cause: DifferenceCause
    /// What was served.
    public let served: CellValue
    /// What SQL says.
    public let sql: SideAnswer
    /// What Swift says over the warehouse's rows.
    public let swift: SideAnswer
    /// How many rows serving saw, or nil where the answer was materialized.
    public let servedRows: Int?
    /// How many rows the warehouse shows as of the same instant.
    public let warehouseRows: Int
    /// The rows that are not alike; empty where the store is not at hand or no longer keeps that state.
    public let rows: [RowDifference]
    /// Why the rows cannot be told, or nil.
    public let rowsUnknown: String?
}
