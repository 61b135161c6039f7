internal import Contracts
internal import FeatureStore
internal import Warehouse

/// The instants at which an entity is asked about: where an answer changes, or should not.
///
/// Kinds of instants take turns, and chance decides within each: at a tie; at an event and one microsecond to each side;
/// where the event leaves a window of some view, exactly and to each side; when something about it becomes known, and just
/// before; about a change of clocks; before everything and after everything.
struct QuestionInstants {
    /// How far back the views look into each source, in microseconds, by source: the ends of their windows.
    private let reaches: [String: [Int64]]
    private let clockChanges: [Timestamp]
    private let order: SeededOrder
    private let count: Int

    /// Prepares for the entities of some views.
    init(_ views: [ViewContract], clockChanges: [Timestamp], order: SeededOrder, count: Int) {
        var reaches: [String: [Int64]] = [:]
        for read in views.flatMap(\.reads) {
            if case .within(let reach) = read.extent, !(reaches[read.source] ?? []).contains(reach) {
                reaches[read.source, default: []].append(reach)
            }
        }
        self.reaches = reaches
        self.clockChanges = clockChanges
        self.order = order
        self.count = count
    }

    /// Instants for one entity, ascending, each once.
    ///
    /// - Parameter otherwise: a stretch of time for an entity without rows.
    func instants(of key: [LiveValue], in histories: [EntityRowsIndex], otherwise: ClosedRange<Timestamp>)
        -> [Timestamp]
    {
        let base = order.rank("instants", key)
        var kinds = Kinds()
        var last = Timestamp(microseconds: .min)
        var first = Timestamp(microseconds: .max)
        for history in histories {
            let rows = history.rows(of: key)
            let times = rows.map { history.times[$0] }
            kinds.note(times, reaches: reaches[history.source.name] ?? [])
            for name in Self.laterTimes(history.source) {
                guard let column = history.rows.column(name), case .timestamp(let known) = column.cells else {
                    continue
                }
                kinds.known += rows.filter { column.validity[$0] }.map { known[$0] }
            }
            if let least = times.min(), let greatest = times.max() {
                first = min(first, least)
                last = max(last, greatest)
            }
        }
        if first > last { (first, last) = (otherwise.lowerBound, otherwise.upperBound) }
        kinds.changes = clockChanges.filter { $0 >= first && $0 <= last }
        let longest = reaches.values.joined().max() ?? 0
        kinds.edges = [
            Self.moved(first, by: -1), Self.moved(last, by: longest == 0 ? 86_400_000_000 : longest),
            first, last, Self.between(first, last, base),
        ]
        return kinds.chosen(count, base)
    }

    /// The columns that say when something about a row becomes known.
    private static func laterTimes(_ source: Source) -> [String] {
        let names = source.knownAt.values.sorted() + (source.arrivalTime.map { [$0] } ?? [])
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    private static func between(_ first: Timestamp, _ last: Timestamp, _ base: UInt64) -> Timestamp {
        let (width, overflow) = last.microseconds.subtractingReportingOverflow(first.microseconds)
        guard !overflow, width > 0 else { return first }
        return moved(first, by: Int64(base % UInt64(width)))
    }

    /// An instant so many microseconds later, or the instant itself where there is none so late.
    static func moved(_ instant: Timestamp, by microseconds: Int64) -> Timestamp {
        let (sum, overflow) = instant.microseconds.addingReportingOverflow(microseconds)
        return overflow ? instant : Timestamp(microseconds: sum)
    }
}

/// Instants of an entity by kind.
private struct Kinds {
    var ties: [Timestamp] = []
    var events: [Timestamp] = []
    /// Each an end of a window, where an event leaves it.
    var ends: [Timestamp] = []
    var known: [Timestamp] = []
    var changes: [Timestamp] = []
    var edges: [Timestamp] = []

    mutating func note(_ times: [Timestamp], reaches: [Int64]) {
        events += times
        var seen: Set<Timestamp> = []
        ties += times.filter { !seen.insert($0).inserted }
        for reach in reaches { ends += times.map { QuestionInstants.moved($0, by: reach) } }
    }

    /// So many instants, one of each kind in turn.
    func chosen(_ count: Int, _ base: UInt64) -> [Timestamp] {
        let sides: [(instants: [Timestamp], moved: Int64)] = [
            (ties, 0), (events, 0), (ends, 0), (known, 0), (events, 1), (changes, 0), (ends, -1), (known, -1),
            (events, -1), (ends, 1), (edges, 0), (changes, -1),
        ]
        var queues = sides.enumerated().map { number, side in
            Array(Set(side.instants.map { QuestionInstants.moved($0, by: side.moved) })).map { instant in
                (rank: SeededOrder.rank(base &+ UInt64(number), instant.microseconds), instant: instant)
            }.sorted { ($0.rank, $0.instant) > ($1.rank, $1.instant) }
        }
        var chosen: Set<Timestamp> = []
        while chosen.count < count, queues.contains(where: { !$0.isEmpty }) {
            for number in queues.indices where chosen.count < count {
                while let next = queues[number].popLast() {
                    if chosen.insert(next.instant).inserted { break }
                }
            }
        }
        return chosen.sorted()
    }
}
