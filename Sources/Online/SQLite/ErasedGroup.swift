import FeatureStore
import SQLite

/// One group that is erased, and how its rows are found in the file: by an index where a view has one, by all rows otherwise.
struct ErasedGroup {
    let layout: SourceLayout
    let link: SourceLayout.LinkLayout
    let key: EntityKey
    /// The numbers of the rows, where no SQL finds them: keys that engines compare otherwise, and no column of their bytes.
    private var numbers: [Int64]?

    /// - Throws: `mismatch` where the store has no such source or columns.
    init(_ group: GroupKey, path: String, session: WriterSession) throws {
        let wanted = group.link
        guard let layout = session.layouts.first(where: { $0.schema.source == wanted.source }) else {
            throw OnlineStoreError.mismatch(path: path, reason: "it has no source \(wanted.source)")
        }
        guard
            let link = layout.links.first(where: { $0.link == wanted })
                ?? SourceLayout(schema: layout.schema, links: [wanted]).links.first
        else {
            throw OnlineStoreError.mismatch(
                path: path, reason: "\(wanted.source) has no columns \(wanted.columns.joined(separator: ", "))")
        }
        self.layout = layout
        self.link = link
        key = group.key
        guard link.keyColumn != nil || key.parts(of: link.types) != nil else {
            throw OnlineStoreError.mismatch(path: path, reason: "a key of \(wanted.source) is not of the link's types")
        }
        let isFoundBySQL = link.keyColumn == nil || layout.keyColumns.contains(link.keyColumn ?? "")
        if !isFoundBySQL { numbers = try Self.numbers(of: key, link, layout, session.connection) }
    }

    /// The columns of the key, for people.
    var columns: String { link.link.columns.joined(separator: ", ") }

    /// The condition that the group's rows meet, whose parameters ``bind(to:)`` gives.
    var condition: String {
        guard let numbers else { return StoreStatements.isInGroup(layout, link) }
        return "\"@row\" IN (\(numbers.map { "\($0)" }.joined(separator: ", ")))"
    }

    /// Binds the key to the condition's parameters.
    func bind(to statement: Statement) throws {
        if numbers == nil { _ = try statement.bind(key, of: link) }
    }

    /// How many of its rows are there now, found without an index.
    func count(_ connection: Connection) throws -> Int {
        if numbers != nil { return try Self.numbers(of: key, link, layout, connection).count }
        let statement = try connection.prepare(
            "SELECT count(*) FROM \(StoreStatements.name(layout.table)) NOT INDEXED WHERE \(condition)")
        try bind(to: statement)
        return try statement.step() ? Int(statement.integer(0)) : 0
    }

    /// Looks at all rows of the source, one by one.
    private static func numbers(
        of key: EntityKey, _ link: SourceLayout.LinkLayout, _ layout: SourceLayout, _ connection: Connection
    ) throws -> [Int64] {
        let select = try connection.prepare(
            "SELECT \(StoreStatements.readColumns(layout)), \"@row\" FROM \(StoreStatements.name(layout.table))")
        var numbers: [Int64] = []
        while try select.step() {
            var reader = StoredRowReader(layout.schema)
            try reader.append(select)
            guard link.group(ofRow: 0, of: reader.group().rows.columns) == key else { continue }
            numbers.append(select.integer(layout.schema.columns.count + 3))
        }
        return numbers
    }
}
