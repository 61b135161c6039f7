public import Contracts
public import FeatureStore

/// Decides, once and from what the build embedded, which views may be served.
///
/// Made when a service starts; whether a view may be looked up is then one look into a dictionary.
public struct PromotionGate: Sendable {
    /// What was decided of one view.
    public enum Decision: Hashable, Sendable {
        /// It was promoted as it stands; the number says for the how-manieth time.
        case promoted(ViewVersion, number: Int)
        /// featurestore.yaml allows it by name, although it was not promoted as it stands.
        case allowed(ViewVersion)
        /// It may not be served.
        case refused(NotServable)
    }

    /// By the name of the pair and by `view@version`.
    private let decisions: [String: Decision]
    /// The names of the pairs, ordered as the registry's.
    private let names: [String]

    /// Decides about every view of a build.
    ///
    /// - Throws: `ContractErrors` for a registry that was made by hand and does not load.
    public init(registry: FeatureRegistry) throws(ContractErrors) {
        self.init(project: try ProjectLoader.load(registry), book: PromotionBook(registry.promotions))
    }

    /// Decides about every view of a project.
    public init(project: Project, book: PromotionBook) {
        let allowed = Set(project.promotion.serveUnpromoted.compactMap { project.view(named: $0.text)?.name })
        var decisions: [String: Decision] = [:]
        for (view, now) in zip(project.views, Fingerprints.all(in: project)) {
            let version = view.viewVersion
            let decision: Decision
            do throws(NotServable) {
                let record = try book.record(of: version, now: now, policy: project.promotion)
                decision = .promoted(version, number: record.promoted.number)
            } catch {
                decision = allowed.contains(view.name) ? .allowed(version) : .refused(error)
            }
            decisions[view.name] = decision
            decisions["\(version)"] = decision
        }
        self.decisions = decisions
        names = project.views.map(\.name)
    }

    /// What was decided of a view, named as `RecentDelays`, `RecentDelays_v1` or `RecentDelays@1`.
    public func decision(_ view: String) -> Decision {
        decisions[view] ?? .refused(.unknownView(view, known: names))
    }

    /// Passes where a view may be served, named as `RecentDelays`, `RecentDelays_v1` or `RecentDelays@1`.
    ///
    /// - Throws: ``NotServable``, which says which hash differs.
    /// - Complexity: one look into a dictionary.
    public func require(_ view: String) throws(NotServable) {
        if case .refused(let reason) = decision(view) { throw reason }
    }

    /// The decisions about all views, in the registry's order.
    public var all: [(view: String, decision: Decision)] { names.map { ($0, decision($0)) } }
}
