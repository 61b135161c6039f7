import FeatureStore

/// `POST /push` and `POST /write-to-online-store`: rows in columns, for the source that is named.
///
/// Feast's push source, and the feature view that it feeds, are one of our sources: what is computed from it follows.
enum FeastWrite {
    static func push(_ call: Call, in parts: ServerParts) async throws -> Answer {
        let shape = ShapeReader(try call.json(parts.jsonLimits))
        let target = try shape.optionalText("to") ?? "online"
        guard target == "online" else {
            throw RequestError(
                .notImplemented, "this server writes to the online store only", expected: "online", found: told(target),
                at: "to")
        }
        try await store(shape, source: "push_source_name", of: call, in: parts)
        return .empty()
    }

    static func write(_ call: Call, in parts: ServerParts) async throws -> Answer {
        let shape = ShapeReader(try call.json(parts.jsonLimits))
        try await store(shape, source: "feature_view_name", of: call, in: parts)
        var writer = JSONWriter(reservingCapacity: 8)
        writer.null()
        return .json(writer)
    }

    /// Materializing needs the warehouse, which a server does not link.
    static var materializeElsewhere: RequestError {
        RequestError(
            .notImplemented,
            "this server computes features from events and has no warehouse; run `featurestore backfill` or "
                + "`featurestore materialize` beside it")
    }

    private static func store(
        _ shape: ShapeReader, source member: String, of call: Call, in parts: ServerParts
    ) async throws {
        let name = try shape.text(member)
        let schema = try parts.catalogue.source(name, at: member)
        let frame = try FeastFrame(try shape.required("df"), schema: schema, rowLimit: parts.limits.rows)
        let rows = try frame.rows(of: schema)
        call.notes.rows = rows.rowCount
        call.notes.isBeingStored = true
        _ = try await parts.ingest(schema, rows: rows, deliveryID: nil)
    }

    private static func told(_ text: String) -> String {
        text.unicodeScalars.count <= 64 ? "'\(text)'" : "another text"
    }
}

/// A data frame as Feast sends it: an array for each column.
struct FeastFrame {
    private let columns: [JSONMember]
    private let rowCount: Int

    /// Reads a frame for a source; `event_timestamp` and `created` are Feast's names of the source's times.
    init(_ frame: JSONValue, schema: RowSchema, rowLimit: Int) throws(RequestError) {
        guard case .object(let members) = frame else {
            throw RequestError(
                .malformedRequest, "df is an object of arrays", expected: "an object", found: frame.kind, at: "df")
        }
        var columns: [JSONMember] = []
        var count: Int?
        for member in members {
            guard case .array(let values) = member.value else {
                throw RequestError(
                    .malformedRequest, "a column of df is an array", expected: "an array", found: member.value.kind,
                    at: "df.\(member.name)")
            }
            if let count, count != values.count {
                throw RequestError(
                    .malformedRequest, "the columns of df are equally long", expected: "\(count) values",
                    found: "\(values.count)", at: "df.\(member.name)")
            }
            count = values.count
            if let name = Self.column(member.name, values, schema: schema, isGiven: { frame[$0] != nil }) {
                columns.append(JSONMember(name: name, value: member.value))
            }
        }
        rowCount = count ?? 0
        guard rowCount <= rowLimit else {
            throw RequestError(
                .tooLarge, "more rows than one request may deliver", expected: "at most \(rowLimit)",
                found: "\(rowCount)", at: "df")
        }
        self.columns = columns
    }

    /// The rows, held to the source's columns.
    func rows(of schema: RowSchema) throws(RequestError) -> ColumnBatch {
        var reader = RowsReader(schema, cells: JSONCells(takesFeastTimes: true), reservingCapacity: rowCount)
        for row in 0..<rowCount {
            var members: [JSONMember] = []
            for column in columns {
                guard case .array(let values) = column.value else { continue }
                members.append(JSONMember(name: column.name, value: values[row]))
            }
            reader.append(.object(members), at: "df[\(row)]")
        }
        return try reader.rows()
    }

    /// The source's column that a column of the frame is; nil where it is to be passed over.
    private static func column(
        _ name: String, _ values: [JSONValue], schema: RowSchema, isGiven: (String) -> Bool
    ) -> String? {
        guard schema.position(of: name) == nil else { return name }
        switch name {
        case "event_timestamp":
            let eventTime = schema.columns[schema.eventTime].name
            return isGiven(eventTime) ? nil : eventTime
        case "created":
            // Feast sends it empty where a source has no such column.
            if let arrival = schema.arrivalTime.map({ schema.columns[$0].name }), !isGiven(arrival) { return arrival }
            return values.allSatisfy { $0 == .null } ? nil : name
        default: return name
        }
    }
}
