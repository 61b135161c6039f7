import FeatureStore

/// Reads one source of featurestore.yaml.
struct SourceLoader {
    let name: String
    let entry: YAMLEntry
    let errors: ErrorCollector

    private static let keys = [
        "row", "columns", "unique", "event_time", "arrival_time", "known_at", "versions", "deleted", "table",
    ]
    private static let example = "{ row: Flight, columns: { … }, event_time: scheduled_at }"
    private static let reserved = ["spine", "cases", "request"] + DecisionLoader.featureKeys

    func load() -> Source? {
        guard ColumnLoader.check(name: name, "a source", at: entry.location, errors) else { return nil }
        if Self.reserved.contains(name) {
            errors.report(
                at: entry.location, "'\(name)' cannot name a source: the word means something else in SQL or contracts",
                advice: "Choose another name")
        }
        guard
            let fields = entry.value.fields(
                "the source '\(name)'", known: Self.keys, required: ["row", "columns", "event_time"],
                example: Self.example,
                errors),
            let columnsValue = fields["columns"],
            let placed = ColumnLoader(errors: errors).columns(columnsValue, of: "the columns of '\(name)'")
        else { return nil }
        let columns = placed.map(\.column)
        let row = fields["row"].flatMap(rowType)
        let eventTime = fields["event_time"].flatMap { timestamp($0, "event_time", columns, mayBeNull: false) }
        let arrival = fields["arrival_time"].flatMap { timestamp($0, "arrival_time", columns, mayBeNull: true) }
        let unique = fields["unique"].map { uniqueColumns($0, columns) } ?? []
        let versions = versions(fields, columns, arrival: arrival, unique: unique)
        let times = [eventTime, arrival].compactMap { $0 }
        let knownAt = fields["known_at"].map { self.knownAt($0, columns, times: times, unique: unique) } ?? [:]
        let tables = fields["table"].map(tables) ?? [:]
        guard let row, let eventTime else { return nil }
        return Source(
            name: name, rowType: row, columns: columns, unique: unique, eventTime: eventTime, arrivalTime: arrival,
            knownAt: knownAt, versions: versions, tables: tables, location: entry.location)
    }

    private func rowType(_ value: YAMLValue) -> String? {
        guard let text = value.text("the row type of '\(name)'", example: "row: Flight", errors) else { return nil }
        guard Names.isTypeName(text) else {
            errors.report(
                at: value.location, "'\(text)' cannot name a row type",
                expected: "a Swift type: a capital letter, then letters and digits, as Flight")
            return nil
        }
        guard !Names.swiftTypesInUse.contains(text) else {
            errors.report(
                at: value.location, "'\(text)' is a type that every feature file sees", advice: "Choose another name")
            return nil
        }
        return text
    }

    /// A column by name, or nil, reported, where the source has none of that name.
    private func column(_ text: String, at location: SourceLocation, _ columns: [ColumnContract]) -> ColumnContract? {
        if let column = columns.first(where: { $0.name == text }) { return column }
        errors.reportUnknown("column", text, of: "'\(name)'", at: location, known: columns.map(\.name))
        return nil
    }

    private func timestamp(
        _ value: YAMLValue, _ key: String, _ columns: [ColumnContract], mayBeNull: Bool
    ) -> String? {
        guard let text = value.text("\(key) of '\(name)'", example: "\(key): scheduled_at", errors),
            let column = column(text, at: value.location, columns)
        else { return nil }
        guard column.type == .timestamp else {
            errors.report(
                at: value.location, "\(key) of '\(name)' is '\(text)', of type \(column.type)", expected: "a timestamp")
            return nil
        }
        if column.isNullable, !mayBeNull {
            errors.report(
                at: value.location, "\(key) of '\(name)' is '\(text)', which allows NULL",
                expected: "timestamp without ?",
                advice: "A row without its time has no place in a history")
            return nil
        }
        return text
    }

    private func uniqueColumns(_ value: YAMLValue, _ columns: [ColumnContract]) -> [String] {
        guard let texts = value.texts("unique of '\(name)'", example: "unique: [flight_id]", errors) else { return [] }
        if texts.isEmpty {
            errors.report(at: value.location, "unique of '\(name)' names no column", expected: "unique: [flight_id]")
        }
        var seen: [String] = []
        for text in texts {
            guard let column = column(text.text, at: text.location, columns) else { continue }
            if seen.contains(column.name) {
                errors.report(at: text.location, "unique of '\(name)' names '\(column.name)' twice")
            }
            if column.isNullable {
                errors.report(
                    at: text.location, "unique of '\(name)' names '\(column.name)', which allows NULL",
                    expected: "\(column.type) without ?", advice: "NULL identifies nothing")
            }
            if case .list = column.type {
                errors.report(at: text.location, "unique of '\(name)' names '\(column.name)', a list")
            }
            seen.append(column.name)
        }
        return seen
    }

    private func versions(
        _ fields: Fields, _ columns: [ColumnContract], arrival: String?, unique: [String]
    ) -> Source.Versions? {
        guard let value = fields["versions"] else {
            if let deleted = fields["deleted"] {
                errors.report(
                    at: deleted.location, "'\(name)' says deleted but not versions",
                    expected: "versions: arrival_time beside it")
            }
            return nil
        }
        let example = "versions: arrival_time"
        guard let text = value.text("versions of '\(name)'", example: example, errors) else { return nil }
        guard let arrival, text == arrival || text == "arrival_time" else {
            errors.report(
                at: value.location, "versions of '\(name)' is '\(text)'",
                expected: arrival.map { "arrival_time, which is '\($0)'" }
                    ?? "arrival_time, which '\(name)' must declare",
                advice: "The latest version that had arrived wins")
            return nil
        }
        if unique.isEmpty {
            errors.report(
                at: value.location, "'\(name)' has versions but no unique", expected: "unique: [ … ]",
                advice: "Only an id says what several versions are versions of")
        }
        var deletedColumn: String?
        if let deleted = fields["deleted"],
            let text = deleted.text("deleted of '\(name)'", example: "deleted: is_deleted", errors),
            let column = column(text, at: deleted.location, columns)
        {
            deletedColumn = text
            if column.type != .bool {
                errors.report(
                    at: deleted.location, "deleted of '\(name)' is '\(text)', of type \(column.type)",
                    expected: "bool or bool?, where NULL means not deleted")
            }
        }
        return Source.Versions(by: arrival, deleted: deletedColumn)
    }

    private func knownAt(
        _ value: YAMLValue, _ columns: [ColumnContract], times: [String], unique: [String]
    ) -> [String: String] {
        let example = "known_at: { dep_delay: departed_at }"
        guard let entries = value.entries("known_at of '\(name)'", example: example, errors) else { return [:] }
        var result: [String: String] = [:]
        for entry in entries {
            guard let hidden = column(entry.key, at: entry.location, columns),
                let time = timestamp(entry.value, "known_at.\(entry.key)", columns, mayBeNull: true)
            else { continue }
            if times.contains(hidden.name) || unique.contains(hidden.name) {
                errors.report(
                    at: entry.location,
                    "'\(hidden.name)' of '\(name)' is known with its row: it is a time of it or its id",
                    advice: "Remove it from known_at")
            } else if !hidden.isNullable {
                errors.report(
                    at: entry.location, "'\(hidden.name)' of '\(name)' is known later than its row but is not nullable",
                    expected: "\(hidden.name): \(hidden.type)?", advice: "Before it is known, Swift sees nil")
            }
            result[hidden.name] = time
        }
        for entry in entries {
            guard let time = result[entry.key], result[time] == nil, !times.contains(time) else { continue }
            errors.report(
                at: entry.value.location,
                "'\(time)' says when '\(entry.key)' became known, so it was not known earlier itself",
                expected: "known_at: { …, \(time): \(time) }")
            break
        }
        return result
    }

    private func tables(_ value: YAMLValue) -> [String: String] {
        guard let entries = value.entries("table of '\(name)'", example: "table: { analytics: prod.flights }", errors)
        else { return [:] }
        var tables: [String: String] = [:]
        for entry in entries {
            guard let text = entry.value.text("table of '\(name)'", example: "analytics: prod.flights", errors) else {
                continue
            }
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard (1...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else {
                errors.report(
                    at: entry.value.location, "'\(text)' is not a table",
                    expected: "table, schema.table or catalog.schema.table")
                continue
            }
            tables[entry.key] = text
        }
        return tables
    }
}
