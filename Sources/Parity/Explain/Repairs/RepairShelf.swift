internal import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Synchronization
internal import Warehouse

/// The small edits of one view's SQL, bound and compiled once for all findings of the view.
final class RepairShelf: Sendable {
    /// An edit and the statement that it makes.
    struct Repair: Sendable {
        let mutant: SQLMutant
        let query: CompiledQuery
        /// Of two edits at once, which ``mutant`` is then, each by itself.
        var parts: [SQLMutant] = []
    }

    private let kept = Mutex<Task<[Repair], Never>?>(nil)
    /// What two edits make together; nil where they make no query.
    private let pairs = Mutex<[[SQLMutant]: Repair?]>([:])

    deinit {
        // Nobody waits for them any more.
        kept.withLock { $0?.cancel() }
    }

    /// Begins to make the edits, so that they are there when they are asked for.
    func prepare(in laboratory: Laboratory) {
        _ = making(in: laboratory)
    }

    /// The edits, in the order of the text.
    ///
    /// Cost: some milliseconds for each, the first time.
    func repairs(in laboratory: Laboratory) async -> [Repair] {
        await making(in: laboratory).value
    }

    private func making(in laboratory: Laboratory) -> Task<[Repair], Never> {
        kept.withLock { kept in
            if let making = kept { return making }
            let making = Task { Self.make(in: laboratory) }
            kept = making
            return making
        }
    }

    private static func make(in laboratory: Laboratory) -> [Repair] {
        // Where the engine runs a text of its own, an edit of the other text is a repair of nothing.
        if laboratory.view.sqlite != nil, laboratory.warehouse.engine.name == "sqlite" { return [] }
        let mutants = SQLMutants(
            query: laboratory.query.query, project: laboratory.project,
            hints: hints(laboratory.view, columns: laboratory.shape.sources.flatMap(\.columns)))
        return mutants.allBound { _ in !Task.isCancelled }.compactMap { bound -> Repair? in
            // What this engine cannot say is no repair here.
            guard let query = try? laboratory.warehouse.compile(bound.query) else { return nil }
            return Repair(mutant: bound.mutant, query: query)
        }
    }

    /// Two edits made at once; nil where one is in the other's way, or they make no query.
    ///
    /// Cost: some milliseconds, the first time.
    func together(_ one: Repair, _ other: Repair, in laboratory: Laboratory) -> Repair? {
        let parts = [one.mutant, other.mutant]
        if let known = pairs.withLock({ $0[parts] }) { return known }
        let pair = Self.pair(of: parts, in: laboratory)
        pairs.withLock { $0[parts] = .some(pair) }
        return pair
    }

    private static func pair(of parts: [SQLMutant], in laboratory: Laboratory) -> Repair? {
        let mutants = SQLMutants(
            query: laboratory.query.query, project: laboratory.project, hints: MutantHints(mirrors: true))
        guard let bound = mutants.together(parts[0], parts[1]),
            let query = try? laboratory.warehouse.compile(bound.query)
        else { return nil }
        return Repair(mutant: bound.mutant, query: query, parts: parts)
    }

    /// What the Swift half and the contract say: the constant that repairs the SQL is often one of theirs.
    static func hints(_ view: ViewContract, columns: [ColumnContract] = []) -> MutantHints {
        let literals = SwiftLiterals(view.swift.text)
        var hints = MutantHints()
        hints.durations = unique(
            literals.spans.map(\.value.microseconds)
                + view.features.flatMap { $0.decisions.sources }.flatMap { decision in
                    [decision.window?.lower?.offset, decision.window?.upper.offset].compactMap { $0.map(abs) }
                })
        // Lengths of time are numbers of seconds where SQL calculates with them.
        let seconds = literals.spans.map(\.value.microseconds).filter { $0 > 0 && $0 % 1_000_000 == 0 }
        hints.numbers = unique(
            (literals.integers + literals.rowCounts).map { String($0.value) }
                + seconds.map { String($0 / 1_000_000) }
                + literals.numbers.map { number in
                    number.value == number.value.rounded() && abs(number.value) < 1e15
                        ? String(Int64(number.value)) : String(number.value)
                }
        ).filter { !$0.hasPrefix("-") }
        hints.texts = unique(literals.texts.map(\.value))
        hints.zones = unique(literals.zones.map(\.value) + view.features.compactMap(\.decisions.zone))
        let tokens = SwiftTokens(view.swift.text)
        hints.units = [
            ("startOfHour", "hour"), ("startOfDay", "day"), ("startOfWeek", "week"), ("startOfMonth", "month"),
            ("startOfYear", "year"),
        ].compactMap { word, unit in
            tokens.contains { $0.word == word } ? unit : nil
        }
        hints.conditions = SwiftConditions(tokens, columns: columns).all
        hints.mirrors = true
        return hints
    }

    private static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return Array(values.filter { seen.insert($0).inserted }.prefix(12))
    }
}
