extension Collection where Element == Double {
    /// The largest number as PostgreSQL orders them, NaN above all, or nil when there is nothing: SQL's `max(x)`.
    ///
    /// Swift's `max()` depends on where a NaN stands.
    public var largest: Double? { self.max(by: Double.isOrderedBefore) }

    /// The smallest number as PostgreSQL orders them, NaN only if there is nothing else, or nil when there is nothing:
    /// SQL's `min(x)`.
    public var smallest: Double? { self.min(by: Double.isOrderedBefore) }

    /// The numbers in PostgreSQL's order, NaN last: SQL's `ORDER BY x`.
    ///
    /// Swift's `sorted()` does not sort what holds a NaN.
    public var ascending: [Double] { sorted(by: Double.isOrderedBefore) }
}

extension Double {
    /// Whether this number stands before another in PostgreSQL's order: its `<`, for which NaN is above infinity.
    public func isOrderedBefore(_ other: Double) -> Bool { Double.isOrderedBefore(self, other) }

    /// Whether a number stands before another in PostgreSQL's order: NaN is equal to itself and above infinity.
    static func isOrderedBefore(_ first: Double, _ second: Double) -> Bool {
        first.isNaN ? false : second.isNaN ? true : first < second
    }
}

extension Collection where Element == String {
    /// The first text by code point, or nil when there is nothing: SQL's `min(x COLLATE "C")`.
    ///
    /// Swift's `min()` compares Unicode normal forms.
    public var firstByCodePoint: String? { self.min { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    /// The last text by code point, or nil when there is nothing: SQL's `max(x COLLATE "C")`.
    public var lastByCodePoint: String? { self.max { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
