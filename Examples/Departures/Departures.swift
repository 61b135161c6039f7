import FeatureStore
import Features
import Online

/// A service around a model: flights come in as they are planned, leave and land, and before a departure the model's
/// features are looked up.
@main
enum Departures {
    static func main() async throws {
        let store = try await ServingStore.open(registry: featureRegistry, at: "departures.sqlite")
        print(try await delayFeatures(in: store, at: SystemClock.now()))
        await store.close()
    }

    /// What the delay model is given for the next departure of one aircraft.
    static func delayFeatures(in store: ServingStore, at now: Timestamp) async throws -> DelayModelV1 {
        // Durable when it returns, and seen by every lookup that begins then. A flight that is sent again, changed, takes
        // the place of what was known of it.
        var flight = Flight(
            flightId: 1, tailnum: "N14228", origin: "JFK", dest: "LAX", carrier: "UA", scheduledAt: now - .hours(3),
            departedAt: nil, depDelay: nil, landedAt: nil, arrDelay: nil)
        try await store.ingest([flight])
        flight.departedAt = now - .hours(2)
        flight.depDelay = 60
        try await store.ingest([flight])

        // One state of the store, whatever comes in meanwhile, computed by the Swift that was proved against the SQL.
        return try await store.lookup(
            DelayModelV1.self,
            keys: .init(aircraft: "N14228", route: .init(origin: "JFK", dest: "LAX"), airport: "JFK"),
            request: .init(plannedAt: now + .hours(1)))
    }
}
