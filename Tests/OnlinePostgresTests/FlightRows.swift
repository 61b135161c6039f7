import FeatureStore
import Features

/// Flights as a test makes them: by chance from a seed, few aircraft, within sixty days before an instant.
struct FlightRows {
    static let now = Timestamp(microseconds: 1_370_000_000_000_000)
    static let registry = Features.featureRegistry
    static let link = SourceLink(source: "flights", columns: ["tailnum"])

    var id: Int64
    var tailnum: String?
    var scheduled: Int64
    var delay: Int64?

    private static let columns = registry.rowType("flights")?.schema.columns ?? []

    /// Some flights, numbered from `first` on.
    static func random(_ count: Int, from first: Int64, seed: UInt64, days: Int64 = 60) -> [FlightRows] {
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        return (0..<count).map { number in
            FlightRows(
                id: first + Int64(number), tailnum: next() % 20 == 0 ? nil : "N\(next() % 12)",
                scheduled: now.microseconds - Int64(next() % UInt64(days * 24 * 60)) * 60_000_000,
                delay: next() % 5 == 0 ? nil : Int64(next() % 90) - 10)
        }
    }

    /// Rows as a source takes them.
    static func batch(_ flights: [FlightRows]) -> ColumnBatch {
        var columns = columns.map { Column(name: $0.name, type: $0.type) }
        for flight in flights {
            for position in columns.indices { flight.append(to: &columns[position]) }
        }
        return ColumnBatch(columns: columns, rowCount: flights.count)
    }

    private func append(to column: inout Column) {
        switch column.name {
        case "flight_id": column.append(id)
        case "tailnum":
            if let tailnum { column.append(tailnum) } else { column.appendNull() }
        case "origin": column.append("JFK")
        case "dest": column.append("LAX")
        case "carrier": column.append("AA")
        case "scheduled_at": column.append(Timestamp(microseconds: scheduled))
        case "departed_at":
            if let delay {
                column.append(Timestamp(microseconds: scheduled + delay * 60_000_000))
            } else {
                column.appendNull()
            }
        case "dep_delay":
            if let delay { column.append(delay) } else { column.appendNull() }
        default: column.appendNull()
        }
    }

    /// One row as VALUES of SQL.
    var values: String {
        func instant(_ value: Int64) -> String { "'epoch'::timestamptz + \(value) * interval '1 microsecond'" }
        let departed = delay.map { instant(scheduled + $0 * 60_000_000) } ?? "NULL"
        return
            "(\(id), \(tailnum.map { "'\($0)'" } ?? "NULL"), 'JFK', 'LAX', 'AA', \(instant(scheduled)), \(departed), "
            + "\(delay.map { "\($0)" } ?? "NULL"), NULL, NULL)"
    }

    /// The warehouse's table.
    static func makeTable(_ name: String) -> String {
        """
        CREATE TABLE \(name) (flight_id bigint PRIMARY KEY, tailnum text, origin text NOT NULL, dest text NOT NULL,
            carrier text NOT NULL, scheduled_at timestamptz NOT NULL, departed_at timestamptz, dep_delay bigint,
            landed_at timestamptz, arr_delay bigint)
        """
    }

    /// The ids of the flights that a group holds, with how often each stands there.
    static func ids(_ rows: ColumnBatch) -> [Int64: Int] {
        guard case .int(let ids)? = rows.column("flight_id")?.cells else { return [:] }
        return ids.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
