import BlockingCalls
import FeatureStore
import Online
import Postgres

/// The groups of one source that are erased by one set of columns, and how their rows are found: by the column of a link where
/// a view has one, by all rows otherwise.
struct ErasedGroups {
    let layout: SourceLayout
    /// The columns of the key.
    let columns: [String]
    private let keys: Set<EntityKey>
    private let column: SourceLayout.LinkColumn

    /// - Throws: `engine` where the store has no such source or columns.
    init(_ link: SourceLink, _ groups: [GroupKey], _ layouts: [String: SourceLayout]) throws {
        guard let layout = layouts[link.source] else {
            throw OnlineStoreError.engine("the store has no source \(link.source)")
        }
        let positions = link.columns.compactMap { layout.schema.position(of: $0) }
        guard positions.count == link.columns.count else {
            throw OnlineStoreError.engine("\(link.source) has no columns \(link.columns.joined(separator: ", "))")
        }
        self.layout = layout
        columns = link.columns
        keys = Set(groups.map(\.key))
        column =
            layout.links.first { $0.link == link }
            ?? SourceLayout.LinkColumn(link: link, positions: positions, column: "")
    }

    /// All of them, in the order of their sources.
    static func all(_ groups: [GroupKey], _ layouts: [String: SourceLayout]) throws -> [ErasedGroups] {
        try Dictionary(grouping: groups, by: \.link).sorted {
            ($0.key.source, $0.key.columns.count) < ($1.key.source, $1.key.columns.count)
        }
        .map { try ErasedGroups($0.key, $0.value, layouts) }
    }

    /// The condition on a table called `m` that their rows meet, and its one parameter.
    func condition(
        _ connection: PostgresConnection, _ control: StatementControl
    ) throws -> (text: String, parameter: String) {
        guard column.column.isEmpty else {
            let link = PostgresText.identifier(column.column)
            return ("m.\(link) = ANY ($1::bytea[])", IndexKey.array(keys.map { IndexKey($0) }))
        }
        let numbers = try numbers(connection, control).map { "\($0)" }.joined(separator: ",")
        return ("m.row$ = ANY ($1::bigint[])", "{\(numbers)}")
    }

    /// Their rows' numbers, found by looking at all rows of the source.
    private func numbers(_ connection: PostgresConnection, _ control: StatementControl) throws -> [Int64] {
        var found: [Int64] = []
        let problem = try connection.stream(
            "SELECT 0::bigint, \(layout.readColumns(of: "t")) FROM \(layout.table) AS t", parameters: [], control
        ) { result throws(StoredRowProblem) in
            let rows = StoredRows(layout)
            try rows.append(result)
            let batch = try rows.batch()
            for row in 0..<batch.rowCount {
                guard let key = SourceLayout.key(column, row: row, of: batch.columns), keys.contains(key) else {
                    continue
                }
                found.append(rows.numbers[row])
            }
        }
        if let problem { throw problem }
        return found
    }

    /// The condition on a table called `t` of the rows that go: they, and the versions, whosever, that they stand before and
    /// which would count again without them.
    func goes(_ condition: String) -> String {
        guard let versions = layout.schema.versions else {
            return "t.row$ IN (SELECT m.row$ FROM \(layout.table) AS m WHERE \(condition))"
        }
        let by = PostgresText.identifier(layout.schema.columns[versions.by].name)
        return """
            t.row$ IN (
                SELECT m.row$ FROM \(layout.table) AS m WHERE \(condition)
                UNION SELECT r.row$ FROM \(layout.table) AS m JOIN \(layout.table) AS r ON r.id$ = m.id$ AND r.\(by) < m.\(by)
                WHERE \(condition))
            """
    }

    /// Texts of the keys that are long enough to tell something.
    var texts: Set<[UInt8]> {
        var texts: Set<[UInt8]> = []
        let types = column.positions.map { layout.schema.columns[$0].type }
        for key in keys {
            texts.formUnion((key.parts(of: types) ?? []).compactMap(\.searchedText))
        }
        return texts
    }
}
