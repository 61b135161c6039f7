/// The incremental form of a view without its types, as the registry holds it.
public struct IncrementalForm: Sendable {
    let makeState: @Sendable () -> any AnyIncrementalState

    init<View: IncrementalFeatureView>(_ view: View.Type) {
        makeState = {
            TypedState<View.Change, View.State>(
                apply: { View.apply($0, to: &$1) },
                answer: { state, asOf, _, answer in
                    try View.answer(state, asOf: asOf).write(into: &answer)
                })
        }
    }

    init<View: IncrementalRequestFeatureView>(_ view: View.Type) {
        makeState = {
            TypedState<View.Change, View.State>(
                apply: { View.apply($0, to: &$1) },
                answer: { state, asOf, request, answer in
                    try View.answer(state, asOf: asOf, request: View.Request(decoding: request)).write(into: &answer)
                })
        }
    }
}

/// The rows and the state of one entity and view, without their types.
protocol AnyIncrementalState: Sendable {
    var rowCount: Int { get }
    mutating func deliver(_ row: any SourceRow, source: String, belongs: Bool) -> Bool
    mutating func withdraw(_ row: any SourceRow, source: String)
    mutating func forget(before instant: Timestamp, source: String)
    mutating func follow(_ row: RowDecoder, source: String, belongs: Bool, mayBeElsewhere: Bool) -> Bool
    mutating func trackEvents()
    func answer(asOf: Timestamp, request: RowDecoder, into answer: inout ColumnWriter) throws
    func frozen() -> any AnyFrozenState
    var byteCount: Int { get }
    func snapshot() throws -> [UInt8]
    mutating func restore(_ bytes: [UInt8]) throws
}

/// The rows and the state of one entity.
struct TypedState<Change: ViewChange, State: IncrementalState>: AnyIncrementalState {
    let apply: @Sendable (Change, inout State) -> Void
    let answer: @Sendable (State, Timestamp, RowDecoder, inout ColumnWriter) throws -> Void
    private var ledgers: [any AnyRowLedger<Change>]
    private var state = State()

    init(
        apply: @escaping @Sendable (Change, inout State) -> Void,
        answer: @escaping @Sendable (State, Timestamp, RowDecoder, inout ColumnWriter) throws -> Void
    ) {
        self.apply = apply
        self.answer = answer
        ledgers = Change.sources.map { $0.makeLedger() }
    }

    var rowCount: Int { ledgers.reduce(0) { $0 + $1.rowCount } }

    mutating func deliver(_ row: any SourceRow, source: String, belongs: Bool) -> Bool {
        guard let position = position(of: source) else { return false }
        let changes = ledgers[position].deliver(row, belongs: belongs) ?? []
        for change in changes { apply(change, &state) }
        return !changes.isEmpty
    }

    mutating func withdraw(_ row: any SourceRow, source: String) {
        guard let position = position(of: source) else { return }
        for change in ledgers[position].withdraw(row) ?? [] { apply(change, &state) }
    }

    mutating func forget(before instant: Timestamp, source: String) {
        guard let position = position(of: source) else { return }
        for change in ledgers[position].forget(before: instant) { apply(change, &state) }
    }

    mutating func follow(_ row: RowDecoder, source: String, belongs: Bool, mayBeElsewhere: Bool) -> Bool {
        guard let position = position(of: source),
            let changes = ledgers[position].follow(row, belongs: belongs, mayBeElsewhere: mayBeElsewhere)
        else { return false }
        for change in changes { apply(change, &state) }
        return true
    }

    mutating func trackEvents() {
        for position in ledgers.indices { ledgers[position].trackEvents() }
    }

    func frozen() -> any AnyFrozenState {
        FrozenState(state: state, answer: answer, events: ledgers.compactMap(\.events))
    }

    var byteCount: Int {
        ledgers.reduce(StateMemory.bytes(of: state)) { sum, ledger in
            sum + ledger.rowCount * StateMemory.perRow + (ledger.events?.byteCount ?? 0)
        }
    }

    func answer(asOf: Timestamp, request: RowDecoder, into answer: inout ColumnWriter) throws {
        try self.answer(state, asOf, request, &answer)
    }

    func snapshot() throws -> [UInt8] {
        var bytes: [UInt8] = []
        for ledger in ledgers { bytes += ledger.encoded() }
        return bytes + (try SnapshotEncoder.encode(state))
    }

    mutating func restore(_ bytes: [UInt8]) throws {
        var reader = ByteReader(bytes)
        var restored = Change.sources.map { $0.makeLedger() }
        for position in restored.indices { try restored[position].restore(from: &reader) }
        state = try SnapshotDecoder.decode(State.self, from: Array(bytes[reader.offset...]))
        ledgers = restored
    }

    private func position(of source: String) -> Int? { Change.sources.firstIndex { $0.name == source } }
}
