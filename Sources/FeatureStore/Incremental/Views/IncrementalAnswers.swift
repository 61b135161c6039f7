/// What an ``EntityIncrement`` answered at one moment; it stays so when the increment goes on.
///
/// Taking it costs nothing. What the increment changes afterwards is copied: of trees of tiles, the way to a tile.
package struct IncrementalAnswers: Sendable {
    let state: any AnyFrozenState

    /// Writes the features as they were knowable at an instant.
    ///
    /// - Throws: What `answer` throws; nothing is written then.
    package func answer(asOf: Timestamp, request: RowDecoder, into answer: inout ColumnWriter) throws {
        try state.answer(asOf: asOf, request: request, into: &answer)
    }

    /// When the newest row happened that is visible at an instant; nil when none is.
    ///
    /// - Complexity: O(log n), and the rows behind it that are not visible.
    package func newestEvent(asOf: Timestamp) -> Timestamp? { state.newestEvent(asOf: asOf) }
}

/// A state that answers and changes no more, without its type.
protocol AnyFrozenState: Sendable {
    func answer(asOf: Timestamp, request: RowDecoder, into answer: inout ColumnWriter) throws
    func newestEvent(asOf: Timestamp) -> Timestamp?
}

/// A state that answers and changes no more.
struct FrozenState<State: IncrementalState>: AnyFrozenState {
    let state: State
    let answer: @Sendable (State, Timestamp, RowDecoder, inout ColumnWriter) throws -> Void
    /// By source.
    let events: [Trailing<RowCount>]

    func answer(asOf: Timestamp, request: RowDecoder, into answer: inout ColumnWriter) throws {
        try self.answer(state, asOf, request, &answer)
    }

    func newestEvent(asOf: Timestamp) -> Timestamp? {
        events.compactMap { $0.lastTime(asOf: asOf) }.max()
    }
}

extension EntityIncrement {
    /// Starts without rows and notes when they happen, or is nil where the view has no incremental form.
    package init?(trackingEvents view: ViewDefinition) {
        self.init(view)
        trackEvents()
    }

    /// What it answers now.
    package var answers: IncrementalAnswers { IncrementalAnswers(state: frozen()) }
}

/// How much memory a state takes, about.
enum StateMemory {
    /// What a row takes in a ledger besides its columns: its id, its place in a dictionary, an object of its own.
    static let perRow = 140
    /// What is reckoned for an element of a collection that is no building block.
    private static let perElement = 64

    static func bytes(of value: Any, depth: Int = 0) -> Int {
        if let block = value as? any MeasuredBlock { return block.byteCount }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .collection, .dictionary, .set: return mirror.children.count * perElement
        default:
            guard depth < 4 else { return 0 }
            return mirror.children.reduce(0) { $0 + bytes(of: $1.value, depth: depth + 1) }
        }
    }
}

/// A part of a state that knows how much memory it takes.
protocol MeasuredBlock {
    var byteCount: Int { get }
}

extension Trailing: MeasuredBlock {
    /// About: entries in arrays that are three quarters full, and what each of their tiles knows.
    var byteCount: Int {
        let tiles = count / 40 + 1
        return count * MemoryLayout<TileEntry<Aggregate.Prepared>>.stride * 4 / 3
            + tiles * (MemoryLayout<TileNode<Aggregate>>.stride + 400)
    }
}
