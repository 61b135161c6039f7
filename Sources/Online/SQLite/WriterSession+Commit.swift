import Crypto
import FeatureStore
import SQLite

extension WriterSession {
    /// Stores deliveries in one transaction; a number is taken only where something changes.
    func commit(_ deliveries: [Delivery], ingestedAt: Timestamp) throws -> CommitOutcome {
        let place = CommitPlace(sequence: sequence + 1, ingestedAt: instant(ingestedAt))
        var touched = TouchedGroups()
        let tallies = try transaction(keeping: { $0.contains { $0.changesAnything } }) {
            var tallies: [Tally] = []
            tallies.reserveCapacity(deliveries.count)
            for delivery in deliveries { tallies.append(try store(delivery, at: place, &touched)) }
            if tallies.contains(where: \.changesAnything) {
                try writeCommit(place.sequence, at: place.ingestedAt)
            }
            return tallies
        }
        if tallies.contains(where: \.changesAnything) { advance(to: place.sequence, place.ingestedAt) }
        let snapshot = StoreSnapshot(sequence: sequence)
        return CommitOutcome(
            snapshot: snapshot, receipts: tallies.map { $0.receipt(at: snapshot) }, touched: touched.groups,
            spread: touched.spreadGroups)
    }

    private func store(_ delivery: Delivery, at place: CommitPlace, _ touched: inout TouchedGroups) throws -> Tally {
        guard let source = sources[delivery.source], source.fits(delivery.rows) else {
            throw OnlineStoreError.engine(
                "a delivery of \(delivery.source) was not checked against this store's sources")
        }
        let digest = delivery.id.map { _ in Self.digest(delivery) }
        if let id = delivery.id, let known = try self.digest(of: id) {
            guard known == digest else {
                return .refused(.deliveryIDTaken(source: delivery.source, id: id))
            }
            return .taken(stored: 0, repeated: delivery.rows.rowCount, corrected: 0)
        }
        let tally = try store(delivery, source, at: place, &touched)
        if let id = delivery.id, let digest, tally.changesAnything { try note(id, digest, place) }
        return tally
    }

    /// Stores all rows or, where one contradicts what is stored, none.
    private func store(
        _ delivery: Delivery, _ source: SourceWriter, at place: CommitPlace, _ touched: inout TouchedGroups
    ) throws -> Tally {
        guard source.canRefuse else {
            return try source.store(delivery.rows, givesWay: delivery.givesWay, at: place, &touched)
        }
        try connection.execute("SAVEPOINT delivery")
        var its = TouchedGroups()
        let tally = try source.store(delivery.rows, givesWay: delivery.givesWay, at: place, &its)
        if case .refused = tally {
            try connection.execute("ROLLBACK TO delivery; RELEASE delivery")
        } else {
            try connection.execute("RELEASE delivery")
            touched.add(its)
        }
        return tally
    }

    private static func digest(_ delivery: Delivery) -> [UInt8] {
        var bytes: [UInt8] = []
        ColumnCodec.append(text: delivery.source, to: &bytes)
        ColumnCodec.encode(delivery.rows, into: &bytes)
        return Array(SHA256.hash(data: bytes))
    }

    private func digest(of id: String) throws -> [UInt8]? {
        let rows = try connection.rows("SELECT digest FROM \"@deliveries\" WHERE id = ?", [.text(id)])
        guard case .blob(let digest)? = rows.first?.first else { return nil }
        return digest
    }

    private func note(_ id: String, _ digest: [UInt8], _ place: CommitPlace) throws {
        _ = try connection.rows(
            "INSERT INTO \"@deliveries\" VALUES(?, ?, ?, ?)",
            [.text(id), .blob(digest), .integer(place.sequence), .integer(place.ingestedAt.microseconds)])
    }
}

/// The number and the instant of one commit.
struct CommitPlace {
    let sequence: Int64
    let ingestedAt: Timestamp
}

/// What became of one delivery, before the commit is durable.
enum Tally {
    case taken(stored: Int, repeated: Int, corrected: Int)
    case refused(DeliveryRefusal)

    var changesAnything: Bool {
        if case .taken(let stored, _, let corrected) = self { stored + corrected > 0 } else { false }
    }

    func receipt(at snapshot: StoreSnapshot) -> Result<IngestReceipt, DeliveryRefusal> {
        switch self {
        case .taken(let stored, let repeated, let corrected):
            .success(IngestReceipt(stored: stored, repeated: repeated, corrected: corrected, snapshot: snapshot))
        case .refused(let refusal): .failure(refusal)
        }
    }
}

/// The groups that a commit touches, each once: many rows of one delivery share a group.
struct TouchedGroups {
    private var keys: [SourceLink: Set<EntityKey>] = [:]
    /// Of those the groups that share a row, by versions of it, with another group or with none.
    private var spread: [SourceLink: Set<EntityKey>] = [:]

    /// Adds the groups of all versions of one row.
    mutating func add(versions rows: ColumnBatch, _ layout: SourceLayout) {
        add(rows, layout)
        for link in layout.links {
            let groups = (0..<rows.rowCount).map { link.group(ofRow: $0, of: rows.columns) }
            guard groups.contains(where: { $0 != groups.first }) else { continue }
            spread[link.link, default: []].formUnion(groups.compactMap { $0 })
        }
    }

    mutating func add(_ rows: ColumnBatch, _ layout: SourceLayout, row: Int) {
        for link in layout.links {
            guard let key = link.group(ofRow: row, of: rows.columns) else { continue }
            keys[link.link, default: []].insert(key)
        }
    }

    mutating func add(_ rows: ColumnBatch, _ layout: SourceLayout) {
        for link in layout.links {
            let columns = link.columns.map { rows.columns[$0] }
            var mine = keys.removeValue(forKey: link.link) ?? []
            for row in 0..<rows.rowCount {
                if let key = EntityKey(row: row, of: columns) { mine.insert(key) }
            }
            keys[link.link] = mine
        }
    }

    mutating func add(_ other: TouchedGroups) {
        keys.merge(other.keys) { $0.union($1) }
        spread.merge(other.spread) { $0.union($1) }
    }

    var groups: Set<GroupKey> { Self.groups(keys) }
    var spreadGroups: Set<GroupKey> { Self.groups(spread) }

    private static func groups(_ keys: [SourceLink: Set<EntityKey>]) -> Set<GroupKey> {
        var groups: Set<GroupKey> = []
        groups.reserveCapacity(keys.reduce(0) { $0 + $1.value.count })
        for (link, keys) in keys { for key in keys { groups.insert(GroupKey(link: link, key: key)) } }
        return groups
    }
}
