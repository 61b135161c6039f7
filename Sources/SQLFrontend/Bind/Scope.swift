import Contracts

/// A column that a name can mean, and what it stands for.
struct VisibleColumn {
    let name: String
    /// A column of a relation; of a FULL JOIN's USING, a COALESCE of two.
    let expression: BoundExpression
}

/// A FROM item that columns can be qualified with.
struct NamedTable {
    let alias: String
    let columns: [VisibleColumn]
}

/// What names mean in one place of a query.
struct Namespace {
    /// What `alias.column` can mean.
    var tables: [NamedTable] = []
    /// What a bare `column` can mean, in the order in which a star gives them.
    var columns: [VisibleColumn] = []
    /// The relations that are in scope.
    var relations: Set<RelationID> = []

    /// Both namespaces, one behind the other.
    func joined(with other: Namespace) -> Namespace {
        Namespace(
            tables: tables + other.tables, columns: columns + other.columns,
            relations: relations.union(other.relations))
    }
}

/// A common table while its query is bound.
final class CommonTableScope {
    let name: String
    let id: CommonTableID
    let columns: [BoundColumn]
    var referenceCount = 0

    init(name: String, id: CommonTableID, columns: [BoundColumn]) {
        self.name = name
        self.id = id
        self.columns = columns
    }
}

/// What can be named at one level of a query, and the level around it.
final class Scope {
    let parent: Scope?
    var namespace: Namespace
    var commonTables: [CommonTableScope] = []

    init(parent: Scope?, namespace: Namespace = Namespace()) {
        self.parent = parent
        self.namespace = namespace
    }

    /// This level and those around it, from the inside.
    var chain: [Scope] {
        var levels: [Scope] = [self]
        while let next = levels.last?.parent { levels.append(next) }
        return levels
    }

    /// The common table of this name, the innermost and latest first.
    func commonTable(_ name: String) -> CommonTableScope? {
        for level in chain {
            if let found = level.commonTables.last(where: { $0.name == name }) { return found }
        }
        return nil
    }
}

/// Where an expression stands, and what it may therefore hold.
struct ExpressionContext {
    let scope: Scope
    /// The clause, for messages: `WHERE`.
    let clause: String
    var allowsAggregates = false
    var allowsWindows = false
    /// The named windows of the SELECT.
    var windows: [String: BoundWindow] = [:]
}
