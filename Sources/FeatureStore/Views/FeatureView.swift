/// The Swift half of a pair: features of one entity, computed from its history.
///
/// The build generates the conformance, `Features` and the histories; the pair's Swift file gives `compute`.
public protocol FeatureView: SendableMetatype {
    /// What is known about one entity: `AircraftHistory`.
    associatedtype Input: EntityHistory
    /// The answer.
    associatedtype Features: FeatureValues
    /// What the contract says about the view.
    static var schema: ViewSchema { get }

    /// The features of one entity, as they were knowable at `asOf`.
    ///
    /// Must be a function of its arguments alone: no clock, no chance, no files, no state that outlives the call. It is
    /// also asked about an entity whose key is NULL, with an empty history.
    ///
    /// - Throws: Whatever keeps it from answering; the question then counts as failed, with the error's description.
    static func compute(_ history: Input, asOf: Timestamp) throws -> Features
}

/// A feature view whose contract has a `request:`, values that whoever asks gives along.
public protocol RequestFeatureView: SendableMetatype {
    /// What is known about one entity.
    associatedtype Input: EntityHistory
    /// What whoever asks gives along.
    associatedtype Request: RequestValues
    /// The answer.
    associatedtype Features: FeatureValues
    /// What the contract says about the view.
    static var schema: ViewSchema { get }

    /// The features of one entity, as they were knowable at `asOf`, for this request.
    ///
    /// The rules of ``FeatureView/compute(_:asOf:)`` hold here too.
    static func compute(_ history: Input, asOf: Timestamp, request: Request) throws -> Features
}

/// The features of a view, as a struct.
///
/// Generated.
public protocol FeatureValues: Sendable {
    /// Writes the features in declared order.
    func write(into answer: inout ColumnWriter)
}

/// The request columns of a view, as a struct.
///
/// Generated.
public protocol RequestValues: Sendable {
    /// Reads the request columns in declared order.
    init(decoding row: borrowing RowDecoder)
}
