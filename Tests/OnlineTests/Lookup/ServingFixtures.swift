import EveryType
import FeatureStore
import Features
import Foundation
import Online

/// The registries whose rows tests store.
let registries = [Features.featureRegistry, EveryType.featureRegistry]

/// What tests of lookups share: flights of a made-up Monday.
enum Scene {
    static let registry = Features.featureRegistry
    static let noon = Timestamp(microseconds: 1_600_000_000_000_000)
    static let everyView = Set(registry.views.map(\.name))

    /// Options with a clock that stands at noon, and all views allowed.
    static func options(_ change: (inout ServingOptions) -> Void = { _ in }) -> ServingOptions {
        var options = ServingOptions(clock: { noon }, servesUnpromoted: everyView)
        change(&options)
        return options
    }

    /// A flight that left on time, so many minutes before noon.
    static func flight(_ id: Int, _ tailnum: String? = "N1", minutes: Int64 = 60, dest: String = "LAX") -> Flight {
        let instant = noon - .minutes(minutes)
        return Flight(
            flightId: id, tailnum: tailnum, origin: "JFK", dest: dest, carrier: "AA", scheduledAt: instant,
            departedAt: instant, depDelay: 0, landedAt: nil, arrDelay: nil)
    }

    /// Keys as an untyped request has them.
    static func keys(_ columns: [(name: String, values: [String?])]) -> ColumnBatch {
        let columns = columns.map { name, values in
            var column = Column(name: name, type: .text)
            for value in values { value.append(to: &column) }
            return column
        }
        return ColumnBatch(columns: columns, rowCount: columns.first?.count ?? 0)
    }

    /// How many departures an aircraft had, and how many flights its route, in one lookup.
    static func counts(
        _ store: ServingStore, tailnum: String = "N1", dest: String = "LAX"
    ) async throws -> (aircraft: Int64, route: Int64, snapshot: StoreSnapshot) {
        let result = try await store.lookup(
            LookupRequest(
                .features(["RecentDelays:departures_7d", "RouteTraffic:flights_24h"]),
                keys: keys([("aircraft.tailnum", [tailnum]), ("route.origin", ["JFK"]), ("route.dest", [dest])])))
        guard case .int(let aircraft) = result.features.columns[0].cells,
            case .int(let route) = result.features.columns[1].cells
        else { throw CocoaError(.coderInvalidValue) }
        return (aircraft[0], route[0], result.snapshot)
    }

    /// A path in the temporary folder that nobody else has.
    static func path(_ ending: String = "sqlite") -> String {
        FileManager.default.temporaryDirectory.appending(path: "featurestore-\(UUID().uuidString).\(ending)").path
    }

    /// Removes a store's files.
    static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
}
