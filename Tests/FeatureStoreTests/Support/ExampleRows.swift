import FeatureStore

/// Rows of the example with short spellings: time is in seconds after the epoch.
func flight(
    _ id: Int, at second: Int, tailnum: String? = "N1", origin: String = "JFK", dest: String = "LAX",
    departed: Int? = nil, delay: Int? = nil, landed: Int? = nil, arrivalDelay: Int? = nil
) -> Flight {
    Flight(
        flightId: id, tailnum: tailnum, origin: origin, dest: dest, carrier: "AA", scheduledAt: instant(second),
        departedAt: departed.map(instant), depDelay: delay, landedAt: landed.map(instant), arrDelay: arrivalDelay)
}

func report(_ origin: String, at second: Int, published: Int, wind: Double?) -> WeatherReport {
    WeatherReport(origin: origin, observedAt: instant(second), publishedAt: instant(published), windSpeed: wind)
}

func gateChange(
    _ id: Int, at second: Int, recorded: Int?, gate: String? = "A1", tailnum: String? = "N1", withdrawn: Bool? = false
) -> GateChange {
    GateChange(
        changeId: id, tailnum: tailnum, gate: gate, happenedAt: instant(second), recordedAt: recorded.map(instant),
        isWithdrawn: withdrawn)
}

func instant(_ second: Int) -> Timestamp { Timestamp(microseconds: Int64(second) * 1_000_000) }

/// Rows as a batch, `case_id` first, the way a warehouse or a worker hands them over.
func batch<Row: SourceRow>(_ rows: [(caseID: Int, row: Row)]) -> ColumnBatch {
    var columns = [Column(name: "case_id", type: .int)]
    for column in Row.schema.columns { columns.append(Column(name: column.name, type: column.type)) }
    for (caseID, row) in rows {
        columns[0].append(Int64(caseID))
        for position in Row.schema.columns.indices {
            Row.value(at: position, of: row).append(to: &columns[position + 1])
        }
    }
    return ColumnBatch(columns: columns, rowCount: rows.count)
}
