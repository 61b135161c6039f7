import FeatureStore
import SQLite

/// Writes the rows of one source.
final class SourceWriter {
    let layout: SourceLayout
    private let connection: Connection
    private let insert: Statement
    private let present: Statement?
    private let remove: Statement
    private let versions: Statement?

    init(layout: SourceLayout, connection: Connection) throws {
        self.layout = layout
        insert = try connection.prepare(StoreStatements.insert(layout))
        remove = try connection.prepare(StoreStatements.remove(layout))
        present =
            layout.schema.unique.isEmpty ? nil : try connection.prepare(StoreStatements.present(layout))
        versions =
            layout.schema.versions == nil ? nil : try connection.prepare(StoreStatements.versions(layout))
        self.connection = connection
    }

    /// Whether a row can contradict another; only versions can.
    var canRefuse: Bool { layout.schema.versions != nil }

    /// Whether a batch has the source's columns.
    func fits(_ rows: ColumnBatch) -> Bool {
        rows.columns.count == layout.schema.columns.count
            && zip(rows.columns, layout.schema.columns).allSatisfy { $0.name == $1.name && $0.type == $1.type }
    }

    /// Stores rows one after another, or stops at the first that contradicts what is stored.
    func store(
        _ rows: ColumnBatch, givesWay: Bool = false, at place: CommitPlace, _ touched: inout TouchedGroups
    ) throws -> Tally {
        var (stored, repeated, corrected) = (0, 0, 0)
        var new: [Int] = []
        new.reserveCapacity(rows.rowCount)
        // Row numbers only go up: what has a smaller one was there before this delivery.
        var first: Int64?
        for row in 0..<rows.rowCount {
            if try insert(row, of: rows, at: place) {
                stored += 1
                new.append(row)
                if first == nil { first = connection.lastInsertedRow }
                if versions != nil { try touchVersions(row, of: rows, &touched) }
                continue
            }
            let known = try presentRow(row, of: rows)
            guard !givesWay, !says(rows, row, theSameAs: known.rows) else {
                repeated += 1
                continue
            }
            guard versions == nil else { return .refused(refusal(row, of: rows, known, since: first)) }
            try remove.bind(place.sequence, at: 1)
            try remove.bind(known.number, at: 2)
            try remove.run()
            touched.add(known.rows, layout, row: 0)
            guard try insert(row, of: rows, at: place) else {
                throw OnlineStoreError.engine("\(layout.schema.source) keeps two rows of one id")
            }
            corrected += 1
            new.append(row)
        }
        touched.add(new.count == rows.rowCount ? rows : rows.gathering(new), layout)
        return .taken(stored: stored, repeated: repeated, corrected: corrected)
    }

    /// Adds a row; false where its identity is there already.
    private func insert(_ row: Int, of rows: ColumnBatch, at place: CommitPlace) throws -> Bool {
        var cells = CellWriter()
        try cells.bind(place.sequence, to: insert, at: 1)
        try cells.bind(place.ingestedAt.microseconds, to: insert, at: 2)
        var index = 4
        for column in rows.columns {
            try cells.bind(column, row: row, to: insert, at: index)
            index += 1
        }
        try insert.bind(Int64(bitPattern: cells.check.sum), at: 3)
        if layout.idColumn != nil {
            try insert.bind(key(row, of: rows, layout.schema.unique)?.bytes ?? [], at: index)
            index += 1
        }
        for link in layout.links where link.keyColumn != nil {
            if let key = link.group(ofRow: row, of: rows.columns) {
                try insert.bind(key.bytes, at: index)
            } else {
                try insert.bindNull(at: index)
            }
            index += 1
        }
        try insert.run()
        return connection.changes > 0
    }

    private func key(_ row: Int, of rows: ColumnBatch, _ positions: [Int]) -> EntityKey? {
        EntityKey(row: row, of: positions.map { rows.columns[$0] })
    }

    /// Binds the unique id to the first parameters; gives the next one.
    private func bindID(_ row: Int, of rows: ColumnBatch, to statement: Statement) throws -> Int {
        guard layout.idColumn == nil else {
            try statement.bind(key(row, of: rows, layout.schema.unique)?.bytes ?? [], at: 1)
            return 2
        }
        var cells = CellWriter()
        for (index, position) in layout.schema.unique.enumerated() {
            try cells.bind(rows.columns[position], row: row, to: statement, at: index + 1)
        }
        return layout.schema.unique.count + 1
    }

    private struct PresentRow {
        let rows: ColumnBatch
        let sequence: Int64
        let number: Int64
    }

    /// The stored row that has the identity of a given one.
    private func presentRow(_ row: Int, of rows: ColumnBatch) throws -> PresentRow {
        guard let present else { throw OnlineStoreError.engine("\(layout.schema.source) refused a row without an id") }
        defer { present.reset() }
        let next = try bindID(row, of: rows, to: present)
        if let versions = layout.schema.versions {
            let by = rows.columns[versions.by]
            var cells = CellWriter()
            if layout.schema.columns[versions.by].isNullable {
                try present.bind(Int64(by.validity[row] ? 0 : 1), at: next)
                if by.validity[row] {
                    try cells.bind(by, row: row, to: present, at: next + 1)
                } else {
                    try present.bind(Int64(0), at: next + 1)
                }
            } else {
                try cells.bind(by, row: row, to: present, at: next)
            }
        }
        guard try present.step() else {
            throw DamagedRow(reason: "the index of \(layout.schema.source) names a row that is not there")
        }
        var reader = StoredRowReader(layout.schema)
        try reader.append(present)
        let found = reader.group()
        return PresentRow(
            rows: found.rows, sequence: found.sequence[0],
            number: present.integer(layout.schema.columns.count + 3))
    }

    /// Whether two rows are one: bit for bit, or, among versions, as histories compare them.
    private func says(_ rows: ColumnBatch, _ row: Int, theSameAs known: ColumnBatch) -> Bool {
        if zip(rows.columns, known.columns).allSatisfy({ $0.isIdentical(at: row, to: 0, of: $1) }) { return true }
        return versions != nil
            && EntityKey.content(ofRow: row, of: rows.columns) == EntityKey.content(ofRow: 0, of: known.columns)
    }

    /// Notes the groups of all versions of a row's id: each of them holds the new version too.
    private func touchVersions(_ row: Int, of rows: ColumnBatch, _ touched: inout TouchedGroups) throws {
        guard let versions else { return }
        defer { versions.reset() }
        _ = try bindID(row, of: rows, to: versions)
        var reader = StoredRowReader(layout.schema)
        while try versions.step() { try reader.append(versions) }
        let all = reader.group().rows
        if all.rowCount > 1 { touched.add(versions: all, layout) }
    }

    /// The same for rows that are stored already.
    func touchVersions(of rows: ColumnBatch, _ touched: inout TouchedGroups) throws {
        for row in 0..<rows.rowCount { try touchVersions(row, of: rows, &touched) }
    }

    private func refusal(
        _ row: Int, of rows: ColumnBatch, _ known: PresentRow, since first: Int64?
    ) -> DeliveryRefusal {
        let id = layout.schema.unique.map { layout.schema.columns[$0].name }.joined(separator: ", ")
        let name = "row \(row) (by its \(id))"
        let isOwn = first.map { known.number >= $0 } ?? false
        guard !isOwn, let versions = layout.schema.versions else {
            return .contradictsItself(source: layout.schema.source, id: name)
        }
        let column = rows.columns[versions.by]
        let time = column.validity[row] ? "\(Timestamp(cell: row, of: column))" : "NULL"
        return .contradicts(source: layout.schema.source, id: name, versionTime: time)
    }
}
