internal import Contracts
internal import FeatureStore

extension SpooledSample {
    /// Some whole entities as a case of their own: their questions under the ids of the whole sample, and all rows that
    /// the views can see for them.
    func chunk(_ index: Int) throws(SpoolError) -> Case {
        var asked: [CaseSpine] = []
        var found: [Int: NumberedRows] = [:]
        for part in chunks[index] {
            let spine = spines[part.spine]
            let keys = spine.entity.keys.map(\.name)
            let path = RowPath(isSpine: true, position: part.spine, columns: keys, count: part.count)
            let questions = try rows(segments(path, part: part.number), of: spine.spooled.columns)
            asked.append(Self.spine(spine, questions))
            var finder = ChunkRows(sample: self, part: part, spine: questions.rows)
            for view in views where view.entity.name == spine.entity.name { try finder.find(view) }
            for (table, more) in finder.found.sorted(by: { $0.key < $1.key }) {
                if found[table] == nil { found[table] = more } else { found[table]?.append(more) }
            }
        }
        return makeCase(asked) { table in
            (found[table] ?? NumberedRows(of: tables[table].spooled.columns)).ordered()
        }
    }

    /// All of the sample in memory.
    func whole() throws(SpoolError) -> Case {
        var asked: [CaseSpine] = []
        for spine in spines {
            asked.append(Self.spine(spine, try rows(spine.spooled.segments, of: spine.spooled.columns)))
        }
        var all: [NumberedRows] = []
        for table in tables { all.append(try rows(table.spooled.segments, of: table.spooled.columns)) }
        return makeCase(asked) { all[$0] }
    }

    private func makeCase(_ asked: [CaseSpine], _ rows: (Int) -> NumberedRows) -> Case {
        Case(
            name: name, origin: .sample, about: about, location: location,
            tables: tables.indices.map { position in
                let numbered = rows(position)
                return CaseTable(
                    source: tables[position].source, rows: numbered.rows, file: tables[position].spooled.file,
                    lines: numbered.lines)
            }, spines: asked)
    }

    private static func spine(_ spine: Spine, _ questions: NumberedRows) -> CaseSpine {
        CaseSpine(
            entity: spine.entity, columns: spine.spooled.columns, rows: questions.rows,
            given: spine.given.mapValues { Bitmap(repeating: $0, count: questions.batch.rowCount) },
            file: spine.spooled.file, lines: questions.lines, expectations: [],
            spineIDs: questions.numbers.map { $0 + 1 })
    }
}

/// Collects the rows that the views of one entity can see for some questions.
struct ChunkRows {
    let sample: SpooledSample
    let part: SpooledSample.Part
    /// The questions: keys, `as_of`, request columns.
    let spine: ColumnBatch
    /// By the position of the table: what was found; a row may be there several times.
    private(set) var found: [Int: NumberedRows] = [:]
    /// What was found side by side with the questions, once for all views.
    private var known: [SpooledSample.RowPath: NumberedRows] = [:]

    init(sample: SpooledSample, part: SpooledSample.Part, spine: ColumnBatch) {
        self.sample = sample
        self.part = part
        self.spine = spine
    }

    private var project: Project { sample.project }

    /// Finds the rows of all reads of a view; those that are found through another source's rows after these.
    mutating func find(_ view: ViewContract) throws(SpoolError) {
        var done: [String: NumberedRows] = [:]
        var open = view.reads
        while !open.isEmpty {
            let ready = open.filter { read in
                project.links(of: read, for: view.entity).allSatisfy { link in
                    guard case .source(let name, _) = link.origin else { return true }
                    return done[name] != nil
                }
            }
            // A source that is linked through itself has nothing to start from: all of it may be seen.
            for read in ready.isEmpty ? open : ready {
                done[read.source] = try rows(read, of: view, linking: done, isLinked: !ready.isEmpty)
            }
            open = ready.isEmpty ? [] : open.filter { done[$0.source] == nil }
        }
    }

    private mutating func rows(
        _ read: Read, of view: ViewContract, linking done: [String: NumberedRows], isLinked: Bool
    ) throws(SpoolError) -> NumberedRows {
        guard let position = sample.tables.firstIndex(where: { $0.source.name == read.source }) else {
            return NumberedRows(of: project.source(read.source)?.columns ?? [])
        }
        let columns = sample.tables[position].spooled.columns
        let links = isLinked ? project.links(of: read, for: view.entity) : []
        let path = sample.path(read, of: view, parts: part.count)
        guard let path, isLinked else {
            return add(try sample.rows(sample.tables[position].spooled.segments, of: columns), position)
        }
        if sample.aligned(links, with: view.entity) != nil {
            if let rows = known[path] { return rows }
            let rows = try sample.rows(sample.segments(path, part: part.number), of: columns)
            known[path] = rows
            return add(rows, position)
        }
        let wanted = links.map { (column: $0.column, hashes: values($0, done)) }
        var rows = NumberedRows(of: columns)
        let parts = Set(wanted[0].hashes.map { Int($0 % UInt64(path.count)) }).sorted()
        for segment in parts.flatMap({ sample.segments(path, part: $0) }) {
            let batch = NumberedRows(try sample.file.batch(segment))
            rows.append(batch.picking(wanted))
        }
        return add(rows, position)
    }

    private mutating func add(_ rows: NumberedRows, _ position: Int) -> NumberedRows {
        if found[position] == nil { found[position] = rows } else { found[position]?.append(rows) }
        return rows
    }

    /// The hashes of the values that a link's column may have.
    private func values(_ link: RowLink, _ done: [String: NumberedRows]) -> Set<UInt64> {
        let column: Column?
        switch link.origin {
        case .entityKey(let name), .request(let name): column = spine.column(name)
        case .source(let source, let name): column = done[source]?.rows.column(name)
        }
        guard let column else { return [] }
        let hashed = CellHashes([column], rowCount: column.count)
        return Set(hashed.hashes.indices.lazy.filter { !hashed.isNull[$0] }.map { hashed.hashes[$0] })
    }
}

extension NumberedRows {
    /// The rows whose columns have wanted values, by their hashes.
    fileprivate func picking(_ wanted: [(column: String, hashes: Set<UInt64>)]) -> NumberedRows {
        let rows = rows
        var keep = Array(repeating: true, count: rows.rowCount)
        for (name, hashes) in wanted {
            guard let column = rows.column(name) else { continue }
            let own = CellHashes([column], rowCount: rows.rowCount)
            for row in keep.indices where keep[row] {
                keep[row] = !own.isNull[row] && hashes.contains(own.hashes[row])
            }
        }
        return NumberedRows(batch.gathering(keep.indices.filter { keep[$0] }))
    }
}
