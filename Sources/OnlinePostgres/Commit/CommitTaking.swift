import FeatureStore
import Online

/// What one commit does, decided delivery by delivery before anything is written.
struct CommitTaking {
    /// The digests of deliveries that were taken, in this commit or before, by id.
    private var ids: [String: [UInt8]]
    /// What happens to each source.
    var sources: [String: SourceCommit] = [:]
    /// The deliveries whose ids are to be remembered.
    private(set) var given: [(delivery: Delivery, digest: [UInt8])] = []
    private var tallies: [Result<SourceCommit.Counts, DeliveryRefusal>] = []

    init(ids: [String: [UInt8]]) { self.ids = ids }

    /// Whether something is to be written.
    var changesAnything: Bool {
        tallies.contains { tally in
            if case .success(let counts) = tally { counts.stored + counts.corrected > 0 } else { false }
        }
    }

    /// Every group of which a row comes, goes or changes.
    var touched: Set<GroupKey> {
        var touched: Set<GroupKey> = []
        for source in sources.values {
            for group in source.touched {
                touched.insert(GroupKey(link: source.layout.links[group.link].link, key: group.key))
            }
        }
        return touched
    }

    /// Notes a delivery whose id was taken before; false for any other.
    mutating func isRepeated(_ delivery: Delivery) -> Bool {
        guard let id = delivery.id, let before = ids[id] else { return false }
        tallies.append(
            before == DeliveryIDs.digest(of: delivery)
                ? .success(SourceCommit.Counts(repeated: delivery.rows.rowCount))
                : .failure(.deliveryIDTaken(source: delivery.source, id: id)))
        return true
    }

    /// Takes a delivery, or notes why not.
    mutating func take(_ delivery: Delivery) {
        // Taken out and put back, so that its tables grow in place.
        guard var source = sources.removeValue(forKey: delivery.source) else { return }
        defer { sources[delivery.source] = source }
        do throws(DeliveryRefusal) {
            let counts = try source.take(delivery.rows, givesWay: delivery.givesWay)
            tallies.append(.success(counts))
            guard let id = delivery.id, counts.stored + counts.corrected > 0 else { return }
            let digest = DeliveryIDs.digest(of: delivery)
            ids[id] = digest
            given.append((delivery, digest))
        } catch {
            tallies.append(.failure(error))
        }
    }

    /// What became of each delivery, in their order.
    func receipts(at snapshot: StoreSnapshot) -> [Result<IngestReceipt, DeliveryRefusal>] {
        tallies.map { tally in
            tally.map { counts in
                IngestReceipt(
                    stored: counts.stored, repeated: counts.repeated, corrected: counts.corrected, snapshot: snapshot)
            }
        }
    }
}
