#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where a command writes: results to one stream, everything about the run to the other.
struct Terminal: Sendable {
    /// Whether the stream for messages is watched by a person, so that progress may be drawn on it.
    let isInteractive: Bool
    private let output: @Sendable (String) -> Void
    private let messages: @Sendable (String) -> Void

    init(
        isInteractive: Bool, output: @escaping @Sendable (String) -> Void,
        messages: @escaping @Sendable (String) -> Void
    ) {
        self.isInteractive = isInteractive
        self.output = output
        self.messages = messages
    }

    /// Standard output and standard error of this process.
    static let standard = Terminal(
        isInteractive: isatty(STDERR_FILENO) == 1,
        output: { writeAll($0, to: STDOUT_FILENO) },
        messages: { writeAll($0, to: STDERR_FILENO) })

    /// Writes a result.
    func write(_ text: String) { output(text) }

    /// Writes a message about the run.
    func writeError(_ text: String) { messages(text) }

    /// Writes all bytes; a reader that has gone away ends the process quietly by SIGPIPE, as `head` expects.
    private static func writeAll(_ text: String, to descriptor: Int32) {
        var remaining = Array(text.utf8)[...]
        while !remaining.isEmpty {
            let written = remaining.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                remaining = remaining.dropFirst(written)
            } else if errno != EINTR {
                return
            }
        }
    }
}
