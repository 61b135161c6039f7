internal import FeatureStore
internal import Synchronization
internal import Warehouse

/// The best entity of each shape that was seen so far, and some of no particular shape.
///
/// Holds one entity for each shape and a bounded number of others, however many go by.
final class ShapeLedger: Sendable {
    /// An entity and where chance puts it.
    struct Candidate {
        let key: [LiveValue]
        let rank: UInt64
        let measure: Double
    }

    private struct State {
        var best: [Candidate?]
        var ordinary: [Candidate] = []
        var large: [Candidate] = []
        var seen = 0
        var tooLarge = 0
        var smallest: Int64?
    }

    private let shapes: [Shape]
    private let order: SeededOrder
    private let ordinaryCount: Int
    private let largest: Int64
    private let state: Mutex<State>

    /// Makes an empty ledger.
    ///
    /// - Parameters:
    ///   - ordinaryCount: how many entities by chance alone are kept.
    ///   - largest: entities with more rows are counted and left out.
    init(_ shapes: [Shape], order: SeededOrder, ordinaryCount: Int, largest: Int) {
        self.shapes = shapes
        self.order = order
        self.ordinaryCount = ordinaryCount
        self.largest = Int64(largest)
        state = Mutex(State(best: Array(repeating: nil, count: shapes.count)))
    }

    /// Judges one entity.
    func note(_ row: ShapeRow) {
        let ordinaryRank = order.rank("ordinary", row.key)
        // One order for all shapes: the first entity of one is then likely to be the first of others too, and one does for both.
        let shapeRank = order.rank("shape", row.key)
        state.withLock { state in
            state.seen += 1
            state.smallest = min(state.smallest ?? row.rows, row.rows)
            guard row.rows <= largest else {
                state.tooLarge += 1
                Self.keep(
                    Candidate(key: row.key, rank: ordinaryRank, measure: 0), in: &state.large, ordinaryCount)
                return
            }
            Self.keep(Candidate(key: row.key, rank: ordinaryRank, measure: 0), in: &state.ordinary, ordinaryCount)
            for (number, shape) in shapes.enumerated() {
                let measure: Double
                switch shape.judgement {
                case .condition(let holds):
                    guard holds(row) else { continue }
                    measure = 0
                case .greatest(let measured):
                    guard let value = measured(row) else { continue }
                    measure = value
                }
                if let best = state.best[number], best.measure > measure { continue }
                let candidate = Candidate(key: row.key, rank: shapeRank, measure: measure)
                if let best = state.best[number], best.measure == measure, !Self.precedes(candidate, best) { continue }
                state.best[number] = candidate
            }
        }
    }

    /// The best of each shape in the order of the shapes; nil where no entity has it.
    var best: [(title: String, key: [LiveValue]?)] {
        state.withLock { state in zip(shapes, state.best).map { ($0.title, $1?.key) } }
    }

    /// Entities by chance, in its order.
    var ordinary: [[LiveValue]] { state.withLock { $0.ordinary.map(\.key) } }

    /// Entities with too many rows, by chance, in its order.
    var large: [[LiveValue]] { state.withLock { $0.large.map(\.key) } }

    /// How many entities were seen, how many of them have too many rows, and how many rows the smallest has.
    var counts: (seen: Int, tooLarge: Int, smallest: Int64) {
        state.withLock { ($0.seen, $0.tooLarge, $0.smallest ?? 0) }
    }

    /// Adds a candidate to a list of the first so many.
    private static func keep(_ candidate: Candidate, in list: inout [Candidate], _ count: Int) {
        if list.count == count, let last = list.last, !precedes(candidate, last) { return }
        let position = list.firstIndex { precedes(candidate, $0) } ?? list.count
        list.insert(candidate, at: position)
        if list.count > count { list.removeLast() }
    }

    private static func precedes(_ one: Candidate, _ other: Candidate) -> Bool {
        one.rank == other.rank ? one.key.lexicographicallyPrecedes(other.key) : one.rank < other.rank
    }
}
