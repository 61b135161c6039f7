/// DESIGN.md's example, as files.
enum DesignExample {
    static let configuration = """
        entities:
          aircraft: { keys: { tailnum: text } }
          route:    { keys: { origin: text, dest: text } }
        sources:
          flights:
            row: Flight                          # the Swift type
            columns: { flight_id: int, tailnum: text?, origin: text, dest: text, carrier: text, scheduled_at: timestamp,
                       departed_at: timestamp?, dep_delay: int?, landed_at: timestamp?, arr_delay: int? }
            unique: [flight_id]                  # a fact about the warehouse table; `doctor` and `sample` check it
            event_time: scheduled_at
            known_at:                            # optional: columns known later than their row; before that, Swift sees nil
              { departed_at: departed_at, dep_delay: departed_at, landed_at: landed_at, arr_delay: landed_at }
            table: { analytics: prod.flights }   # where a warehouse calls it something else
          weather:
            row: WeatherReport
            columns: { origin: text, observed_at: timestamp, published_at: timestamp, wind_speed: double? }
            unique: [origin, observed_at]
            event_time: observed_at
            arrival_time: published_at           # optional: when we came to know the row
        services:
          delay_model_v1: [RecentDelays:departures_7d, RecentDelays:mean_dep_delay_7d, RouteTraffic:flights_24h]
        warehouses:
          local: { sqlite: ":memory:" }          # the default: nothing to install, nothing to run
          analytics: { postgres: "${FEATURESTORE_POSTGRES_URL}", training: true }
        """

    static let recentDelaysSQL = """
        /*
        entity: aircraft
        reads: { flights: 7d }                 # source, and how far back any answer can depend on it
        features:
          departures_7d:
            type: int
            about: Flights scheduled in the trailing 7 days that departed.
            decisions: { flights: { window: "(as_of - 7d, as_of]" }, empty: 0 }
          mean_dep_delay_7d:
            type: double?
            about: Mean departure delay of those, minutes.
            compare: { float_mean: flights.dep_delay }
            decisions: { flights: { window: "(as_of - 7d, as_of]" }, empty: null }
        owner: ops-research
        */
        SELECT s.spine_id,
               count(f.dep_delay)         AS departures_7d,
               avg(f.dep_delay)::float8   AS mean_dep_delay_7d
        FROM spine s
        LEFT JOIN flights f
               ON f.tailnum = s.tailnum
              AND f.scheduled_at >  s.as_of - INTERVAL '7 days'
              AND f.scheduled_at <= s.as_of
              AND f.departed_at  <= s.as_of
        GROUP BY s.spine_id
        """

    static let recentDelaysSwift = """
        import FeatureStore

        extension RecentDelays {
            static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
                let delays = aircraft.flights.trailing(.days(7), to: asOf).compactMap(\\.depDelay)
                return Features(departures7d: delays.count, meanDepDelay7d: delays.mean)
            }
        }
        """

    static let routeTrafficSQL = """
        /*
        entity: route
        reads: { flights: 24h, weather: { within: 3h, by: flights.origin } }
        request: { planned_at: timestamp }
        features:
          flights_24h:
            type: int
            about: Flights scheduled in the trailing 24 hours.
        */
        SELECT spine_id, 0 AS flights_24h FROM spine
        """

    static let routeTrafficSwift = """
        extension RouteTraffic {
            static func compute(_ route: RouteHistory, asOf: Timestamp, request: Request) -> Features {
                Features(flights24h: 0)
            }
        }
        """

    static let files: [String: String] = [
        "Features/featurestore.yaml": configuration,
        "Features/aircraft/RecentDelays.sql": recentDelaysSQL,
        "Features/aircraft/RecentDelays.swift": recentDelaysSwift,
        "Features/route/RouteTraffic.sql": routeTrafficSQL,
        "Features/route/RouteTraffic.swift": routeTrafficSwift,
    ]

    /// The example with one text replaced by another, wherever it stands in one file.
    static func files(replacing old: String, with new: String, in file: String) -> [String: String] {
        var files = files
        files[file] = files[file]?.replacing(old, with: new)
        return files
    }
}
