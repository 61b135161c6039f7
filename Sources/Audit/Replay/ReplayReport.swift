public import Online
public import Parity

/// What one record of the log saw, and what both halves say to it now; never formatted.
public struct ReplayReport: Sendable {
    /// What was served.
    public let vector: ServedVector
    /// Where the record stands: `served-….ndjson:12`.
    public let place: String
    /// Its views, in the order of the vector.
    public let views: [ReplayedView]

    /// Whether any answer is not what a half says now, or the store no longer shows what it showed.
    public var differs: Bool {
        views.contains { view in view.isStoreChanged || view.features.contains { $0.differs } }
    }

    /// Whether a side that was named, or every side, was not asked about a view, or gave no answer.
    public var isUnasked: Bool { views.isEmpty || views.contains { !$0.unasked.isEmpty } }
}

/// One view's part of a replay.
public struct ReplayedView: Sendable {
    /// The version that answered.
    public let version: String
    /// Why it cannot be asked again, or nil.
    public let unaskable: String?
    /// Why a side that was named was not asked, or gave no answer to compare with, or none was named; empty where each was.
    public let unasked: [String]
    /// The rows of the store that may concern it, as the store stood, by source in the order of `reads`.
    public let rows: [RelevantRows]
    /// Why there are none to be shown, or nil.
    public let rowsUnknown: String?
    /// How many rows it saw then, or nil where its answer was materialized.
    public let seenThen: RowsFingerprint?
    /// What it sees of the store's state now; nil where that is not to be had.
    public let seenNow: RowsFingerprint?
    /// Whether the store no longer shows what it showed then.
    public var isStoreChanged: Bool { seenThen != nil && seenNow != nil && seenThen != seenNow }
    /// The rows that the warehouse has otherwise.
    public let warehouseRows: [RowDifference]
    /// Its features, in the order of the vector.
    public let features: [ReplayedFeature]
}

/// One feature of a replay.
public struct ReplayedFeature: Sendable {
    /// The feature.
    public let feature: String
    /// What was served.
    public let served: CellValue
    /// How it stood.
    public let status: FeatureStatus
    /// What the Swift half says over the store's rows as they stood; nil where it was not asked.
    public let swift: SideAnswer?
    /// What the Swift half says over the warehouse's rows; nil where it was not asked.
    public let swiftOverWarehouse: SideAnswer?
    /// What SQL says over the warehouse's rows; nil where it was not asked.
    public let sql: SideAnswer?
    /// Why SQL's answer is another one than was served, or nil where it is the same or was not asked for.
    public let cause: DifferenceCause?
    /// Whether the Swift half now says something else over the rows as they stood.
    public let isNotReproduced: Bool

    /// Whether anything differs from what was served.
    public var differs: Bool { cause != nil || isNotReproduced }
}
