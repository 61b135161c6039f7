import Contracts

/// A project of three views, given as texts that tests edit.
struct SmallProject {
    var files: [String: String] = [
        "Features/featurestore.yaml": """
        entities:
          aircraft: { keys: { tailnum: text } }
        sources:
          flights:
            row: Flight
            columns: { flight_id: int, tailnum: text?, scheduled_at: timestamp, dep_delay: int? }
            unique: [flight_id]
            event_time: scheduled_at
          repairs:
            row: Repair
            columns: { repair_id: int, tailnum: text, repaired_at: timestamp }
            unique: [repair_id]
            event_time: repaired_at
        services:
          delay_model: [RecentDelays:departures_7d, LastRepair:repairs]

        """,
        "Features/RecentDelays.sql": """
        /*
        entity: aircraft
        reads: { flights: 7d }
        features:
          departures_7d: { type: int, about: Departures. }
        owner: ops
        */
        SELECT s.spine_id, count(f.dep_delay) AS departures_7d -- NULLs do not count
        FROM spine s
        LEFT JOIN flights f ON f.tailnum = s.tailnum AND f.scheduled_at > s.as_of - INTERVAL '7 days'
        GROUP BY s.spine_id

        """,
        "Features/RecentDelays.swift": """
        import FeatureStore

        extension RecentDelays {
            static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
                RecentDelays.answer(aircraft.flights.count)
            }

            private static func answer(_ count: Int) -> Features { Features(departures7d: count) }
        }

        """,
        "Features/LastRepair.sql": """
        /*
        entity: aircraft
        reads: { repairs: all }
        features:
          repairs: { type: int, about: Repairs. }
        */
        SELECT s.spine_id, 0 AS repairs FROM spine s
        """,
        "Features/LastRepair.swift": """
        extension LastRepair {
            static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
                Features(repairs: aircraft.repairs.count + RepairRate.none)
            }
        }
        """,
        "Features/RepairRate.sql": """
        /*
        entity: aircraft
        reads: { repairs: all }
        features:
          rate: { type: int, about: Repairs. }
        */
        SELECT s.spine_id, 0 AS rate FROM spine s
        """,
        "Features/RepairRate.swift": """
        extension RepairRate {
            static let none = 0
            static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features { Features(rate: none) }
        }
        """,
    ]

    /// The project as it is written.
    func project() throws -> Project { try ProjectLoader.load(files: files) }

    /// The project with a text replaced in one of its files.
    func replacing(_ old: String, with new: String, in file: String) throws -> SmallProject {
        let path = "Features/\(file)"
        var changed = self
        let text = files[path]?.replacing(old, with: new)
        guard text != files[path] else { throw NothingReplaced(text: old, file: file) }
        changed.files[path] = text
        return changed
    }

    /// The project with a file more, or another one in place of it.
    func adding(_ text: String, as file: String) -> SmallProject {
        var changed = self
        changed.files["Features/\(file)"] = text
        return changed
    }

    /// A file holds no such text.
    struct NothingReplaced: Error {
        let text: String
        let file: String
    }
}
