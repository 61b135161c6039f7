/// What was found in the rows as such.
package struct RowFindings: Sendable {
    /// How many rows of one side belong to one row of the other, and were compared.
    package internal(set) var compared = 0
    /// Rows of the first side without a counterpart.
    package internal(set) var missing = KeyFinding()
    /// Rows of the second side without a counterpart.
    package internal(set) var extra = KeyFinding()
    /// Keys that several rows of a side have; none of them is compared.
    package internal(set) var duplicates = DuplicateFinding()
}

/// Rows that were counted, with the keys of the first.
package struct KeyFinding: Sendable {
    /// How many there are.
    package internal(set) var count = 0
    /// The keys of the first, in order.
    package internal(set) var examples: [[ComparedCell]] = []

    mutating func add(_ key: ArraySlice<UInt8>, _ types: [ComparedType], limit: Int) {
        if count < limit { examples.append(ComparedCell.parts(ofKey: key, types)) }
        count += 1
    }
}

/// Keys that occur more than once on a side.
package struct DuplicateFinding: Sendable {
    /// A key, and how many rows of each side have it.
    package struct Example: Sendable {
        /// The key.
        package let key: [ComparedCell]
        /// How many rows of the first side have it.
        package let first: Int
        /// How many rows of the second side have it.
        package let second: Int
    }

    /// How many such keys there are.
    package internal(set) var keys = 0
    /// How many rows of the first side have one.
    package internal(set) var firstRows = 0
    /// How many rows of the second side have one.
    package internal(set) var secondRows = 0
    /// The first keys, in order.
    package internal(set) var examples: [Example] = []

    mutating func add(_ key: ArraySlice<UInt8>, _ types: [ComparedType], first: Int, second: Int, limit: Int) {
        if keys < limit {
            examples.append(Example(key: ComparedCell.parts(ofKey: key, types), first: first, second: second))
        }
        keys += 1
        firstRows += first
        secondRows += second
    }
}
