import FeatureStore
import Online

/// `POST /v1/lookup`: vectors for many entities, from one snapshot.
enum LookupEndpoint {
    static func answer(_ call: Call, in server: ServerParts) async throws -> Answer {
        let body = try LookupBody(
            try call.json(server.jsonLimits), catalogue: server.catalogue, limits: server.limits, requestID: call.id)
        call.notes.rows = body.request.keys.rowCount
        let result = try await server.lookup(body.request)
        return .json(write(result, metadata: body.metadata))
    }

    /// The result by rows: each a vector in the order of `features`.
    static func write(_ result: LookupResult, metadata: Set<LookupBody.Metadata>) -> JSONWriter {
        let columns = result.features.columns
        let rows = result.features.rowCount
        var writer = JSONWriter(reservingCapacity: 256 + rows * columns.count * 12)
        writer.object { writer in
            writer.member("request_id", result.requestID)
            writer.member("as_of", result.asOf.description)
            writer.member("snapshot", result.snapshot.sequence)
            writer.name("features")
            writer.array { writer in for column in columns { writer.text(column.name) } }
            writer.name("rows")
            writer.table(rows: rows, columns: columns.count) { writer, row, column in
                writer.cell(row, of: columns[column])
            }
            if metadata.contains(.statuses) {
                writer.name("statuses")
                writer.table(rows: rows, columns: columns.count) { writer, row, column in
                    writer.text(result.status(feature: column, row: row).rawValue)
                }
            }
            if metadata.contains(.eventTimes) {
                writer.name("event_times")
                writer.table(rows: rows, columns: columns.count) { writer, row, column in
                    guard let time = result.newestEvent(feature: column, row: row) else { return writer.null() }
                    writer.instant(time)
                }
            }
            guard metadata.contains(.versions) else { return }
            writer.name("versions")
            writer.array { writer in
                for view in result.viewOfFeature { writer.text(result.views[view].version) }
            }
        }
        return writer
    }
}

extension JSONWriter {
    /// Writes an array of rows, each an array of cells.
    fileprivate mutating func table(rows: Int, columns: Int, cell: (inout JSONWriter, Int, Int) -> Void) {
        array { writer in
            for row in 0..<rows {
                writer.array { writer in for column in 0..<columns { cell(&writer, row, column) } }
            }
        }
    }
}
