import Contracts

/// A small project for tests: two entities with sources of every type, and one with versions.
enum TestProject {
    static let configuration = """
        entities:
          aircraft: { keys: { tailnum: text } }
          airport: { keys: { origin: text } }
          route: { keys: { origin: text, dest: text } }
        sources:
          flights:
            row: Flight
            columns: { flight_id: int, tailnum: text?, origin: text, scheduled_at: timestamp, departed_at: timestamp?,
                       dep_delay: int?, load: double? }
            unique: [flight_id]
            event_time: scheduled_at
            known_at: { departed_at: departed_at, dep_delay: departed_at }
          things:
            row: Thing
            columns:
              tailnum: text
              at: timestamp
              small: { type: int?, physical: int4 }
              price: "decimal(6,2)?"
              single: { type: double?, physical: float4 }
              ok: bool?
              day: date?
              tags: list(text?)?
            event_time: at
          gates:
            row: Gate
            columns: { tailnum: text, at: timestamp, gate: text, said_at: timestamp }
            unique: [tailnum, at]
            event_time: at
            arrival_time: said_at
            versions: said_at
        """

    static let delays = """
        /*
        entity: aircraft
        reads: { flights: 7d }
        features:
          departures: { type: int, about: How many. }
          mean_delay: { type: double?, about: How late., compare: { float_mean: flights.dep_delay } }
        */
        SELECT spine_id, 0 AS departures, NULL::float8 AS mean_delay FROM spine
        """

    static let planned = """
        /*
        entity: route
        reads: { flights: { within: 1d, by: { origin: request.gate_origin } } }
        request: { planned_at: timestamp, gate_origin: text? }
        features:
          flights: { type: int, about: How many. }
        */
        SELECT spine_id, 0 AS flights FROM spine
        """

    static let files: [String: String] = [
        "Features/featurestore.yaml": configuration,
        "Features/Delays.sql": delays,
        "Features/Delays.swift":
            "extension Delays { static func compute(_ a: AircraftHistory, asOf: Timestamp) -> Features {} }",
        "Features/Planned.sql": planned,
        "Features/Planned.swift":
            "extension Planned { static func compute(_ a: RouteHistory, asOf: Timestamp, request: Request) -> Features {} }",
    ]

    static func load() throws -> Project { try ProjectLoader.load(files: files) }
}
