import FeatureStore
import Online

/// `POST /get-online-features`: Feast's question and Feast's answer, columns first.
///
/// Our views are its feature views, our services its feature services, the entities' key columns its join keys, request
/// columns its request data.
enum FeastLookup {
    static func answer(_ call: Call, in parts: ServerParts) async throws -> Answer {
        let body = try call.json(parts.jsonLimits)
        let shape = ShapeReader(body)
        let selection = try selection(shape, parts: parts)
        let full = try shape.optionalBool("full_feature_names") ?? false
        let entities = try shape.required("entities")
        let questions = QuestionColumns(
            selection, rowLimit: parts.limits.rows, cells: JSONCells(takesFeastTimes: true))
        let columns = try questions.read(columns: entities)
        try selection.requireValues(rows: columns.keys.rowCount, parts.limits)
        call.notes.rows = columns.keys.rowCount
        let result = try await parts.lookup(
            LookupRequest(selection.subject, keys: columns.keys, request: columns.request, requestID: call.id))
        let answer = FeastAnswer(
            result: result, keys: joinKeys(selection, columns.keys), namesViews: full)
        return .json(answer.json())
    }

    private static func selection(_ shape: ShapeReader, parts: ServerParts) throws(RequestError) -> Selection {
        // Feast's client sends the one that it means; the other may be there, empty or null.
        if let service = try shape.optionalText("feature_service") {
            return try parts.catalogue.selection(service: service)
        }
        let features = try shape.optionalTexts("features") ?? []
        guard !features.isEmpty else {
            throw RequestError(
                .malformedRequest, "nothing was asked for", expected: "feature_service or features", found: "neither",
                at: "features")
        }
        guard features.count <= parts.limits.features else {
            throw RequestError(
                .tooLarge, "more features than one request may ask for", expected: "at most \(parts.limits.features)",
                found: "\(features.count)", at: "features")
        }
        return try parts.catalogue.selection(features: features.map(ourName))
    }

    /// `view@v2:feature` is `view@2:feature` here.
    private static func ourName(_ feature: String) -> String {
        guard let mark = feature.firstRange(of: "@v"), let colon = feature.firstIndex(of: ":"), mark.lowerBound < colon
        else {
            return feature
        }
        return feature[..<mark.lowerBound] + "@" + feature[mark.upperBound...]
    }

    /// Each key column once, under its own name: the same column feeds all entities that have it.
    private static func joinKeys(_ selection: Selection, _ keys: ColumnBatch) -> [Column] {
        var seen: Set<String> = []
        var columns: [Column] = []
        for (key, column) in zip(selection.keyColumns, keys.columns) where seen.insert(key.column.name).inserted {
            var column = column
            column.name = key.column.name
            columns.append(column)
        }
        return columns
    }
}
