/// Holds the incremental form of a view to its `compute`, question by question.
///
/// An entity's rows arrive in a random order, some twice, some with another content first, and a snapshot is restored in
/// between. Behind every prefix of what arrived, the state must answer what `compute` answers over that prefix, bit for
/// bit, lists without an order in any. Entities of many rows are tried behind some of the prefixes, and their state is kept
/// for further questions.
final class IncrementalTrial {
    let view: ViewDefinition
    private let books: [(link: EntitySchema.Link, book: (any AnyDeliveryBook)?)]
    private let watch: (Bool) -> Void
    private var kept: [EntityKey: EntityIncrement] = [:]
    private var keptRows = 0

    /// With at most so many rows every prefix is tried for every question.
    private static let fewRows = 12
    /// With at most so many rows several orders are tried.
    private static let smallest = 3
    /// How many prefixes are tried of more rows, besides the last.
    private static let prefixesOfMany = 6
    /// Of more questions asked together about so many are tried where rows are few, each by one plan.
    private static let triedTogether = 1_000
    /// How many rows kept states hold together at most.
    private static let keptRowsLimit = 1_000_000

    /// - Parameters:
    ///   - makeBook: The rows of a link, nil where its source has none.
    ///   - watch: Called with true before code of the incremental form runs, and with false behind it.
    init?(
        _ view: ViewDefinition, watch: @escaping (Bool) -> Void,
        makeBook: (EntitySchema.Link) -> (any AnyDeliveryBook)?
    ) {
        guard view.incremental != nil else { return nil }
        self.view = view
        self.watch = watch
        books = view.entity.links.filter { view.schema.reads.contains($0.source) }.map { ($0, makeBook($0)) }
    }

    /// What the incremental form does otherwise than `compute` did, in a sentence; nil when it does the same.
    ///
    /// - Parameters:
    ///   - computed: One row of features, or nil where `compute` threw.
    ///   - asked: How many questions are asked together. An attack asks thousands, of which some are tried; what it finds
    ///     is cut down a few questions at a time, all of which are tried by all plans.
    func finding(_ question: Questions.Question, rows: EntityRows, computed: ColumnBatch?, among asked: Int) -> String?
    {
        var deliveries: [(book: Int, delivery: Delivery)] = []
        for (position, entry) in books.enumerated() {
            let key = rows.key(of: entry.link)
            guard !key.holdsNull, let book = entry.book else { continue }
            for delivery in book.deliveries(to: EntityKey(bytes: key.bytes)) { deliveries.append((position, delivery)) }
        }
        if deliveries.count > Self.fewRows {
            let key = self.key(of: rows)
            if let state = kept[key] { return difference(state, question, computed, "") }
            return run(deliveries, Self.seed(question.asOf), question, rows, computed) { state in
                if keptRows > Self.keptRowsLimit { (kept, keptRows) = ([:], 0) }
                kept[key] = state
                keptRows += state.rowCount
            }
        }
        let isWide = asked > Self.triedTogether
        if isWide {
            var chance = TrialChance(state: Self.seed(question.asOf) ^ UInt64(bitPattern: question.caseID))
            guard chance.next(below: asked / Self.triedTogether + 1) == 0 else { return nil }
        }
        // Of the smallest inputs the same plans every time, whatever is cut down; of others, others for each instant.
        let isSmallest = deliveries.count <= Self.smallest
        for number in 0..<(isWide ? 1 : isSmallest ? 8 : 2) {
            let seed = UInt64(number) &+ (isSmallest ? 0 : Self.seed(question.asOf))
            if let found = run(deliveries, seed, question, rows, computed, keep: { _ in }) { return found }
        }
        return nil
    }

    private static func seed(_ asOf: Timestamp) -> UInt64 { UInt64(bitPattern: asOf.microseconds) &* 31 }

    private func run(
        _ deliveries: [(book: Int, delivery: Delivery)], _ seed: UInt64, _ question: Questions.Question,
        _ rows: EntityRows, _ computed: ColumnBatch?, keep: (EntityIncrement) -> Void
    ) -> String? {
        guard var state = EntityIncrement(view) else { return nil }
        var chance = TrialChance(state: seed ^ 0x5eed)
        let plan = TrialPlan(rowCount: deliveries.count, seed: seed) { row in
            book(deliveries[row].book)?.formerContent(of: deliveries[row].delivery, shiftedBy: .zero) != nil
        }
        var told = TrialRows(deliveries, books: books.map(\.book))
        for (number, step) in plan.steps.enumerated() {
            do { try take(step, &told, &state) } catch {
                return "its state cannot be restored from a snapshot: \(error)"
            }
            let isLast = number == plan.steps.count - 1
            let isTried =
                deliveries.count <= Self.fewRows || chance.next(below: plan.steps.count) < Self.prefixesOfMany
            guard !isLast, isTried else { continue }
            let story = told.story(plan.steps[...number])
            if let found = differenceOfPrefix(state, told, question, rows, story) { return found }
        }
        keep(state)
        return difference(state, question, computed, told.story(plan.steps[...]))
    }

    private func book(_ position: Int) -> (any AnyDeliveryBook)? { books[position].book }

    private func take(_ step: TrialPlan.Step, _ told: inout TrialRows, _ state: inout EntityIncrement) throws {
        watch(true)
        defer { watch(false) }
        switch step {
        case .deliver(let row), .repeated(let row):
            told.deliver(row, as: told.deliveries[row].delivery, to: &state)
        case .deliverFormer(let row, let shift):
            let (book, delivery) = told.deliveries[row]
            guard let former = self.book(book)?.formerContent(of: delivery, shiftedBy: shift) else { break }
            told.deliver(row, as: former, to: &state)
        case .withdraw(let row): told.withdraw(row, from: &state)
        case .forget(let row): told.forget(before: row, in: &state)
        case .bringBack: told.bringBack(to: &state)
        case .restart: try restart(&state)
        }
    }

    private func restart(_ state: inout EntityIncrement) throws {
        let snapshot = try state.snapshot()
        guard var restored = EntityIncrement(view) else { return }
        try restored.restore(snapshot)
        guard try restored.snapshot() == snapshot else {
            throw SnapshotError(
                message: "a restored state has a snapshot of other bytes: sets and dictionaries have no order")
        }
        state = restored
    }

    /// Asks `compute` about the rows that have arrived so far, and compares.
    private func differenceOfPrefix(
        _ state: EntityIncrement, _ told: TrialRows, _ question: Questions.Question, _ rows: EntityRows,
        _ story: String
    ) -> String? {
        let access = ViewAccess(view.declaredReads) { link in
            guard let position = books.firstIndex(where: { $0.link == link }), let book = books[position].book else {
                return nil
            }
            return book.index(of: told.present(of: position), caseID: question.caseID)
        }
        let prefix = EntityRows(asOf: rows.asOf, keys: rows.keys, caseID: rows.caseID, access: access)
        guard access.conflict(in: prefix) == nil else { return nil }
        var answer = ColumnWriter(schema: view.schema.features)
        let computed: ColumnBatch? = (try? view.evaluate(prefix, question.request, &answer)).map { answer.batch }
        return difference(state, question, computed, story)
    }

    /// How the state answers otherwise than `compute`.
    private func difference(
        _ state: EntityIncrement, _ question: Questions.Question, _ computed: ColumnBatch?, _ story: String
    ) -> String? {
        var writer = ColumnWriter(schema: view.schema.features)
        watch(true)
        defer { watch(false) }
        do {
            try state.answer(asOf: question.asOf, request: question.request, into: &writer)
        } catch {
            return computed == nil ? nil : "it throws \(error) where compute answers\(story)"
        }
        guard let computed else { return "it answers where compute throws\(story)" }
        let answered = writer.batch
        for (mine, theirs) in zip(answered.columns, computed.columns)
        where !mine.saysTheSame(at: 0, as: 0, of: theirs) {
            return "\(mine.name) is \(mine.literal(at: 0)), compute says \(theirs.literal(at: 0))\(story)"
        }
        return nil
    }

    private func key(of rows: EntityRows) -> EntityKey {
        var encoder = KeyEncoder(markingPresence: true)
        encoder.append(rows.caseID)
        for column in rows.keys.columns { encoder.append(cell: rows.keys.row, of: column) }
        return EntityKey(bytes: encoder.bytes)
    }
}

extension Column {
    /// A cell as messages print it.
    func literal(at row: Int) -> String {
        guard validity[row] else { return "NULL" }
        switch cells {
        case .int(let cells): return cells[row].description
        case .double(let cells): return cells[row].literal
        case .decimal(let cells): return cells[row].literal
        case .text(let cells): return String(decoding: cells[row], as: UTF8.self).literal
        case .bool(let cells): return cells[row].literal
        case .timestamp(let cells): return cells[row].literal
        case .date(let cells): return cells[row].literal
        case .list(let lists):
            return "[" + lists.range(at: row).map { lists.elements.literal(at: $0) }.joined(separator: ", ") + "]"
        }
    }
}
