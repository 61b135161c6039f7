import FeatureStore
import HTTPTypes
import Online

/// `POST /v1/ingest/{source}`: rows as JSON, NDJSON or CSV; answered when they are durable.
enum IngestEndpoint {
    static func answer(_ call: Call, in parts: ServerParts) async throws -> Answer {
        let schema = try parts.catalogue.source(call.segment, at: "path")
        let rows = try DeliveredRows.read(call, schema: schema, parts: parts)
        call.notes.rows = rows.rowCount
        let deliveryID = try deliveryID(of: call)
        call.notes.isBeingStored = true
        let receipt = try await parts.ingest(schema, rows: rows, deliveryID: deliveryID)
        var writer = JSONWriter(reservingCapacity: 128)
        writer.object { writer in
            writer.member("request_id", call.id)
            writer.member("stored", Int64(receipt.stored))
            writer.member("repeated", Int64(receipt.repeated))
            writer.member("corrected", Int64(receipt.corrected))
            writer.member("outdated", Int64(receipt.outdated))
            writer.member("snapshot", receipt.snapshot.sequence)
        }
        return .json(writer)
    }

    /// What makes the delivery harmless to repeat where the source has no unique id.
    private static func deliveryID(of call: Call) throws(RequestError) -> String? {
        guard let key = call.head.headerFields[.idempotencyKey] else { return nil }
        guard (1...200).contains(key.utf8.count) else {
            throw RequestError(
                .malformedRequest, "an idempotency key identifies one delivery", expected: "1 to 200 characters",
                found: "\(key.utf8.count)", at: "Idempotency-Key")
        }
        return key
    }
}
