import FeatureStore
import Online

/// What a commit does to one source: decided from what is known, before anything is written.
struct SourceCommit {
    let layout: SourceLayout
    private(set) var known: KnownRows
    /// The rows that come, in their order; nil where a later delivery of the same commit already replaced one.
    private(set) var coming: [(batch: Int, row: Int)?] = []
    /// The batches that they are rows of.
    private(set) var batches: [ColumnBatch] = []
    /// The numbers of stored rows that go.
    private(set) var gone: [Int64] = []
    /// The groups of which a row came, went or changed.
    private(set) var touched: Set<GroupReference> = []

    init(_ layout: SourceLayout, known: KnownRows) {
        self.layout = layout
        self.known = known
    }

    /// How many rows of a delivery are new, repeated, corrections.
    struct Counts {
        var stored = 0
        var repeated = 0
        var corrected = 0
    }

    /// Takes a delivery whole, or refuses it and changes nothing.
    mutating func take(_ batch: ColumnBatch, givesWay: Bool) throws(DeliveryRefusal) -> Counts {
        guard layout.schema.versions != nil else { return takeAll(batch, givesWay) }
        var trial = self
        let counts = try trial.takeVersions(batch, givesWay)
        self = trial
        return counts
    }

    private mutating func takeAll(_ batch: ColumnBatch, _ givesWay: Bool) -> Counts {
        batches.append(batch)
        var counts = Counts()
        for row in 0..<batch.rowCount {
            if layout.hasIDs {
                takeContent(row, layout.id(ofRow: row, in: batch.columns), givesWay, &counts)
            } else {
                add(row, nil)
                counts.stored += 1
            }
        }
        return counts
    }

    private mutating func takeVersions(_ batch: ColumnBatch, _ givesWay: Bool) throws(DeliveryRefusal) -> Counts {
        batches.append(batch)
        var counts = Counts()
        let start = coming.count
        for row in 0..<batch.rowCount {
            try takeVersion(row, layout.id(ofRow: row, in: batch.columns), givesWay, &counts, from: start)
        }
        return counts
    }

    /// A source whose ids are rows: an equal row changes nothing, another one takes its place.
    private mutating func takeContent(_ row: Int, _ id: EntityKey, _ givesWay: Bool, _ counts: inout Counts) {
        let columns = batches[batches.count - 1].columns
        guard let before = known[id].first else {
            add(row, id)
            counts.stored += 1
            return
        }
        guard !givesWay, !before.isIdentical(to: row, of: columns) else {
            counts.repeated += 1
            return
        }
        if let stored = before.stored { gone.append(stored) }
        if let place = before.coming { coming[place] = nil }
        touched.formUnion(before.groups)
        known[id] = []
        add(row, id)
        counts.corrected += 1
    }

    /// A source whose ids have versions: every version is a row, and one of the same time says the same.
    private mutating func takeVersion(
        _ row: Int, _ id: EntityKey, _ givesWay: Bool, _ counts: inout Counts, from start: Int
    ) throws(DeliveryRefusal) {
        let columns = batches[batches.count - 1].columns
        let version = layout.schema.versions.flatMap { columns[$0.by].instant(row) }
        let others = known[id]
        if let same = others.first(where: { $0.version == version }) {
            guard givesWay || same.says(theSameAs: row, of: columns) else { throw refusal(same, from: start) }
            counts.repeated += 1
            return
        }
        for other in others { touched.formUnion(other.groups) }
        add(row, id)
        counts.stored += 1
    }

    private mutating func add(_ row: Int, _ id: EntityKey?) {
        let batch = batches.count - 1
        let columns = batches[batch].columns
        if let id {
            let new = layout.known(row, columns, stored: nil, coming: coming.count)
            touched.formUnion(new.groups)
            known[id].append(new)
        } else {
            touched.formUnion(layout.groups(ofRow: row, in: columns))
        }
        coming.append((batch, row))
    }

    private func refusal(_ same: KnownRows.Row, from start: Int) -> DeliveryRefusal {
        let schema = layout.schema
        // The names of the columns say which id is meant; its values stay out of messages.
        let id = schema.unique.map { schema.columns[$0].name }.joined(separator: ", ")
        if let place = same.coming, place >= start {
            return .contradictsItself(source: layout.source, id: "a row with the same \(id)")
        }
        let time = same.version.map { "\(Timestamp(microseconds: $0))" } ?? "NULL"
        return .contradicts(source: layout.source, id: "the row with this \(id)", versionTime: time)
    }
}
