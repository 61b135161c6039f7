internal import Parity

/// Shows what one side said to one question.
enum AnswerText {
    /// Both sides' answers, so rendered that different ones look different.
    static func pair(_ sql: SideAnswer, _ swift: SideAnswer) -> (sql: String, swift: String) {
        if case .value(let one) = sql, case .value(let other) = swift { return ValueText.pair(one, other) }
        return (text(sql), text(swift))
    }

    /// One side's answer.
    static func text(_ answer: SideAnswer) -> String {
        switch answer {
        case .value(let value): ValueText.typed(value)
        case .noRow: "no row for the question"
        case .row(let values): row(values)
        case .severalRows(let rows, let count):
            rows.isEmpty
                ? "\(count) rows for the question"
                : "\(count) rows for the question: \(rows.map(row).joined(separator: "; "))"
                    + (rows.count < count ? "; …" : "")
        case .sqlFailure(let failure):
            "fails: \(failure.message)" + (failure.code.map { " (\($0))" } ?? "")
        case .swiftFailure(let reason): text(reason)
        case .notAsked: "not asked"
        }
    }

    private static func row(_ values: [NamedValue]) -> String {
        values.map { "\($0.name)=\(ValueText.plain($0.value))" }.joined(separator: ", ")
    }

    /// What a Swift half did instead of answering.
    static func text(_ reason: SwiftFailure.Reason) -> String {
        switch reason {
        case .threw(let message): "throws: \(message)"
        case .crashed(let signal, let message):
            "crashes (signal \(signal))" + (message.isEmpty ? "" : ": \(lastLines(of: message))")
        case .timedOut(let seconds): "gave no answer within \(seconds) s and was ended"
        case .outOfMemory(let limit): "asked for more memory than the allowed \(limit / 1_048_576) MB"
        case .exited(let status): "ended its process with status \(status) instead of answering"
        case .incrementalDiffers(let text): "of the incremental form: \(text)"
        case .incrementalFailed(let text): "of the incremental form: \(lastLines(of: text))"
        case .printed(let text): "wrote to standard output: \(ValueText.quoted(text))"
        }
    }

    /// The last lines of what a process wrote, on one line.
    private static func lastLines(of message: String) -> String {
        message.split(whereSeparator: \.isNewline).suffix(3).joined(separator: " | ")
    }
}
