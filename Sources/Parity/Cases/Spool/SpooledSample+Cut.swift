internal import Contracts
internal import FeatureStore

extension SpooledSample {
    /// Decides what is asked together, and copies the rows of each part side by side.
    ///
    /// The entities of a spine are dealt out by a hash of their keys into as many parts as make each about `rowsPerChunk`
    /// questions and rows; one entity is never cut. Small parts are asked together, so a small sample is one chunk.
    ///
    /// - Parameter views: whose questions will be asked.
    /// - Complexity: O(rows) for each list of columns that a view finds rows by.
    mutating func cut(for views: [ViewContract], rowsPerChunk: Int) throws(SpoolError) {
        self.views = views
        self.rowsPerChunk = rowsPerChunk
        var counts: [Int] = []
        for position in spines.indices {
            counts.append(max(1, (weight(position) + rowsPerChunk - 1) / rowsPerChunk))
        }
        let total = spines.indices.reduce(0) { $0 + weight($1) }
        if total <= rowsPerChunk { counts = spines.map { _ in 1 } }
        var paths: [RowPath] = []
        for (position, count) in counts.enumerated() {
            let keys = spines[position].entity.keys.map(\.name)
            if count > 1 { paths.append(RowPath(isSpine: true, position: position, columns: keys, count: count)) }
            for view in views where view.entity.name == spines[position].entity.name {
                for read in view.reads {
                    guard let path = path(read, of: view, parts: count) else { continue }
                    if path.count > 1, !paths.contains(path) { paths.append(path) }
                }
            }
        }
        for path in paths { partitions[path] = try partition(path) }
        chunks = packed(counts)
        file.finish()
    }

    /// How the rows of a read are found; nil where the sample has no such rows, or nothing links them.
    ///
    /// By the entity's keys, side by side with the questions, where the read's links are exactly these; else by its first
    /// link's column.
    func path(_ read: Read, of view: ViewContract, parts: Int) -> RowPath? {
        guard let table = tables.firstIndex(where: { $0.source.name == read.source }) else { return nil }
        let links = project.links(of: read, for: view.entity)
        if let columns = aligned(links, with: view.entity) {
            return RowPath(isSpine: false, position: table, columns: columns, count: parts)
        }
        guard let first = links.first else { return nil }
        let count = (tables[table].spooled.rowCount + rowsPerChunk - 1) / rowsPerChunk
        return RowPath(isSpine: false, position: table, columns: [first.column], count: max(1, count))
    }

    /// The source's columns that equal the entity's keys, in their order, where these are all that links it.
    func aligned(_ links: [RowLink], with entity: Entity) -> [String]? {
        guard links.count == entity.keys.count else { return nil }
        let columns = entity.keys.compactMap { key in
            links.first { $0.origin == .entityKey(key.name) }?.column
        }
        return columns.count == links.count ? columns : nil
    }

    /// The questions about an entity and the rows that belong to it.
    private func weight(_ position: Int) -> Int {
        let entity = spines[position].entity
        let asked = views.filter { $0.entity.name == entity.name }
        guard !asked.isEmpty else { return 0 }
        let sources = Set(
            asked.flatMap { view in
                view.reads.filter { aligned(project.links(of: $0, for: entity), with: entity) != nil }.map(\.source)
            })
        return spines[position].spooled.rowCount
            + tables.reduce(0) { $0 + (sources.contains($1.source.name) ? $1.spooled.rowCount : 0) }
    }

    private func packed(_ counts: [Int]) -> [[Part]] {
        var chunks: [[Part]] = []
        var room = 0
        for (position, count) in counts.enumerated() {
            let entity = spines[position].entity.name
            guard views.contains(where: { $0.entity.name == entity }) else { continue }
            let weight = weight(position) / count
            for number in 0..<count {
                let part = Part(spine: position, number: number, count: count)
                if chunks.isEmpty || weight > room {
                    chunks.append([part])
                    room = rowsPerChunk - weight
                } else {
                    chunks[chunks.count - 1].append(part)
                    room -= weight
                }
            }
        }
        return chunks
    }

    /// Copies rows part by part.
    ///
    /// A NULL in a key belongs to no entity: such a row is left out, such a question is asked with the first part.
    private mutating func partition(_ path: RowPath) throws(SpoolError) -> [[SpoolFile.Segment]] {
        let table = path.isSpine ? spines[path.position].spooled : tables[path.position].spooled
        var parts: [[SpoolFile.Segment]] = Array(repeating: [], count: path.count)
        for segment in table.segments {
            let batch = try file.batch(segment)
            let columns = path.columns.compactMap { NumberedRows(batch).rows.column($0) }
            let hashes = CellHashes(columns, rowCount: batch.rowCount)
            var rows: [[Int]] = Array(repeating: [], count: path.count)
            for row in 0..<batch.rowCount {
                if let part = hashes.part(row, of: path.count) {
                    rows[part].append(row)
                } else if path.isSpine {
                    rows[0].append(row)
                }
            }
            for part in rows.indices where !rows[part].isEmpty {
                parts[part].append(try file.append(batch.gathering(rows[part])))
            }
        }
        return parts
    }
}
