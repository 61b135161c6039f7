internal import SQLite

/// What the reading of one pattern may cost, its lookarounds and back references included.
///
/// Bounds within bounds multiply, and so do back references to groups of back references, even where what they repeat is
/// empty: a short pattern could take years to read, within one call that nothing interrupts.
struct RegexBudget: Sendable {
    private var steps = 200_000

    /// Pays for one part that is written or copied.
    ///
    /// - Throws: not kept, where there have been too many.
    mutating func spend() throws(FunctionFailure) {
        guard steps > 0 else { throw .notKept("a regular expression so large") }
        steps -= 1
    }
}
