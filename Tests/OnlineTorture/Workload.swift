import FeatureStore
import FeatureStoreTesting
import Online

/// What is delivered: delivery `i` is the same in every process, so that whoever looks afterwards knows its rows.
struct Workload {
    static let keys = (0..<20).map { "key \($0)" }

    /// Some facts with ids, of which the first repeats one of an earlier delivery.
    static func marks(_ number: Int) throws -> Delivery {
        let rows = (0...(number % 7)).map { row in
            (
                id: number * 8 + row, k: String?.some(keys[(number + row) % keys.count]), at: Double(number % 30),
                n: Int?.some(number)
            )
        }
        let earlier = number > 10 ? [Self.row(number - 10)] : []
        return try StoreProbe.marks(earlier + rows)
    }

    /// One event without an id, in a delivery that has one.
    static func note(_ number: Int) throws -> Delivery {
        try StoreProbe.notes([(keys[number % keys.count], Double(number % 30), number)], id: "delivery \(number)")
    }

    private static func row(_ number: Int) -> (id: Int, k: String?, at: Double, n: Int?) {
        (number * 8, keys[number % keys.count], Double(number % 30), number)
    }

    /// The rows that a delivery brings, each as text.
    static func rows(_ number: Int) throws -> [String] {
        let marks = try marks(number).rows
        let own = marks.rows((number > 10 ? 1 : 0)..<marks.rowCount)
        return own.bitRows + (try note(number).rows.bitRows)
    }
}

/// What a store holds, held to what was sent and acknowledged.
struct Inventory {
    private var counts: [String: Int] = [:]

    init(_ store: any OnlineStore) async throws {
        let groups = [StoreProbe.marks, StoreProbe.notes].flatMap { link in
            Workload.keys.map { StoreProbe.group(link, $0) }
        }
        for group in try await store.rows(of: groups, at: try await store.newest) {
            for row in group.rows.bitRows { counts[row, default: 0] += 1 }
        }
    }

    /// Every acknowledged delivery is there once, each other one whole or not at all, and nothing else; gives how many are.
    func check(acknowledged: Int, sent: Int) throws(TortureFailure) -> Int {
        var found = 0
        var rows = 0
        for number in 0..<sent {
            let wanted: [String]
            do { wanted = try Workload.rows(number) } catch { throw TortureFailure("\(error)") }
            let counts = wanted.map { self.counts[$0] ?? 0 }
            if counts.allSatisfy({ $0 == 1 }) {
                found += 1
                rows += counts.count
            } else if number < acknowledged || !counts.allSatisfy({ $0 == 0 }) {
                throw TortureFailure("delivery \(number) of \(acknowledged) acknowledged is there \(counts) times")
            }
        }
        let all = counts.values.reduce(0, +)
        guard all == rows else { throw TortureFailure("\(all - rows) rows are there that nobody sent") }
        return found
    }

    /// No row is there that nobody sent, and none twice.
    func checkNothingWrong(sent: Int) throws {
        var known: Set<String> = []
        for number in 0..<sent { known.formUnion(try Workload.rows(number)) }
        for (row, count) in counts where count != 1 || !known.contains(row) {
            throw TortureFailure("a row is there \(count) times: \(row)")
        }
    }
}

struct TortureFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Deliveries until the process is killed: `s N` is written before those up to N are given to the store, `a N` behind.
enum Load {
    static func run(path: String, from start: Int, seed: UInt64, until end: Int = .max) async throws {
        let store = try await SQLiteOnlineStore(path: path, registry: StoreProbe.registry)
        var chance = Chance(seed: seed)
        var next = start
        while next < end {
            let behind = min(end, next + Int.random(in: 1...6, using: &chance))
            say("s \(behind)")
            let deliveries = try (next..<behind).flatMap { [try Workload.marks($0), try Workload.note($0)] }
            let outcome = try await store.commit(deliveries, ingestedAt: StoreProbe.day(Double(next)))
            for receipt in outcome.receipts { _ = try receipt.get() }
            say("a \(behind)")
            next = behind
        }
        await store.close()
    }
}

/// Numbers from a seed.
struct Chance: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
