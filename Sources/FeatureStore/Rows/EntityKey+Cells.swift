extension EntityKey {
    /// Makes a key from the cells of one row, one cell of each column, or nil if one of them is NULL.
    public init?(row: Int, of columns: [Column]) {
        var encoder = KeyEncoder()
        for column in columns { encoder.append(cell: row, of: column) }
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
