import FeatureStore

/// Reads `reads:` of one view: what an answer may depend on, and how its rows are found.
struct ReadLoader {
    let view: String
    let entity: Entity
    let request: [ColumnContract]
    let project: Project
    let errors: ErrorCollector

    private static let example = "reads: { flights: 7d }"
    private static let extentExample = "a duration as 7d or 3h, latest, last 5, or all"

    /// The reads in written order.
    func load(_ value: YAMLValue) -> [Read] {
        if value.isNull { return [] }
        guard let entries = value.entries("the reads of \(view)", example: Self.example, errors) else { return [] }
        var reads: [Read] = []
        for entry in entries {
            guard let source = project.source(entry.key) else {
                errors.reportUnknown("source", entry.key, at: entry.location, known: project.sources.map(\.name))
                continue
            }
            if let read = read(entry, source, earlier: reads, all: entries.map(\.key)) { reads.append(read) }
        }
        return reads
    }

    private func read(_ entry: YAMLEntry, _ source: Source, earlier: [Read], all: [String]) -> Read? {
        var extentValue = entry.value
        var by: YAMLValue?
        if case .mapping = entry.value.content {
            guard
                let fields = entry.value.fields(
                    "the read of '\(source.name)'", known: ["within", "by"], required: ["within"],
                    example: "{ within: 3h, by: flights.origin }", errors),
                let within = fields["within"]
            else { return nil }
            extentValue = within
            by = fields["by"]
        }
        guard let extent = extent(extentValue, source) else { return nil }
        guard let by else {
            if source.keyColumns(of: entity) == nil { reportMissingLink(entry, source) }
            return Read(source: source.name, extent: extent, by: [], location: entry.location)
        }
        let links = links(by, source, earlier: earlier, all: all)
        return Read(source: source.name, extent: extent, by: links, location: entry.location)
    }

    private func extent(_ value: YAMLValue, _ source: Source) -> Read.Extent? {
        guard let text = value.text("how far back '\(source.name)' is read", example: Self.extentExample, errors) else {
            return nil
        }
        let words = text.split(separator: " ")
        switch (words.first, words.count) {
        case ("latest", 1): return .latest
        case ("all", 1): return .all
        case ("last", 2):
            if let count = Int(words[1]), (1...1_000_000).contains(count) { return .last(count) }
            errors.report(
                at: value.location, "'\(text)' does not say how many rows", expected: "last N, with N from 1 to 1000000"
            )
            return nil
        default: break
        }
        if text.first?.isNumber != true {
            let words = ["latest", "last 5", "all", "7d"]
            let nearest = NearestName.suggestion(for: text, among: words)
            errors.report(
                at: value.location, "'\(text)' does not say how far back '\(source.name)' is read",
                expected: Self.extentExample, advice: nearest.map { "Did you mean '\($0)'?" })
            return nil
        }
        do {
            return .within(microseconds: try DurationText.microseconds(text))
        } catch {
            errors.report(at: value.location, error.description)
            return nil
        }
    }

    private func reportMissingLink(_ entry: YAMLEntry, _ source: Source) {
        let keys = entity.keys.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
        let mistyped = entity.keys.first { key in
            source.column(key.name).map { $0.type != key.type } ?? false
        }
        errors.report(
            at: entry.location,
            "'\(source.name)' does not belong to '\(entity.name)': "
                + (mistyped.map { key in
                    "its '\(key.name)' is of type \(source.column(key.name)?.type.description ?? ""), the key of type "
                        + "\(key.type)"
                } ?? "it has not all of the key columns { \(keys) }, and its own identity is not among them"),
            expected: "{ within: …, by: OTHER_SOURCE.COLUMN } or { within: …, by: request.COLUMN }")
    }

    // MARK: by

    private func links(_ value: YAMLValue, _ source: Source, earlier: [Read], all: [String]) -> [Read.Link] {
        switch value.content {
        case .scalar(let text, _):
            guard let reference = reference(text, at: value.location) else { return [] }
            return [link(reference.column, reference, at: value.location, source, earlier, all)].compactMap { $0 }
        case .mapping(let entries) where !entries.isEmpty:
            let links: [Read.Link] = entries.compactMap { entry in
                guard let text = entry.value.text("by.\(entry.key)", example: "{ origin: flights.dest }", errors),
                    let reference = reference(text, at: entry.value.location)
                else { return nil }
                return link(entry.key, reference, at: entry.location, source, earlier, all)
            }
            // In the source's order, so that the order of the Swift subscript's arguments does not depend on a view.
            return source.columns.compactMap { column in links.first { $0.column == column.name } }
        default:
            errors.report(
                at: value.location, "by does not say through which column '\(source.name)' is found",
                expected: "by: flights.origin, by: request.origin, or by: { origin: flights.dest }", found: value.kind)
            return []
        }
    }

    private func reference(_ text: String, at location: SourceLocation) -> (source: String, column: String)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            errors.report(
                at: location, "'\(text)' is not a column of another source",
                expected: "SOURCE.COLUMN as flights.origin, or request.COLUMN")
            return nil
        }
        return (String(parts[0]), String(parts[1]))
    }

    private func link(
        _ column: String, _ reference: (source: String, column: String), at location: SourceLocation, _ source: Source,
        _ earlier: [Read], _ all: [String]
    ) -> Read.Link? {
        let isRequest = reference.source == "request"
        let given: ColumnContract?
        if isRequest {
            given = request.first { $0.name == reference.column }
            if given == nil {
                errors.reportUnknown(
                    "request column", reference.column, at: location, known: request.map(\.name))
            }
        } else {
            given = giver(reference, at: location, source, earlier, all)
        }
        guard let given else { return nil }
        guard let own = source.column(column) else {
            errors.report(
                at: location, "'\(source.name)' has no column '\(column)'",
                expected: "{ COLUMN: \(reference.source).\(reference.column) }, COLUMN being one of "
                    + source.columns.map(\.name).joined(separator: ", "))
            return nil
        }
        guard given.type == own.type else {
            errors.report(
                at: location,
                "'\(reference.source).\(reference.column)' of type \(given.type) cannot find "
                    + "'\(source.name).\(column)' of type \(own.type)", expected: "columns of one type")
            return nil
        }
        return Read.Link(
            column: column, fromSource: isRequest ? nil : reference.source, fromColumn: reference.column)
    }

    /// The column of another source that gives the value.
    private func giver(
        _ reference: (source: String, column: String), at location: SourceLocation, _ source: Source, _ earlier: [Read],
        _ all: [String]
    ) -> ColumnContract? {
        guard let other = earlier.first(where: { $0.source == reference.source }).map(\.source),
            let otherSource = project.source(other)
        else {
            if all.contains(reference.source), project.source(reference.source) != nil {
                errors.report(
                    at: location, "'\(source.name)' is found through '\(reference.source)', which is read after it",
                    advice: "Write the read of '\(reference.source)' first; none can be found through itself")
            } else {
                errors.reportUnknown(
                    "read source", reference.source, at: location, known: earlier.map(\.source) + ["request"])
            }
            return nil
        }
        if let column = otherSource.column(reference.column) { return column }
        errors.reportUnknown(
            "column", reference.column, of: "'\(other)'", at: location, known: otherSource.columns.map(\.name))
        return nil
    }
}
