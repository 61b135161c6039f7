import FeatureStore
import RowText

/// Reads the rows of a delivery, in the form that its content type names.
enum DeliveredRows {
    static func read(_ call: Call, schema: RowSchema, parts: ServerParts) throws(RequestError) -> ColumnBatch {
        switch call.mediaType {
        case "application/json": return try json(try call.json(parts.jsonLimits), schema: schema, limits: parts.limits)
        case "application/x-ndjson", "application/ndjson", "application/jsonl":
            return try text(.ndjson, call.body, schema: schema, limits: parts.limits)
        case "text/csv": return try text(.csv, call.body, schema: schema, limits: parts.limits)
        default:
            throw RequestError(
                .unsupportedMediaType, "rows are not taken in this form",
                expected: "application/json, application/x-ndjson or text/csv",
                found: call.mediaType ?? "no Content-Type", at: "Content-Type")
        }
    }

    /// `[{…}, {…}]`, or the same under `rows`.
    private static func json(
        _ body: JSONValue, schema: RowSchema, limits: ServerLimits
    ) throws(RequestError) -> ColumnBatch {
        var value = body
        if case .object = body {
            try ShapeReader(body).requireMembers(["rows"])
            value = try ShapeReader(body).required("rows")
        }
        guard case .array(let rows) = value else {
            throw RequestError(
                .malformedRequest, "rows are an array of objects", expected: "an array", found: value.kind, at: "rows")
        }
        guard rows.count <= limits.rows else { throw tooMany(limits, found: "\(rows.count)") }
        var reader = RowsReader(schema, reservingCapacity: rows.count)
        for (position, row) in rows.enumerated() { reader.append(row, at: "rows[\(position)]") }
        return try reader.rows()
    }

    /// Rows of text, as `featurestore ingest` reads them from files.
    private static func text(
        _ format: RowTextFormat, _ body: [UInt8], schema: RowSchema, limits: ServerLimits
    ) throws(RequestError) -> ColumnBatch {
        // What a request may deliver is never a whole batch: one that is holds a row more.
        var reader = RowTextReader(
            format, columns: schema.columns, rowsAtOnce: limits.rows + 1, longestRow: limits.bodyBytes + 1)
        var batches: [ColumnBatch]
        do throws(RowTextFaults) {
            batches = try reader.take(body)
            if batches.isEmpty { batches = try reader.finish() }
        } catch {
            throw RequestError(error, in: schema.source)
        }
        guard let rows = batches.first else {
            return ColumnBatch(columns: schema.columns.map { Column(name: $0.name, type: $0.type) }, rowCount: 0)
        }
        guard rows.rowCount <= limits.rows else { throw tooMany(limits, found: "more") }
        return rows
    }

    private static func tooMany(_ limits: ServerLimits, found: String) -> RequestError {
        RequestError(
            .tooLarge, "more rows than one request may deliver", expected: "at most \(limits.rows)", found: found,
            at: "rows")
    }
}

extension RequestError {
    /// The error of rows of text that do not fit their source.
    init(_ error: RowTextFaults, in source: String) {
        self.init(.invalidRows, "rows do not fit the source \(source); nothing was stored")
        details = error.faults.map { fault in
            Detail(location: "line \(fault.line), column \(fault.column)", message: fault.message)
        }
        location = details.first?.location
    }
}
