import Contracts
import FeatureStore
import Online
import Parity

/// What one record of the log asked of one view, and what it was told.
struct LoggedQuestion: Sendable {
    let logged: LoggedVector
    /// The view that is asked again.
    let view: ViewContract
    /// The version that answered then: `RecentDelays@1`.
    let version: String
    /// One row: the view's spine columns.
    let spine: ColumnBatch
    /// The features that were logged: their positions in the contract, what was served, and how it stood.
    let features: [Feature]
    /// What the view saw, or nil where its answer was materialized.
    let rows: RowsFingerprint?
    /// What it looked for by values; nil where that is not bounded.
    let through: [FoundGroup]?

    struct Feature: Sendable {
        let position: Int
        let value: CellValue
        let status: FeatureStatus
    }

    /// Whether another version is asked than answered.
    var isOtherVersion: Bool { "\(view.viewVersion)" != version }

    var asOf: Timestamp { logged.vector.asOf }

    /// The spine's values, in order.
    var question: [CellValue] { spine.columns.map { CellValue($0, row: 0) } }

    /// The answer that was logged: a value for each feature of the contract, NULL for those that were not asked for.
    var answer: [CellValue] {
        var answer = Array(repeating: CellValue.null, count: view.features.count)
        for feature in features { answer[feature.position] = feature.value }
        return answer
    }

    /// The entity's key values.
    var keys: [NamedValue] {
        view.entity.keys.indices.map {
            NamedValue(name: view.entity.keys[$0].name, value: CellValue(spine.columns[$0], row: 0))
        }
    }
}

/// Why a part of a record cannot be asked again.
enum UnaskableReason: Hashable, Sendable, CustomStringConvertible {
    /// Neither the version nor another one of the view is in the project.
    case noView(String)
    /// The view at hand has other features, keys or request columns.
    case otherShape(version: String, missing: String)
    /// The warehouse lacks a table, or has it otherwise than declared.
    case noTable(view: String, message: String)
    /// The view's SQL cannot be understood, or the engine cannot keep its meaning.
    case refused(view: String, message: String)
    /// The engine cannot hold the question's rows.
    case notCovered(view: String, found: String)
    /// A side gave no answer, or its rows could not be read.
    case unanswered(view: String, message: String)

    var description: String {
        switch self {
        case .noView(let version): "there is no \(version) any more, nor another version of it"
        case .otherShape(let version, let missing): "\(version) has another form now: it lacks \(missing)"
        case .noTable(let view, let message): "\(view): \(message)"
        case .refused(let view, let message): "\(view): \(message)"
        case .notCovered(let view, let found): "\(view): the engine cannot hold its rows: \(found)"
        case .unanswered(let view, let message): "\(view): no answer to compare with: \(message)"
        }
    }

    /// Whether the version that answered is the reason.
    var isVersion: Bool {
        switch self {
        case .noView, .otherShape: true
        default: false
        }
    }
}
