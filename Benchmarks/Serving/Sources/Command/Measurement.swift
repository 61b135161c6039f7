import FeatureStore
import Foundation
import Online
import PaymentFeatures

/// One measurement in a process of its own; prints its figures as a line of JSON.
struct Measurement {
    let verb: String
    let path: String
    let numbers: [Int]

    /// The instant at which the last payment happened: lookups ask about it, so that their windows hold the same rows.
    let now: Timestamp

    init(arguments: [String]) {
        verb = arguments[0]
        path = arguments[1]
        let numbers = arguments.dropFirst(2).compactMap { Int($0) }
        self.numbers = Array(numbers.dropFirst())
        now = Timestamp(microseconds: Int64(numbers[0]) * 1_000_000)
    }

    func run() async throws {
        switch verb {
        case "fill": try await fill(entities: numbers[0], events: numbers[1])
        case "singles": try await singles(writers: numbers[0], seconds: numbers[1])
        case "hot": try await hot(entities: numbers[0], calls: numbers[1])
        case "cold": try await cold(entities: numbers[0], calls: numbers[1])
        case "memory": try await memory(entities: numbers[0], events: numbers[1])
        default: fatalError("measure: expected fill, singles, hot, cold or memory, found \(verb)")
        }
    }

    /// Opens the store; the clock stands, so that the windows of every lookup hold the same payments.
    private func open(cacheBytes: Int = 4 << 30) async throws -> ServingStore {
        let store = try await SQLiteOnlineStore(path: path, registry: featureRegistry)
        var options = ServingOptions(clock: { [now] in now })
        options.cacheBytes = cacheBytes
        return try await ServingStore.open(registry: featureRegistry, store: store, options: options)
    }

    private func report(_ figures: KeyValuePairs<String, Double>) {
        print("{" + figures.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}")
    }

    private func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    /// Fills a store with payments in order of time, in batches of 1,000, and SQLite alone with the same, in turns.
    private func fill(entities: Int, events: Int) async throws {
        let store = try await open()
        let raw = RawSQLite(path: path + ".raw", creating: true)
        var payments = Payments(entities: entities, seed: 1)
        let total = entities * events
        let compared = min(total, 1_000_000)
        let step = 80 * 86_400 * 1_000_000 / Int64(total)
        var batch: [Payment] = []
        var (ours, alone) = (Duration.zero, Duration.zero)
        for id in 0..<total {
            let instant = Timestamp(microseconds: now.microseconds - Int64(total - id) * step)
            batch.append(payments.payment(id, at: instant))
            guard batch.count == 1_000 || id == total - 1 else { continue }
            let start = ContinuousClock.now
            _ = try await store.ingest(batch)
            let middle = ContinuousClock.now
            if id < compared {
                raw.insert(batch[...])
                ours += middle - start
                alone += ContinuousClock.now - middle
            }
            batch.removeAll(keepingCapacity: true)
        }
        raw.close()
        await store.close()
        report([
            "rows_per_second": Double(compared) / seconds(ours),
            "raw_rows_per_second": Double(compared) / seconds(alone),
        ])
    }

    /// Events a second that are durable, one a call, from many writers at once.
    private func singles(writers: Int, seconds limit: Int) async throws {
        let store = try await open()
        let clock = ContinuousClock.now
        let deadline = clock + .seconds(limit)
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    var payments = Payments(entities: 50_000, seed: UInt64(writer))
                    var count = 0
                    while ContinuousClock.now < deadline {
                        _ = try await store.ingest([payments.payment(writer << 40 | count, at: now)])
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        let elapsed = seconds(ContinuousClock.now - clock)
        await store.close()
        report(["events_per_second": Double(counts) / elapsed])
    }

    private func customers(_ count: Int, of entities: Int) -> [Int] {
        var payments = Payments(entities: entities, seed: 99)
        return (0..<count).map { _ in payments.payment(0, at: now).customerId }
    }

    /// Lookups of a customer whose rows are in memory.
    private func hot(entities: Int, calls: Int) async throws {
        let store = try await open()
        let asked = customers(500, of: entities)
        for customer in asked { _ = try await store.lookup(TenV1.self, keys: .init(customer: customer)) }
        var times: [Double] = []
        times.reserveCapacity(calls)
        var sum = 0
        for call in 0..<calls {
            let start = ContinuousClock.now
            let vector = try await store.lookup(TenV1.self, keys: .init(customer: asked[call % asked.count]))
            times.append(seconds(ContinuousClock.now - start) * 1e6)
            sum &+= vector.payments90d
        }
        precondition(sum > 0, "no payment was counted")
        times.sort()
        await store.close()
        report([
            "p50_us": times[calls / 2], "p99_us": times[calls * 99 / 100], "payments": Double(sum) / Double(calls),
        ])
    }

    /// Lookups of customers that were never asked about, beside reading the same rows by one prepared statement; in turns,
    /// each customer by both, first one then the other.
    private func cold(entities: Int, calls: Int) async throws {
        let store = try await open(cacheBytes: 0)
        let raw = RawSQLite(path: path, creating: false)
        let asked = customers(calls + 200, of: entities)
        var (ours, alone) = (Duration.zero, Duration.zero)
        var sum = 0
        for (position, customer) in asked.enumerated() {
            func readRaw() {
                let start = ContinuousClock.now
                sum &+= raw.readCustomer(customer, table: "payments")
                if position >= 200 { alone += ContinuousClock.now - start }
            }
            if position % 2 == 0 { readRaw() }
            let start = ContinuousClock.now
            let vector = try await store.lookup(TenV1.self, keys: .init(customer: customer))
            if position >= 200 { ours += ContinuousClock.now - start }
            sum &+= vector.payments90d
            if position % 2 == 1 { readRaw() }
        }
        precondition(sum != 0, "nothing was read")
        raw.close()
        await store.close()
        report([
            "lookup_us": seconds(ours) * 1e6 / Double(calls), "raw_us": seconds(alone) * 1e6 / Double(calls),
        ])
    }

    /// What this process holds in memory more, an event, once all customers were asked about.
    private func memory(entities: Int, events: Int) async throws {
        let store = try await open(cacheBytes: .max)
        _ = try await store.lookup(TenV1.self, keys: .init(customer: 0))
        let before = residentBytes()
        for customer in 0..<entities { _ = try await store.lookup(TenV1.self, keys: .init(customer: customer)) }
        let bytes = Double(residentBytes() - before)
        await store.close()
        report(["bytes_per_event": bytes / Double(entities * events), "megabytes": bytes / 1e6])
    }

    /// The resident set, from /proc/self/statm.
    private func residentBytes() -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * 4096
    }
}
