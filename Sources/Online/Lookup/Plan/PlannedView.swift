public import Contracts
import FeatureStore
import PromotionRecords

/// A view with what a lookup needs to know of it.
struct PlannedView: Sendable {
    let definition: ViewDefinition
    let contract: ViewContract
    /// The view and version: `RecentDelays@1`.
    let version: String
    /// Why it may not be served, or nil.
    let refusal: NotServable?
    /// The age of the newest row beyond which an answer is stale.
    let staleAfter: TimeSpan?
    /// Whether answers come from batch where there are some.
    let isMaterialized: Bool
    /// What the answers of batch are kept under.
    let answersName: String
    /// The links by which rows belong to the entity, of the sources that the view reads.
    let belonging: [Belonging]
    /// By position in the entity's links, the number of a link that is found by values and read by the view.
    let keyed: [Int: Int]
    /// How many links the entity has.
    let linkCount: Int
    /// How far back of which rows its statuses tell.
    let reach: ViewReach
    /// The number of its incremental form among links and forms; nil where it has none that can be served.
    let form: Int?

    /// A link by which rows belong to the entity.
    struct Belonging: Sendable {
        /// Its position in the entity's links.
        let position: Int
        /// Its number among all links.
        let number: Int
        /// The positions in the entity's keys that give the values.
        let keys: [Int]
        /// How far back the view reads the source; nil: however old.
        let span: TimeSpan?
    }

    init(
        _ definition: ViewDefinition, contract: ViewContract, project: Project, registry: FeatureRegistry,
        links: [SourceLink: Int], refusal: NotServable?, formNumber: Int
    ) {
        self.definition = definition
        self.contract = contract
        version = "\(contract.viewVersion)"
        self.refusal = refusal
        staleAfter = contract.online.staleAfter
        isMaterialized = contract.online.materializedFor != nil
        answersName = isMaterialized ? contract.answersName(in: project) : version
        let reach = ViewReach(contract, project, registry)
        self.reach = reach
        var belonging: [Belonging] = []
        var keyed: [Int: Int] = [:]
        for (position, link) in definition.entity.links.enumerated()
        where definition.schema.reads.contains(link.source) {
            guard let number = links[SourceLink(source: link.source, columns: link.columns)] else { continue }
            if let keys = link.keys {
                belonging.append(
                    Belonging(position: position, number: number, keys: keys, span: reach.spans[link.source] ?? nil))
            } else {
                keyed[position] = number
            }
        }
        self.belonging = belonging
        self.keyed = keyed
        linkCount = definition.entity.links.count
        // All that it reads belongs to the entity, each source by one link.
        let isWhole =
            keyed.isEmpty && !belonging.isEmpty && belonging.count == definition.schema.reads.count
            && Set(definition.entity.links.filter { definition.schema.reads.contains($0.source) }.map(\.source)).count
                == belonging.count
        form = definition.incremental != nil && !isMaterialized && isWhole ? formNumber : nil
    }
}

extension ViewContract {
    /// What a store keeps the view's answers of batch under: the version, and which SQL half gave them.
    ///
    /// The next version's answers, and those of a half that was changed, are never taken for these.
    public func answersName(in project: Project) -> String {
        "\(viewVersion) \(Fingerprints.of(self, in: project).sql)"
    }
}
