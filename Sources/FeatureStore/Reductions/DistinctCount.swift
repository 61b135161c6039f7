extension Collection where Element: ColumnValue {
    /// How many different values there are: SQL's `count(DISTINCT x)` over values that are not NULL.
    ///
    /// Texts differ when a byte differs (Swift's `Set` merges Unicode normal forms), decimals are compared as numbers
    /// (1.10 is 1.1), -0 is 0, and NaN is one value (Swift's `Set` counts each).
    ///
    /// - Complexity: O(n).
    public var distinctCount: Int {
        var encoder = KeyEncoder(markingPresence: true)
        var seen: Set<EntityKey> = []
        for value in self {
            encoder.removeAll()
            value.encode(into: &encoder)
            seen.insert(EntityKey(bytes: encoder.bytes))
        }
        return seen.count
    }
}
