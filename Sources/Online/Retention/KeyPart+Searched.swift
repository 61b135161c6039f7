import FeatureStore

extension KeyPart {
    /// The text of an erased entity's key that is looked for in bytes without columns: files, ids of deliveries.
    ///
    /// Nil for numbers and texts of less than four bytes, which would be found by chance everywhere.
    package var searchedText: [UInt8]? {
        guard case .text(let text) = self, text.count >= Self.shortestSearched else { return nil }
        return text
    }

    fileprivate static let shortestSearched = 4
}

extension ColumnBatch {
    /// Of one row of keys the columns whose values are not looked for in bytes; ``KeyPart/searchedText`` says why.
    var unsearchedKeys: [String] {
        guard columns.allSatisfy(\.type.comparesPlainly) else { return columns.map(\.name) }
        return columns.filter { column in
            guard case .text(let texts) = column.cells, texts.count > 0 else { return true }
            return texts[0].count < KeyPart.shortestSearched
        }.map(\.name)
    }
}
