/// What is to be compared with what, and how.
package struct ComparisonRequest: Sendable {
    /// One of the two sides.
    package struct Side: Sendable {
        /// How the side is called in results and errors: `first (sqlite:old.db)`; never holds a secret.
        package let name: String
        /// Where it is.
        package let address: SideAddress
        /// What is read there.
        package let rows: SideRows

        /// Names a side.
        package init(name: String, address: SideAddress, rows: SideRows) {
            self.name = name
            self.address = address
            self.rows = rows
        }
    }

    /// The side that is compared.
    package var first: Side
    /// The side that it is compared with.
    package var second: Side
    /// The columns that say which row of one side belongs to which of the other; never empty.
    package var key: [String]
    /// How far apart cells may lie, by column; the name `*` stands for all columns that are not named.
    package var policies: [(column: String, policy: CellPolicy)] = []
    /// The types that columns are to be compared as although a side says otherwise.
    package var types: [(column: String, type: ComparedType)] = []
    /// The columns that are left out.
    package var ignored: [String] = []
    /// How many examples are kept of each class of difference, in each column.
    package var exampleLimit = 5

    /// Asks for an exact comparison.
    package init(first: Side, second: Side, key: [String]) {
        self.first = first
        self.second = second
        self.key = key
    }
}

/// Where a side is.
package enum SideAddress: Sendable {
    /// A SQLite database in a file.
    case sqlite(path: String)
    /// A PostgreSQL database; the URL may hold a secret and is for connecting, never for printing.
    case postgres(url: String)
    /// A CSV file with a header.
    case csv(path: String)
}

/// What is read of a side.
package enum SideRows: Sendable {
    /// A table or view, by its name or by the names of its schema and its own.
    case table([String])
    /// One query, and where its text comes from, for errors: `--first-query`, `old.sql`.
    case query(String, origin: String)
    /// The whole file.
    case file
}

extension SideRows {
    /// What is read, in a word or two.
    var text: String {
        switch self {
        case .table(let names): "table " + names.joined(separator: ".")
        case .query: "query"
        case .file: "file"
        }
    }
}
