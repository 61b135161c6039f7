import FeatureStore
import Online

/// What `POST /v1/lookup` is asked with.
struct LookupBody {
    /// The question to the store.
    let request: LookupRequest
    /// What is to be told besides the values.
    let metadata: Set<Metadata>

    /// What can be told besides the values.
    enum Metadata: String, CaseIterable {
        case statuses
        case eventTimes = "event_times"
        case versions
    }

    /// Reads a body in the documented shape; a member that is not in it is an error, since it was meant to matter.
    init(
        _ body: JSONValue, catalogue: ServedCatalogue, limits: ServerLimits, requestID: String
    ) throws(RequestError) {
        let reader = ShapeReader(body)
        try reader.requireMembers([
            "service", "features", "entities", "rows", "request", "as_of", "metadata",
        ])
        let selection = try Self.selection(reader, catalogue: catalogue, limits: limits)
        let questions = QuestionColumns(selection, rowLimit: limits.rows)
        let columns: (keys: ColumnBatch, request: ColumnBatch)
        switch (body["entities"], body["rows"]) {
        case (let entities?, nil): columns = try questions.read(entities: entities, request: body["request"])
        case (nil, let rows?):
            guard body["request"] == nil else {
                throw RequestError(
                    .malformedRequest, "request columns stand in the rows", expected: "no member request beside rows",
                    found: "one", at: "request")
            }
            columns = try questions.read(rows: rows)
        default:
            throw RequestError(
                .malformedRequest, "the keys stand in entities or in rows", expected: "one of entities and rows",
                found: body["rows"] == nil ? "neither" : "both")
        }
        try selection.requireValues(rows: columns.keys.rowCount, limits)
        var asOf: Timestamp?
        if let text = try reader.optionalText("as_of") {
            do throws(ValueParsingError) {
                asOf = try Timestamp(text)
            } catch {
                throw RequestError(
                    .invalidValue, "as_of is no instant: \(error.reason)", expected: error.expected, at: "as_of")
            }
        }
        request = LookupRequest(
            selection.subject, keys: columns.keys, request: columns.request, asOf: asOf, requestID: requestID)
        metadata = try Self.metadata(reader)
    }

    private static func selection(
        _ reader: ShapeReader, catalogue: ServedCatalogue, limits: ServerLimits
    ) throws(RequestError) -> Selection {
        switch (try reader.optionalText("service"), try reader.optionalTexts("features")) {
        case (let service?, nil): return try catalogue.selection(service: service)
        case (nil, let features?):
            guard !features.isEmpty else {
                throw RequestError(
                    .malformedRequest, "no feature was asked for", expected: "at least one", found: "none",
                    at: "features")
            }
            guard features.count <= limits.features else {
                throw RequestError(
                    .tooLarge, "more features than one request may ask for", expected: "at most \(limits.features)",
                    found: "\(features.count)", at: "features")
            }
            return try catalogue.selection(features: features)
        case (nil, nil):
            throw RequestError(
                .malformedRequest, "nothing was asked for", expected: "one of service and features", found: "neither")
        default:
            throw RequestError(
                .malformedRequest, "a service and single features are two questions",
                expected: "one of service and features", found: "both")
        }
    }

    private static func metadata(_ reader: ShapeReader) throws(RequestError) -> Set<Metadata> {
        var metadata: Set<Metadata> = []
        for (position, name) in (try reader.optionalTexts("metadata") ?? []).enumerated() {
            guard let kind = Metadata(rawValue: name) else {
                throw RequestError(
                    .malformedRequest, "no such metadata",
                    expected: Metadata.allCases.map(\.rawValue).joined(separator: ", "), at: "metadata[\(position)]")
            }
            metadata.insert(kind)
        }
        return metadata
    }
}
