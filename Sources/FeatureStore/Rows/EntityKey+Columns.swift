extension EntityKey {
    /// The key that the cells of one row in these columns make, or nil when one of them is NULL.
    package init?(row: Int, of columns: [Column]) {
        var encoder = KeyEncoder()
        for column in columns { encoder.append(cell: row, of: column) }
        guard !encoder.holdsNull else { return nil }
        self.init(bytes: encoder.bytes)
    }

    /// The id that the cells of one row in these columns make: NULL is a value like any other.
    package init(idOfRow row: Int, of columns: [Column]) {
        var encoder = KeyEncoder(markingPresence: true)
        for column in columns {
            if column.validity[row] { encoder.appendPresence() }
            encoder.append(cell: row, of: column)
        }
        self.init(bytes: encoder.bytes)
    }
}
