import FeatureStore
import FeatureStoreTesting
import Features
import Online
import Synchronization
import Testing

/// The promise of retention over this repository's own views.
@Suite("Compaction leaves every answer as it was")
struct KeptAnswersTests {
    /// The instant that a store is told.
    private final class Present: Sendable {
        let instant = Mutex(Scene.noon)
    }

    /// Every feature, those apart that need no request from those that do.
    private var features: [String] {
        Scene.registry.views.flatMap { view in view.schema.features.map { "\(view.name):\($0.name)" } }
    }

    @Test("whatever the rows, whatever is asked within served_history", arguments: 1...3)
    func property(seed: UInt64) async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let present = Present()
        var options = Scene.options()
        options.clock = { present.instant.withLock { $0 } }
        options.steadyClock = nil
        let store = try await ServingStore.open(registry: Scene.registry, at: path, options: options)
        var chance = StoreChance(seed: seed)
        // Some rows come long before the rest, and are known in every state that is kept.
        let days: [Int64] = [-100, -20, -5, -3, -1, 0]
        for day in days {
            present.instant.withLock { $0 = Scene.noon + .days(day) }
            for type in Scene.registry.rowTypes {
                _ = try await store.ingest(
                    type.schema.source,
                    rows: rows(of: type.schema, until: Scene.noon + .days(day), count: 150, from: &chance))
            }
        }
        let instants = (0..<6).map { _ in
            Scene.noon - .microseconds(Int64.random(in: 0...86_400_000_000, using: &chance))
        }
        let asked = instants + [Scene.noon, Scene.noon - .days(1)]
        let before = try await answers(store, asked)
        let report = try await store.compact()
        let removed = report.removed.filter { $0.rows > 0 }.map(\.source)
        #expect(removed.contains("flights") && removed.contains("weather"), "nothing was removed: this shows nothing")
        #expect(try await answers(store, asked) == before)
        #expect(Set(before).count > 20, "the answers say nothing")
        await store.close()
    }

    @Test(
        "What lies behind a view's reads stands behind no status, be it there still, for another view or by chance, or gone"
    )
    func older() async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let store = try await ServingStore.open(registry: Scene.registry, at: path, options: Scene.options())
        let days: [(String, Int64)] = [("N1", 3), ("N2", 20), ("N3", 200)]
        _ = try await store.ingest(
            days.enumerated().map { Scene.flight($0.offset + 1, $0.element.0, minutes: $0.element.1 * 1_440) })
        func told() async throws -> [String] {
            let result = try await store.lookup(
                LookupRequest(
                    .features(["RecentDelays:departures_7d", "LateStreak:late_streak"]),
                    keys: Scene.keys([("aircraft.tailnum", days.map(\.0) + ["N4"])])))
            return (0..<2).flatMap { feature in
                (0...days.count).map { row in
                    let newest = result.newestEvent(feature: feature, row: row)
                    let age = newest.map { " \((Scene.noon.microseconds - $0.microseconds) / 86_400_000_000)" } ?? ""
                    return "\(result.status(feature: feature, row: row).rawValue)\(age)"
                }
            }
        }
        let expected = [
            "present 3", "not_found", "not_found", "not_found", "present 3", "present 20", "not_found", "not_found",
        ]
        #expect(try await told() == expected)
        let report = try await store.compact()
        #expect(report.removed.first { $0.source == "flights" }?.rows == 1, "nothing was removed: this shows nothing")
        #expect(try await told() == expected)
        await store.close()
    }

    /// What every feature says about every entity, in bits, with its status and the newest event behind it.
    private func answers(_ store: ServingStore, _ instants: [Timestamp]) async throws -> [String] {
        let tails = (0..<6).map { "N\($0)" }
        let pairs = tails.indices.map { (Self.places[$0 % 3], Self.places[($0 + 1) % 3]) }
        var planned = Column(name: "planned_at", type: .timestamp)
        for index in tails.indices { planned.append(Scene.noon + .hours(Int64(index))) }
        var found: [String] = []
        for instant in instants {
            let result = try await store.lookup(
                LookupRequest(
                    .features(features),
                    keys: Scene.keys([
                        ("aircraft.tailnum", tails), ("airport.origin", pairs.map(\.0)),
                        ("carrier.carrier", tails.indices.map { "C\($0 % 2)" }),
                        ("route.origin", pairs.map(\.0)), ("route.dest", pairs.map(\.1)),
                    ]), request: ColumnBatch(columns: [planned], rowCount: tails.count), asOf: instant))
            found += zip(result.features.bitRows, tails.indices).map { bits, row in
                // What is behind an answer stays as it is too.
                features.indices.reduce(bits) { text, feature in
                    let newest = result.newestEvent(feature: feature, row: row).map { "\($0)" } ?? "none"
                    return "\(text) \(result.status(feature: feature, row: row)) \(newest)"
                }
            }
        }
        return found
    }

    private static let places = ["EWR", "JFK", "LGA"]

    /// Rows of a source, keys from few, event times over some months, some of them of exactly one instant.
    private func rows(
        of schema: RowSchema, until end: Timestamp, count: Int, from chance: inout StoreChance
    ) -> ColumnBatch {
        var columns = schema.columns.map { Column(name: $0.name, type: $0.type) }
        for _ in 0..<count {
            let age = Int64(chance.number(0..<2) == 0 ? chance.number(0..<5_000) : chance.number(0..<170_000))
            let event = end - .minutes(age / 10 * 10)
            for (position, column) in schema.columns.enumerated() {
                if column.isNullable, chance.number(0..<6) == 0 {
                    columns[position].appendNull()
                    continue
                }
                switch column.type {
                case .int: columns[position].append(Int64(chance.number(0..<2_000)))
                case .double: columns[position].append(Double(chance.number(0..<400)) / 8)
                case .timestamp:
                    let isEvent = position == schema.eventTime
                    columns[position].append(isEvent ? event : event + .minutes(Int64(chance.number(0..<3_000))))
                default: columns[position].append(Self.text(column.name, &chance))
                }
            }
        }
        return ColumnBatch(columns: columns, rowCount: count)
    }

    private static func text(_ column: String, _ chance: inout StoreChance) -> String {
        switch column {
        case "tailnum": "N\(chance.number(0..<6))"
        case "carrier": "C\(chance.number(0..<2))"
        case "origin", "dest": places[chance.number(0..<3)]
        default: "any"
        }
    }
}
