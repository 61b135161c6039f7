import FeatureStore
import Testing

@testable import Server

/// Events of a few days before the server's now, for a few aircraft and routes.
enum Flights {
    static let aircraft = ["N100", "N200", "N300"]

    /// JSON rows of flights, planes and weather, the same for a seed.
    static func flights(_ count: Int, seed: UInt64 = 1) -> [String] {
        var chance = Chance(seed: seed)
        return (0..<count).map { number in
            let minutes = Int64.random(in: 1...20_000, using: &chance)
            let scheduled = Timestamp(microseconds: ServerRun.now.microseconds - minutes * 60_000_000)
            let delay = Int.random(in: -10...90, using: &chance)
            let departed = Timestamp(microseconds: scheduled.microseconds + Int64(delay) * 60_000_000)
            let landed = Timestamp(microseconds: departed.microseconds + 7_200_000_000)
            let tail = aircraft.randomElement(using: &chance) ?? "N100"
            let hasFlown = Int.random(in: 0..<8, using: &chance) > 0
            let outcome =
                hasFlown
                ? #", "departed_at": "\#(departed)", "dep_delay": \#(delay), "landed_at": "\#(landed)", "arr_delay": \#(delay - 5)"#
                : ""
            return
                #"{"flight_id": \#(number + 1), "tailnum": "\#(tail)", "origin": "JFK", "dest": "LAX", "carrier": "UA", "#
                + #""scheduled_at": "\#(scheduled)"\#(outcome)}"#
        }
    }

    /// The register, without the last of the aircraft.
    static let planes = aircraft.dropLast().enumerated().map { position, tail in
        #"{"tailnum": "\#(tail)", "registered_at": "2010-01-01T00:00:00Z", "built_year": null, "manufacturer": "BOEING", "#
            + #""model": "737", "engines": 2, "seats": \#(149 + position)}"#
    }

    /// Stores all of it.
    static func ingest(into run: ServerRun, flights count: Int = 60) async throws {
        for (source, rows) in [("flights", flights(count)), ("planes", Array(planes))] {
            let reply = try await run.post("/v1/ingest/\(source)", "[\(rows.joined(separator: ","))]")
            try #require(reply.status == 200, "\(reply.text)")
        }
    }
}
