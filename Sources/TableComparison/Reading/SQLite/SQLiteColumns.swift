import SQLite

/// What the columns of a SQLite relation can be read as: by their declared type and, since that binds nobody, by how the
/// first rows are stored.
struct SQLiteColumns {
    private let connection: Connection
    private let relation: String
    /// How many rows are looked at to tell the type of a column without one.
    private static let sampleSize = 1_000

    init(_ connection: Connection, _ relation: String) {
        self.connection = connection
        self.relation = relation
    }

    func read() throws(SQLiteError) -> [SideColumn] {
        let statement = try connection.prepare("SELECT * FROM \(relation)")
        let columns = (0..<statement.columnCount).map { column in
            (name: statement.columnName(column), declared: statement.declaredType(column))
        }
        let types = columns.map { Self.type(declared: $0.declared) }
        // INTEGER, REAL, TEXT and BLOB say how a cell is stored; other names are a convention that may not be kept.
        let uncertain = types.indices.filter { types[$0]?.isStorage != true }
        let storage = try sample(uncertain.map { columns[$0].name })
        var stored: [Int: String] = [:]
        for (column, found) in zip(uncertain, storage) { stored[column] = found }
        return columns.indices.map { index in
            let (declared, type) = (columns[index].declared, types[index]?.type)
            let possible: [ComparedType]
            if let type, types[index]?.isStorage == true || Self.holds(stored[index], type) {
                possible = [type]
            } else {
                possible = Self.possible(stored: stored[index])
            }
            return SideColumn(
                name: columns[index].name,
                declared: Self.words(declared, stored[index], isSure: types[index]?.isStorage == true),
                possible: possible, convertible: ComparedType.allCases)
        }
    }

    /// The storage class of the first value of each column that is not NULL, within the first rows.
    private func sample(_ names: [String]) throws(SQLiteError) -> [String?] {
        guard !names.isEmpty else { return [] }
        let list = names.map { "typeof(\(SQLiteText.identifier($0)))" }.joined(separator: ", ")
        let statement = try connection.prepare("SELECT \(list) FROM \(relation) LIMIT \(Self.sampleSize)")
        var found: [String?] = names.map { _ in nil }
        while try statement.step() {
            for column in names.indices where found[column] == nil {
                let storage = statement.text(column)
                if storage != "null" { found[column] = storage }
            }
            if !found.contains(nil) { break }
        }
        return found
    }

    /// The type that a declaration means, and whether it says how cells are stored.
    private static func type(declared: String?) -> (type: ComparedType, isStorage: Bool)? {
        guard let declared else { return nil }
        let word = declared.uppercased().prefix { $0 != "(" }.trimmingBlanks
        switch word {
        case "BOOL", "BOOLEAN": return (.bool, false)
        case "DATE": return (.date, false)
        case "TIMESTAMP", "TIMESTAMPTZ", "DATETIME", "TIMESTAMP WITH TIME ZONE": return (.timestamp, false)
        case "NUMERIC", "DECIMAL": return (.decimal, false)
        case "ANY", "": return nil
        default: break
        }
        // SQLite's own rules, in its order.
        if word.contains("INT") { return (.int, true) }
        if ["CHAR", "CLOB", "TEXT"].contains(where: { word.contains($0) }) { return (.text, true) }
        if word.contains("BLOB") { return (.bytes, true) }
        if ["REAL", "FLOA", "DOUB"].contains(where: { word.contains($0) }) { return (.double, true) }
        return nil
    }

    /// Whether the type's cells are stored so; nil stands for a column that shows no value.
    private static func holds(_ storage: String?, _ type: ComparedType) -> Bool {
        storage == nil || possible(stored: storage).contains(type)
    }

    private static func possible(stored: String?) -> [ComparedType] {
        switch stored {
        case "integer": [.int, .bool, .timestamp, .localTimestamp, .date, .decimal]
        case "real": [.double]
        case "text": [.text, .decimal]
        case "blob": [.bytes]
        default: [.text] + ComparedType.allCases.filter { $0 != .text }
        }
    }

    private static func words(_ declared: String?, _ stored: String?, isSure: Bool) -> String {
        let name = declared.map { $0.isEmpty ? "untyped" : $0 } ?? "untyped"
        return isSure ? name : "\(name) (\(stored.map { "stored as \($0)" } ?? "no value in the first rows"))"
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
