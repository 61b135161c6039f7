public import Contracts
public import Parity
public import PromotionRecords

/// What promoting one view as it stands would change.
public struct ViewPlan: Sendable {
    /// The view as it stands.
    public let view: ViewContract
    /// The record that it is held against: of its own version, else of the version before; nil where there is none.
    public let promoted: PromotionRecord?
    /// What the hashes say.
    public let state: State
    /// What differs between the contracts, breaking changes first.
    public let contract: [ContractChange]
    /// The services that need what breaks.
    public let needs: [ServiceNeed]
    /// How the answers would change; nil where nothing was asked.
    public let effect: VersionEffect?
    /// What could not be looked at, and why, in whole sentences.
    public let obstacles: [String]
    /// What is worth knowing about how the effect was found, in whole sentences.
    public let notes: [String]

    /// What promoting a view would do.
    public enum State: Hashable, Sendable {
        /// No version of it was ever promoted.
        case first
        /// What was promoted of it cannot be read.
        case unreadable
        /// This version was never promoted; it is held against the version before.
        case newVersion
        /// Nothing that counts has changed.
        case unchanged
        /// Nothing that voids the promotion has changed, but what it was proved with has.
        case reopened([String])
        /// Changed are the halves or the contract.
        case changed([Part])
    }

    /// A part of a pair whose change voids a promotion.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// The SQL half.
        case sql
        /// The Swift half, or what it may use.
        case swift
        /// The contract, with what it resolves to.
        case contract
    }

    /// A service that needs what breaks.
    public struct ServiceNeed: Hashable, Sendable {
        /// The service.
        public let service: String
        /// The feature that it asks for.
        public let feature: String
        /// Whether it asks for the promoted version by its number, which can be kept beside the new one.
        public let isPinned: Bool

        /// Makes a need.
        public init(service: String, feature: String, isPinned: Bool) {
            self.service = service
            self.feature = feature
            self.isPinned = isPinned
        }
    }

    /// Makes a plan.
    public init(
        view: ViewContract, promoted: PromotionRecord?, state: State, contract: [ContractChange] = [],
        needs: [ServiceNeed] = [], effect: VersionEffect? = nil, obstacles: [String] = [], notes: [String] = []
    ) {
        self.view = view
        self.promoted = promoted
        self.state = state
        self.contract = contract
        self.needs = needs
        self.effect = effect
        self.obstacles = obstacles
        self.notes = notes
    }

    /// Whether something of the effect could not be computed.
    public var isIncomplete: Bool { !obstacles.isEmpty || !(effect?.obstacles.isEmpty ?? true) }

    /// Whether who relies on what was promoted would break.
    public var isBreaking: Bool { contract.contains(where: \.isBreaking) }
}

extension ViewPlan {
    /// What to do next.
    public enum Step: Hashable, Sendable {
        /// Nothing: what was promoted is what there is.
        case nothing
        /// Give the contract this version: what was promoted breaks.
        case raiseVersion(to: Int)
        /// Services ask for the promoted version by its number: keep it beside the new one when promoting.
        case promoteKeepingPrevious(name: String, services: [String])
        /// Promote.
        case promote(name: String)
        /// Prove it again: service goes on meanwhile.
        case promoteAgain(name: String)
    }

    /// What to do next, in order.
    public var steps: [Step] {
        let name = view.viewVersion.description
        switch state {
        case .unchanged: return [.nothing]
        case .unreadable: return []
        case .reopened: return [.promoteAgain(name: name)]
        case .first: return [.promote(name: name)]
        case .changed where isBreaking:
            return [.raiseVersion(to: view.version + 1)] + promoting("\(view.family)@\(view.version + 1)")
        case .changed, .newVersion: return promoting(name)
        }
    }

    private func promoting(_ name: String) -> [Step] {
        var services: [String] = []
        for need in needs where need.isPinned && !services.contains(need.service) { services.append(need.service) }
        return services.isEmpty
            ? [.promote(name: name)] : [.promoteKeepingPrevious(name: name, services: services)]
    }
}
