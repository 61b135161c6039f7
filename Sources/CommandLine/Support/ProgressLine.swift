import Parity
import Synchronization

/// Draws one line about what a run is doing, on a terminal, once the run has taken longer than a second.
final class ProgressLine: Sendable {
    private let terminal: Terminal
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var lastDrawn: ContinuousClock.Instant?
        var isDrawn = false
        var concluded = 0
    }

    init(terminal: Terminal) {
        self.terminal = terminal
    }

    /// Draws what just began, at most ten times a second.
    func show(_ event: ProgressEvent) {
        guard terminal.isInteractive else { return }
        let now = ContinuousClock.now
        state.withLock { state in
            if case .concluded = event { state.concluded += 1 }
            draw("\(Self.text(event)) (\(state.concluded) verdicts)", now, &state)
        }
    }

    /// Draws a text, at most ten times a second.
    func show(_ text: String) {
        guard terminal.isInteractive else { return }
        let now = ContinuousClock.now
        state.withLock { draw(text, now, &$0) }
    }

    private func draw(_ text: String, _ now: ContinuousClock.Instant, _ state: inout State) {
        guard now - start > .seconds(1), state.lastDrawn.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
        state.lastDrawn = now
        state.isDrawn = true
        terminal.writeError("\r\u{1B}[K\(text)")
    }

    /// Removes the line, so that the report starts on an empty one.
    func clear() {
        let wasDrawn = state.withLock { state in
            defer { state.isDrawn = false }
            return state.isDrawn
        }
        if wasDrawn { terminal.writeError("\r\u{1B}[K") }
    }

    private static func text(_ event: ProgressEvent) -> String {
        switch event {
        case .loading(let batch, let rows, let warehouse): "loading \(batch), \(rows) rows, into \(warehouse)"
        case .askingSQL(let view, let questions, let warehouse): "\(view): asking \(warehouse) \(questions) questions"
        case .askingSwift(let view, let answered, let questions):
            "\(view): Swift has answered \(answered) of \(questions)"
        case .comparing(let view, let questions, let warehouse):
            "\(view): comparing \(questions) answers of \(warehouse)"
        case .attacking(let view, let cases, let warehouse): "\(view): attacking on \(warehouse), \(cases) cases so far"
        case .shrinking(let view, let warehouse): "\(view): looking for the smallest input on \(warehouse)"
        case .confirming(let view, let name, let warehouse): "\(view): asking \(warehouse) again about \(name) alone"
        case .concluded(let view, let warehouse, let conclusion): "\(view) on \(warehouse): \(conclusion.rawValue)"
        }
    }
}
