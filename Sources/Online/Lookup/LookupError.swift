public import FeatureStore
public import PromotionRecords

/// Why a lookup has no answer.
public enum LookupError: Error, Hashable, Sendable {
    /// No service has this name.
    case unknownService(String, known: [String])
    /// No feature is called like this.
    case unknownFeature(String, known: [String])
    /// No feature was asked for.
    case nothingAsked
    /// A view may not be served.
    case notServable(view: String, NotServable)
    /// Key or request columns are not those that are needed.
    case columnsDiffer(what: String, expected: String, found: String)
    /// Two views of one question take request columns of one name that are not the same.
    case requestsDiffer(column: String, first: String, second: String)
    /// A request column that allows no NULL holds one.
    case unexpectedNull(column: String, row: Int)
    /// The rows that an answer about this instant needs are no longer kept.
    case tooOld(asked: Timestamp, oldest: Timestamp, source: String)
    /// Rows that a view's answers about the present need were removed before it read so far back, or never brought.
    case rowsMissing(view: String, source: String, until: Timestamp?)
    /// The instant has not come yet.
    case inTheFuture(asked: Timestamp, now: Timestamp)
    /// A view's `compute` threw.
    case computeFailed(view: String, row: Int, reason: String)
    /// Two versions of a row cannot be told apart.
    case ambiguousVersions(view: String, VersionConflict)
    /// A view goes on asking for further groups.
    case unsettled(view: String, rounds: Int, groups: Int)
    /// What the store gave back does not have the columns of the source.
    case rowsDiffer(EvaluationError)
    /// Entities were erased or states dropped again and again while the answer was made.
    case disturbed(times: Int)
    /// The caller was cancelled before all rows were computed.
    case cancelled
    /// The store failed.
    case store(OnlineStoreError)
}

extension LookupError: CustomStringConvertible {
    /// What was expected, what was found, what to do.
    public var description: String {
        switch self {
        case .unknownService(let name, let known):
            "no service is called '\(name)'; there are \(known.joined(separator: ", "))"
        case .unknownFeature(let name, let known):
            "no feature is called '\(name)', expected View:feature or View@version:feature; "
                + (known.isEmpty ? "no view is called so" : "there are \(known.joined(separator: ", "))")
        case .nothingAsked: "no feature was asked for: name a service, or at least one View:feature"
        case .notServable(let view, let reason): "\(view) may not be served: \(reason)"
        case .columnsDiffer(let what, let expected, let found):
            "\(what) must be (\(expected)), but \(found.isEmpty ? "none were" : "(\(found)) were") given"
        case .requestsDiffer(let column, let first, let second):
            "the request column \(column) is taken as \(first) and as \(second): ask for their features in two requests"
        case .unexpectedNull(let column, let row):
            "the request column \(column) holds NULL in row \(row), but is declared without: give a value"
        case .tooOld(let asked, let oldest, let source):
            "as_of \(asked) is older than what can be answered: the rows of \(source) reach back to answers about "
                + "\(oldest); ask about that instant or a later one, or the warehouse"
        case .rowsMissing(let view, let source, let until):
            "\(view) cannot be answered yet: it needs older rows of \(source) than the store has, which were removed before it "
                + "read them, or never brought. Run `featurestore backfill \(source)`"
                + (until.map { ", or wait until \($0)" } ?? "")
        case .inTheFuture(let asked, let now):
            "as_of \(asked) lies in the future, it is \(now): events of that time may still come. Leave as_of out to ask "
                + "about now"
        case .computeFailed(let view, let row, let reason): "\(view) failed to compute row \(row): \(reason)"
        case .ambiguousVersions(let view, let conflict): "\(view) cannot be computed: \(conflict)"
        case .unsettled(let view, let rounds, let groups):
            "\(view) asked for further rows \(rounds) times, \(groups) groups in all: its by: leads from row to row. Raise "
                + "rounds or groupsPerAnswer in ServingOptions if that is meant"
        case .rowsDiffer(let error): "the online store holds other columns than this program was built with: \(error)"
        case .disturbed(let times):
            "the store dropped what an answer was made from, \(times) times in a row: ask again"
        case .cancelled: "the caller was cancelled before the answer was made"
        case .store(let error): error.description
        }
    }
}

/// Why a delivery was not stored.
public enum IngestError: Error, Hashable, Sendable {
    /// The rows do not fit the source.
    case rows(DeliveryProblem)
    /// What is stored contradicts the delivery.
    case refused(DeliveryRefusal)
    /// So many rows wait to be stored that no more are taken; nothing of the delivery was stored.
    case overloaded(waitingRows: Int, bound: Int)
    /// The caller was cancelled while its delivery was not taken yet.
    case cancelled
    /// The store failed; nothing of the delivery was stored, unless the error says that this is uncertain.
    case store(OnlineStoreError)
}

extension IngestError: CustomStringConvertible {
    /// What was expected, what was found, what to do.
    public var description: String {
        switch self {
        case .rows(let error): error.description
        case .refused(let refusal): refusal.description
        case .overloaded(let waiting, let bound):
            "\(waiting) rows wait to be stored, and at most \(bound) may: nothing was stored, send it again later"
        case .cancelled: "the caller was cancelled while its rows waited: nothing of them was stored"
        case .store(let error): error.description
        }
    }
}
