internal import Contracts
public import PromotionRecords

/// What a check of the records found, for machines.
public struct PromotionCheckJSON: Encodable, Sendable {
    let format = 1
    let conclusion: String
    let views: [View]
    let orphans: [String]
    let strangers: [String]
    let stale: [String]

    /// One view.
    struct View: Encodable, Sendable {
        let view: String
        let pair: String
        let file: String
        let state: String
        let message: String?
        let services: [String]
        let allowed: Bool
        let changed: [Change]
        let contract: [Change]
        let expired: [String]
        let promoted: Promoted?
    }

    /// Something that is not what it was.
    struct Change: Encodable, Sendable {
        let what: String
        let was: String?
        let now: String?
    }

    /// Who promoted, and when.
    struct Promoted: Encodable, Sendable {
        let at: String
        let by: String
        let number: Int
    }

    /// Makes it of a check.
    public init(_ check: PromotionCheck, strict: Bool) {
        conclusion = check.conclusion(strict: strict).rawValue
        views = check.views.map(View.init)
        orphans = check.orphans
        strangers = check.strangers
        stale = check.stale
    }
}

extension PromotionCheckJSON.View {
    fileprivate init(_ view: CheckedView) {
        var changed: [PromotionCheckJSON.Change] = []
        var contract: [PromotionCheckJSON.Change] = []
        var message: String?
        var record: PromotionRecord?
        switch view.state {
        case .promoted(let found):
            state = "promoted"
            record = found
        case .reopened(let found, let changes):
            state = "re-opened"
            record = found
            changed = changes.map { .init(what: $0.kind.rawValue, was: $0.was, now: $0.now) }
        case .refused(let reason):
            message = reason.description
            switch reason {
            case .neverPromoted, .unknownView: state = "never promoted"
            case .void(_, let voiding):
                state = "void"
                changed = voiding.changed.map {
                    .init(what: $0.kind.rawValue, was: $0.promoted, now: $0.now)
                }
                contract = voiding.contract.map { .init(what: $0.path, was: $0.was, now: $0.now) }
            case .retired: state = "retired"
            case .replayed: state = "replayed"
            case .unreadable: state = "unreadable"
            case .signature: state = "signature"
            }
        }
        self.view = "\(view.version)"
        pair = view.pair
        file = view.location.file
        self.message = message
        services = view.services
        allowed = view.isAllowed
        self.changed = changed
        self.contract = contract
        expired = view.expired.map(\.expiry.description)
        promoted = record.map {
            .init(at: "\($0.promoted.at)", by: $0.promoted.by, number: $0.promoted.number)
        }
    }
}
