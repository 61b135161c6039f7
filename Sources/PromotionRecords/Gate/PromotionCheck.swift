public import Contracts

/// What a look at records and sources found, without running anything.
public struct PromotionCheck: Sendable {
    /// The views, in the project's order.
    public let views: [CheckedView]
    /// Records of versions that no pair has: files that may go, or a pair that is missing.
    public let orphans: [String]
    /// Files of `Promotions/` that are not named as a record is.
    public let strangers: [String]
    /// Files that differ from what the program was built with, or are new or gone; empty for a build that is current.
    public let stale: [String]

    /// Makes it from its parts.
    public init(views: [CheckedView], orphans: [String], strangers: [String], stale: [String]) {
        self.views = views
        self.orphans = orphans
        self.strangers = strangers
        self.stale = stale
    }
}

/// What was found of one view.
public struct CheckedView: Sendable {
    /// Its version.
    public let version: ViewVersion
    /// The pair's name: `RecentDelays`, or `RecentDelays_v1` for a version that is kept.
    public let pair: String
    /// Where its contract begins.
    public let location: SourceLocation
    /// What its record comes to.
    public let state: State
    /// The services that ask for the version, by name in declared order.
    public let services: [String]
    /// Whether featurestore.yaml allows it to be served without a promotion.
    public let isAllowed: Bool
    /// Its waivers that no longer hold.
    public let expired: [Waiver]

    /// What a record comes to.
    public enum State: Sendable {
        /// It matches the sources, and all that the proof was run with.
        case promoted(PromotionRecord)
        /// It matches the sources; something that the proof was run with changed.
        case reopened(PromotionRecord, [Reopening])
        /// The version may not be served.
        case refused(NotServable)
    }

    /// Makes it from its parts.
    public init(
        version: ViewVersion, pair: String, location: SourceLocation, state: State, services: [String],
        isAllowed: Bool, expired: [Waiver]
    ) {
        self.version = version
        self.pair = pair
        self.location = location
        self.state = state
        self.services = services
        self.isAllowed = isAllowed
        self.expired = expired
    }

    /// Whether a record is there that does not match, or does not count.
    public var isBroken: Bool {
        guard case .refused(let reason) = state else { return false }
        switch reason {
        case .neverPromoted, .unknownView: return false
        case .retired: return !services.isEmpty && !isAllowed
        case .void, .replayed, .unreadable, .signature: return true
        }
    }

    /// Whether something is worth a new look, though nothing stops.
    public var isOpen: Bool {
        switch state {
        case .promoted: false
        case .reopened: true
        case .refused: !services.isEmpty && !isAllowed
        }
    }
}

extension PromotionCheck {
    /// How the check ended.
    public enum Conclusion: String, Hashable, Sendable {
        /// Every record matches.
        case holds
        /// Nothing is promoted: there is nothing that could match.
        case nothingPromoted = "nothing promoted"
        /// A waiver expired.
        case waiverExpired = "waiver expired"
        /// A record does not match, or, with `--strict`, a verdict is open.
        case broken
    }

    /// How the check ended.
    ///
    /// - Parameter strict: whether a verdict that was re-opened, and a service's view that was never promoted, count.
    public func conclusion(strict: Bool) -> Conclusion {
        if views.contains(where: { $0.isBroken || strict && $0.isOpen }) { return .broken }
        if views.contains(where: { !$0.expired.isEmpty }) { return .waiverExpired }
        let isNothing = views.allSatisfy { view in
            if case .refused(.neverPromoted) = view.state { true } else { false }
        }
        return isNothing ? .nothingPromoted : .holds
    }
}
