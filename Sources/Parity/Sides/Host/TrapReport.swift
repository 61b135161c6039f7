/// What a dying worker wrote to standard error, cut down to what says why.
struct TrapReport: Sendable {
    /// The last lines in front of the stack trace, without what the stack trace itself says; empty when nothing was said.
    let message: String
    /// Whether an allocation failed.
    let speaksOfMemory: Bool

    /// Reads the end of a worker's standard error.
    init(standardError: String) {
        // The runtime's trace holds addresses, which differ from run to run and help nobody.
        let lines = standardError.split(separator: "\n", omittingEmptySubsequences: true)
        let end = lines.firstIndex { $0.hasPrefix("Current stack trace:") || $0.hasPrefix("*** ") } ?? lines.count
        message = lines[..<end].suffix(5).joined(separator: "\n")
        speaksOfMemory = lines.contains { line in
            // Of Swift's runtime, of C++'s, and of the system.
            ["failed to allocate ", "std::bad_alloc", "Cannot allocate memory"].contains { line.contains($0) }
        }
    }
}
