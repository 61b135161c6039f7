extension EntityKey {
    /// Makes a key from the cells of one row, one cell of each column, or nil if one of them is NULL.
    public init?(row: Int, of columns: [Column]) {
        var encoder = KeyEncoder()
        for column in columns { encoder.append(cell: row, of: column) }
        guard !encoder.holdsNull else { return nil }
        self.init(bytes: encoder.bytes)
    }

    /// The key that the cells of one row make in the columns at these positions, or nil when one of them is NULL.
    package init?(row: Int, of columns: [Column], at positions: [Int]) {
        var encoder = KeyEncoder()
        for position in positions { encoder.append(cell: row, of: columns[position]) }
        guard !encoder.holdsNull else { return nil }
        self.init(bytes: encoder.bytes)
    }

    /// What one row says, as histories compare versions: NULL is a value, and 1.10 is 1.1.
    public static func content(ofRow row: Int, of columns: [Column]) -> EntityKey {
        var encoder = KeyEncoder(markingPresence: true)
        for column in columns {
            if column.validity[row] { encoder.appendPresence() }
            encoder.append(cell: row, of: column)
        }
        return EntityKey(bytes: encoder.bytes)
    }
}
