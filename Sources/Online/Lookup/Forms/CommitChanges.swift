import FeatureStore

/// What a commit of this process brought, as the forms of entities are told of it.
struct CommitChanges {
    private let plan: ServingPlan
    /// The deliveries that changed anything, in their order.
    private let deliveries: [(delivery: Delivery, receipt: IngestReceipt)]
    /// Groups of rows of which another entity has versions; nil where the store does not say.
    private let spread: Set<GroupKey>?
    private var rows: [Place: [EntityKey: [Int]]] = [:]
    private var keys: [Place: [EntityKey?]] = [:]

    /// A delivery, and the link by which its rows are found.
    private struct Place: Hashable {
        let delivery: Int
        let link: Int
    }

    init(_ outcome: CommitOutcome, _ deliveries: [Delivery], plan: ServingPlan) {
        self.plan = plan
        spread = outcome.spread
        self.deliveries = zip(deliveries, outcome.receipts).compactMap { delivery, receipt in
            guard case .success(let receipt) = receipt, receipt.stored + receipt.corrected > 0 else { return nil }
            return (delivery, receipt)
        }
    }

    /// What the commit did to some groups, delivery by delivery; nil where that cannot be told from the deliveries.
    mutating func changes(to groups: [GroupCache.Reference]) -> [FormChange]? {
        var changes: [FormChange] = []
        for position in deliveries.indices {
            let (delivery, receipt) = deliveries[position]
            for group in groups where plan.links[group.link].link.source == delivery.source {
                // Which of its rows gave way is not said.
                if delivery.givesWay, receipt.repeated > 0 { return nil }
                let link = plan.links[group.link]
                let schema = link.rowType.schema
                let place = Place(delivery: position, link: group.link)
                index(place, delivery.rows, link.link.columns)
                let mayBeElsewhere =
                    schema.versions != nil && (spread?.contains(GroupKey(link: link.link, key: group.key)) ?? true)
                func change(_ row: Int, belongs: Bool) -> FormChange {
                    FormChange(
                        source: delivery.source, rows: delivery.rows, row: row, belongs: belongs,
                        mayBeElsewhere: mayBeElsewhere)
                }
                if receipt.corrected > 0 || schema.versions != nil {
                    // A row that is another entity's now may have been this one's.
                    for (row, key) in (keys[place] ?? []).enumerated() {
                        changes.append(change(row, belongs: key == group.key))
                    }
                } else {
                    changes += (rows[place]?[group.key] ?? []).map { change($0, belongs: true) }
                }
            }
        }
        return changes
    }

    private mutating func index(_ place: Place, _ batch: ColumnBatch, _ columns: [String]) {
        guard keys[place] == nil else { return }
        let linking = columns.compactMap { batch.column($0) }
        let found = (0..<batch.rowCount).map { EntityKey(row: $0, of: linking) }
        keys[place] = found
        var byKey: [EntityKey: [Int]] = [:]
        for (row, key) in found.enumerated() { if let key { byKey[key, default: []].append(row) } }
        rows[place] = byKey
    }
}
