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
        return .json(write(result, keys: joinKeys(selection, columns.keys), fullNames: full))
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

    private static func write(_ result: LookupResult, keys: [Column], fullNames: Bool) -> JSONWriter {
        let features = result.features.columns
        let rows = result.features.rowCount
        var writer = JSONWriter(reservingCapacity: 256 + rows * (keys.count + features.count) * 48)
        writer.object { writer in
            writer.name("results")
            writer.array { writer in
                for key in keys {
                    writer.vector(rows) { writer, row in
                        writer.cell(row, of: key)
                    } status: { _ in
                        "PRESENT"
                    } time: { _ in
                        nil
                    }
                }
                for (feature, column) in features.enumerated() {
                    writer.vector(rows) { writer, row in
                        // What the view answers for an entity without rows is what SQL answers for it: null would differ.
                        writer.cell(row, of: column)
                    } status: { row in
                        result.status(feature: feature, row: row).feastName
                    } time: { row in
                        result.newestEvent(feature: feature, row: row)
                    }
                }
            }
            writer.name("metadata")
            writer.object { writer in
                writer.name("feature_names")
                writer.array { writer in
                    for key in keys { writer.text(key.name) }
                    for feature in features { writer.text(name(feature.name, full: fullNames)) }
                }
            }
        }
        return writer
    }

    /// `View:feature` as Feast calls it: `feature`, or `View__feature`; a version is left out.
    private static func name(_ feature: String, full: Bool) -> String {
        let parts = feature.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return feature }
        return full ? "\(parts[0].prefix { $0 != "@" })__\(parts[1])" : String(parts[1])
    }
}

extension FeatureStatus {
    /// The status as Feast calls it.
    fileprivate var feastName: String {
        switch self {
        case .present: "PRESENT"
        case .null: "NULL_VALUE"
        case .notFound: "NOT_FOUND"
        case .stale: "OUTSIDE_MAX_AGE"
        }
    }
}

extension JSONWriter {
    /// One entry of `results`: a column's values, statuses and times.
    fileprivate mutating func vector(
        _ rows: Int, value: (inout JSONWriter, Int) -> Void, status: (Int) -> String, time: (Int) -> Timestamp?
    ) {
        object { writer in
            writer.name("values")
            writer.array { writer in for row in 0..<rows { value(&writer, row) } }
            writer.name("statuses")
            writer.array { writer in for row in 0..<rows { writer.text(status(row)) } }
            guard rows > 0 else { return }
            writer.name("event_timestamps")
            writer.array { writer in
                for row in 0..<rows {
                    guard let time = time(row) else {
                        writer.raw("\"1970-01-01T00:00:00Z\"")
                        continue
                    }
                    writer.text(FeastTime.text(time))
                }
            }
        }
    }
}

/// Instants as protobuf's JSON writes them: 0, 3 or 6 digits of fraction, as many as are needed.
enum FeastTime {
    static func text(_ time: Timestamp) -> String {
        let text = time.description
        guard text.hasSuffix("000Z"), text.contains(".") else { return text }
        return text.dropLast(4) + "Z"
    }
}
