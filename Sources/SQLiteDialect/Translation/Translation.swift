internal import SQLFrontend
internal import SQLite

/// The state of one translation: what the relations and their columns are called in SQLite's text.
///
/// Every relation of the statement gets an alias of its own and every column is written with it, so SQLite's rules for
/// unqualified names (aliases of the SELECT list seen in WHERE, rowid, names in double quotes) never apply.
final class Translation {
    /// How a relation is written.
    struct Relation {
        let alias: String
        let columns: [Column]
    }

    /// A column of a relation or of a result.
    struct Column {
        let name: String
        let type: PhysicalType
    }

    /// A translated statement.
    struct Output {
        let sql: String
        let columns: [Column]
    }

    let view: String
    let spineColumns: [String]
    var relations: [RelationID: Relation] = [:]
    var commonTables: [CommonTableID: Relation] = [:]
    /// The relations of the FROM clause that is being written, so far.
    var siblings: Set<RelationID> = []
    /// Relations that stand before the parentheses around a join, which only LATERAL could refer to.
    var outOfReach: Set<RelationID> = []
    private var usedNames: Set<String>
    private var usedAliases: Set<String> = []

    init(reservedNames: [String], spineColumns: [String], view: String) {
        self.view = view
        self.spineColumns = spineColumns
        usedNames = Set(reservedNames.map { $0.lowercased() })
    }

    /// A name that nothing else in the statement has, in any letter case: the wanted one, or it with a number.
    func uniqueName(_ wanted: String) -> String {
        let base = wanted.isEmpty ? "q" : wanted
        var name = base
        var number = 2
        while !usedNames.insert(name.lowercased()).inserted {
            name = "\(base)_\(number)"
            number += 1
        }
        return name
    }

    /// The alias of a relation: a table may be called by its own name once.
    func alias(_ wanted: String, ofTable table: String?) -> String {
        if let table, wanted == table, !usedAliases.contains(wanted.lowercased()) {
            usedAliases.insert(wanted.lowercased())
            return wanted
        }
        let name = uniqueName(wanted)
        usedAliases.insert(name.lowercased())
        return name
    }

    /// Names for the columns of a result that are unique in it, in any letter case.
    static func uniqueColumnNames(_ names: [String]) -> [String] {
        var used: Set<String> = []
        return names.map { wanted in
            var name = wanted
            var number = 2
            while !used.insert(name.lowercased()).inserted {
                name = "\(wanted)_\(number)"
                number += 1
            }
            return name
        }
    }

    /// Refuses a construct at a place in the query.
    func refusal(_ construct: String, _ offset: Int, because reason: String? = nil) -> QueryRefusal {
        QueryRefusal(
            construct: construct,
            message: "SQLite cannot keep PostgreSQL's meaning of \(construct)\(reason.map { " (\($0))" } ?? ""); "
                + "spell it otherwise, or verify \(view) with --warehouse on PostgreSQL",
            offset: offset)
    }

    /// Refuses values of a type that has no representation.
    func requireKept(_ type: PhysicalType, _ offset: Int) throws(QueryRefusal) {
        guard SQLiteRepresentation.columnDeclaration(type) != nil else {
            throw refusal("the type \(type.declaration)", offset)
        }
    }

    func quoted(_ name: String) -> String { SQLiteText.identifier(name) }

    /// The expression, with the collation that its type needs wherever SQLite compares it.
    func compared(_ text: String, _ type: SQLType) -> String {
        SQLiteRepresentation.collation(type).map { "\(text) COLLATE \($0)" } ?? text
    }
}
