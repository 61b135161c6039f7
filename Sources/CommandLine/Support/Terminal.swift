#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where a command writes: results to one stream, everything about the run to the other.
struct Terminal: Sendable {
    /// Whether the stream for messages is watched by a person, so that progress may be drawn on it.
    let isInteractive: Bool
    private let output: @Sendable (String) throws -> Void
    private let messages: @Sendable (String) -> Void

    init(
        isInteractive: Bool, output: @escaping @Sendable (String) throws -> Void,
        messages: @escaping @Sendable (String) -> Void
    ) {
        self.isInteractive = isInteractive
        self.output = output
        self.messages = messages
    }

    /// Standard output and standard error of this process.
    static let standard = Terminal(
        isInteractive: isatty(STDERR_FILENO) == 1,
        output: { text in
            guard let reason = failure(writing: text, to: STDOUT_FILENO) else { return }
            throw CommandFailure(
                "the result cannot be written to standard output: \(reason). Free the disk, or write elsewhere, and repeat.",
                status: .undecided)
        },
        messages: { _ = failure(writing: $0, to: STDERR_FILENO) })

    /// Writes a result.
    ///
    /// - Throws: ``CommandFailure`` when not all of it could be written: half a report must not pass for a whole one.
    func write(_ text: String) throws { try output(text) }

    /// Writes a message about the run.
    func writeError(_ text: String) { messages(text) }

    /// Writes all bytes, and says why not when it could not; a reader that has gone away ends the process quietly by
    /// SIGPIPE, as `head` expects.
    private static func failure(writing text: String, to descriptor: Int32) -> String? {
        var remaining = Array(text.utf8)[...]
        while !remaining.isEmpty {
            let written = remaining.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                remaining = remaining.dropFirst(written)
            } else if errno != EINTR {
                return String(cString: strerror(errno))
            }
        }
        return nil
    }
}
