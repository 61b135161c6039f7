import FeatureStore

/// Reads the rows of a delivery, in the form that its content type names.
enum DeliveredRows {
    static func read(_ call: Call, schema: RowSchema, parts: ServerParts) throws(RequestError) -> ColumnBatch {
        switch call.mediaType {
        case "application/json": return try json(try call.json(parts.jsonLimits), schema: schema, limits: parts.limits)
        case "application/x-ndjson", "application/ndjson", "application/jsonl":
            return try lines(call.body, schema: schema, parts: parts)
        default:
            throw RequestError(
                .unsupportedMediaType, "rows are not taken in this form",
                expected: "application/json or application/x-ndjson",
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
        try check(rows.count, limits)
        var reader = RowsReader(schema, reservingCapacity: rows.count)
        for (position, row) in rows.enumerated() { reader.append(row, at: "rows[\(position)]") }
        return try reader.rows()
    }

    private static func lines(
        _ body: [UInt8], schema: RowSchema, parts: ServerParts
    ) throws(RequestError) -> ColumnBatch {
        var reader = RowsReader(schema)
        var count = 0
        for (number, line) in body.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
            count += 1
            try check(count, parts.limits)
            let row: JSONValue
            do throws(JSONError) {
                row = try JSONReader.read(Array(line), limits: parts.jsonLimits)
            } catch {
                var failure = RequestError(error)
                failure.location = "line \(number + 1), column \(error.column)"
                throw failure
            }
            reader.append(row, at: "line \(number + 1)")
        }
        return try reader.rows()
    }

    private static func check(_ rows: Int, _ limits: ServerLimits) throws(RequestError) {
        guard rows <= limits.rows else {
            throw RequestError(
                .tooLarge, "more rows than one request may deliver", expected: "at most \(limits.rows)",
                found: "\(rows)", at: "rows")
        }
    }
}
