/// What an incremental state was told of in a trial, and what of it was withdrawn or forgotten again.
struct TrialRows {
    typealias Placed = (book: Int, delivery: Delivery)

    let deliveries: [Placed]
    private let books: [(any AnyDeliveryBook)?]
    /// What is there, by position in `deliveries`: a row, or another content of it.
    private(set) var arrived: [Int: Delivery] = [:]
    /// What was there before it was withdrawn or forgotten.
    private var gone: [Int: Delivery] = [:]

    init(_ deliveries: [Placed], books: [(any AnyDeliveryBook)?]) {
        self.deliveries = deliveries
        self.books = books
    }

    func book(of row: Int) -> (any AnyDeliveryBook)? { books[deliveries[row].book] }

    /// The rows of one book that are there, in the order in which they stand in the sample.
    func present(of book: Int) -> [Delivery] {
        arrived.keys.sorted().filter { deliveries[$0].book == book }.compactMap { arrived[$0] }
    }

    mutating func deliver(_ row: Int, as delivery: Delivery, to state: inout EntityIncrement) {
        arrived[row] = delivery
        gone[row] = nil
        state.deliver(delivery.row, belongs: delivery.belongs)
    }

    /// Withdraws a row with all its versions; of a source without ids, that one row.
    mutating func withdraw(_ row: Int, from state: inout EntityIncrement) {
        guard let book = book(of: row), let delivery = arrived[row] else { return }
        state.withdraw(delivery.row)
        let identity = book.identity(of: delivery)
        take(row)
        guard book.hasIDs else { return }
        for (other, held) in arrived where self.book(of: other)?.source == book.source {
            if book.identity(of: held) == identity { take(other) }
        }
    }

    /// Forgets what happened before a row, of its source: rows of which every version lies before it.
    mutating func forget(before row: Int, in state: inout EntityIncrement) {
        guard let book = book(of: row), let delivery = arrived[row], let instant = book.eventTime(of: delivery) else {
            return
        }
        state.forget(before: instant, source: book.source)
        let rows = arrived.filter { self.book(of: $0.key)?.source == book.source }
        var kept: Set<RowIdentity> = []
        for held in rows.values {
            if let event = book.eventTime(of: held), event >= instant, let identity = book.identity(of: held) {
                kept.insert(identity)
            }
        }
        for (other, held) in rows {
            if let identity = book.identity(of: held), !kept.contains(identity) { take(other) }
        }
    }

    /// Delivers again what was withdrawn or forgotten.
    mutating func bringBack(to state: inout EntityIncrement) {
        for (row, delivery) in gone.sorted(by: { $0.key < $1.key }) { deliver(row, as: delivery, to: &state) }
    }

    private mutating func take(_ row: Int) {
        gone[row] = arrived.removeValue(forKey: row)
    }

    /// What has happened so far, as the end of a sentence.
    func story(_ steps: ArraySlice<TrialPlan.Step>) -> String {
        guard !steps.isEmpty else { return ", before any row" }
        func name(_ row: Int) -> String { book(of: row)?.name(of: deliveries[row].delivery) ?? "?" }
        let told = steps.suffix(8).map { step in
            switch step {
            case .deliver(let row): name(row)
            case .deliverFormer(let row, _): "\(name(row)) with another content"
            case .repeated(let row): "\(name(row)) again"
            case .withdraw(let row): "\(name(row)) withdrawn"
            case .forget(let row): "what lies before \(name(row)) forgotten"
            case .bringBack: "what was gone again"
            case .restart: "a restart"
            }
        }
        return ", behind " + (steps.count > 8 ? "\(steps.count - 8) others, " : "") + told.joined(separator: ", ")
    }
}
