/// A view with a third implementation: state that follows its rows, from which an answer takes little time.
///
/// The pair's Swift file gives `State`, `apply` and `answer` beside `compute`, and the build's registry finds them. What
/// the third form may assume, and what it must promise, is this:
///
/// - `apply` is told of each row of the entity once when it arrives and once if it is withdrawn; a row that changes is
///   withdrawn as it was, then arrives as it is. Rows come in any order, late ones too, never twice.
/// - `answer` may be asked for any `asOf`, before or behind the rows applied. It must say, bit for bit, what `compute`
///   says of the rows applied so far: those phases that are known at `asOf`.
/// - State is a value. It is copied, encoded, decoded, and goes on from there; both functions depend on their arguments
///   alone.
///
/// `featurestore verify` holds it to that. ``Trailing`` and its aggregates keep the promise by themselves.
public protocol IncrementalFeatureView: FeatureView {
    /// What rows can do. Generated.
    associatedtype Change: ViewChange
    /// What is remembered of one entity.
    associatedtype State: IncrementalState

    /// Takes what happened to a row into the state.
    static func apply(_ change: Change, to state: inout State)

    /// The features of the entity, as they were knowable at `asOf`.
    static func answer(_ state: State, asOf: Timestamp) throws -> Features
}

/// An ``IncrementalFeatureView`` whose contract has a `request:`.
public protocol IncrementalRequestFeatureView: RequestFeatureView {
    /// What rows can do. Generated.
    associatedtype Change: ViewChange
    /// What is remembered of one entity.
    associatedtype State: IncrementalState

    /// Takes what happened to a row into the state.
    static func apply(_ change: Change, to state: inout State)

    /// The features of the entity, as they were knowable at `asOf`, for this request.
    static func answer(_ state: State, asOf: Timestamp, request: Request) throws -> Features
}

/// What an incremental view remembers of one entity.
public protocol IncrementalState: Sendable, Codable {
    /// What is remembered of an entity without rows.
    init()
}
