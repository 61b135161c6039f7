public import Contracts
internal import FeatureStore

/// Reads samples: a folder with `sample.yaml`, one CSV file for each source and one for the questions about each entity.
public struct SampleReader {
    private let project: Project

    /// Makes a reader of samples for a project.
    public init(project: Project) {
        self.project = project
    }

    private static let example =
        "{ about: …, sources: { flights: flights.csv }, spine: { aircraft: spine.aircraft.csv } }"

    /// Reads one folder, all of it into memory.
    ///
    /// - Parameters:
    ///   - folder: the folder within `files`; "" for all of it.
    ///   - name: the case's name.
    /// - Throws: ``ContractErrors``, each with file and line, also where the rows cannot be kept in a temporary file.
    public func read(_ folder: String, in files: CaseFiles, name: String) throws(ContractErrors) -> Case {
        do {
            return try spool(folder, in: files, name: name).whole()
        } catch let errors as ContractErrors {
            throw errors
        } catch {
            let manifest = SourceLocation(
                file: files.shown(folder.isEmpty ? "sample.yaml" : "\(folder)/sample.yaml"), line: 1)
            throw ContractErrors([ContractError(at: manifest, (error as? SpoolError)?.message ?? "\(error)")])
        }
    }

    /// Reads one folder into a temporary file.
    ///
    /// - Throws: ``ContractErrors``, each with file and line; ``SpoolError``.
    /// - Complexity: one pass over each file, and one over the unique ids; some tens of thousands of rows are in memory at
    ///   once.
    func spool(_ folder: String, in files: CaseFiles, name: String) throws -> SpooledSample {
        let errors = ErrorCollector()
        let sample = try spool(folder: folder, files, name, errors)
        guard errors.errors.isEmpty, let sample else { throw ContractErrors(errors.errors) }
        return sample
    }

    private func spool(
        folder: String, _ files: CaseFiles, _ name: String, _ errors: ErrorCollector
    ) throws -> SpooledSample? {
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        let manifest = SourceLocation(file: files.shown("\(prefix)sample.yaml"), line: 1)
        guard let bytes = load("\(prefix)sample.yaml", files, at: manifest, errors) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            errors.report(at: manifest, "the file is not valid UTF-8")
            return nil
        }
        let document: YAMLValue
        do {
            document = try YAMLDocument.read(text, origin: YAMLDocument.Origin(file: manifest.file))
        } catch {
            errors.report(error)
            return nil
        }
        guard
            let fields = document.fields(
                "the sample", known: ["about", "sources", "spine"], required: ["about", "sources", "spine"],
                example: Self.example, errors),
            let about = fields["about"]?.text("about", example: "a sentence that says how it was drawn", errors),
            let sources = fields["sources"]?.entries("sources", example: Self.example, errors),
            let spines = fields["spine"]?.entries("spine", example: Self.example, errors)
        else { return nil }
        var spool = try SpoolFile()
        let tables = try sources.compactMap { try table($0, prefix, files, &spool, errors) }
        let questions = try spines.compactMap { try spine($0, prefix, files, &spool, errors) }
        return SpooledSample(
            project: project, name: name, about: about, location: manifest, tables: tables, spines: questions,
            file: spool)
    }

    private func table(
        _ entry: YAMLEntry, _ prefix: String, _ files: CaseFiles, _ spool: inout SpoolFile, _ errors: ErrorCollector
    ) throws -> SpooledSample.Table? {
        guard let source = project.source(entry.key) else {
            errors.reportUnknown("source", entry.key, at: entry.location, known: project.sources.map(\.name))
            return nil
        }
        guard let path = path(entry, prefix, files, errors) else { return nil }
        let table = CSVTable(title: source.name, file: files.shown(path), required: source.columns)
        guard let spooled = try read(table, path, files, at: entry.value.location, &spool, errors) else { return nil }
        try SpooledUniqueness(source: source, table: spooled).check(&spool, errors)
        return SpooledSample.Table(source: source, spooled: spooled)
    }

    private func spine(
        _ entry: YAMLEntry, _ prefix: String, _ files: CaseFiles, _ spool: inout SpoolFile, _ errors: ErrorCollector
    ) throws -> SpooledSample.Spine? {
        guard let entity = project.entity(entry.key) else {
            errors.reportUnknown("entity", entry.key, at: entry.location, known: project.entities.map(\.name))
            return nil
        }
        let columns = SpineColumns(entity, project: project)
        for conflict in columns.conflicts {
            errors.report(at: entry.location, conflict, advice: "Give one of the two another name")
        }
        guard let path = path(entry, prefix, files, errors) else { return nil }
        let table = CSVTable(
            title: "the spine of \(entity.name)", file: files.shown(path),
            required: columns.columns.dropLast(columns.requestCount), optional: Array(columns.request))
        guard let spooled = try read(table, path, files, at: entry.value.location, &spool, errors) else { return nil }
        let given = columns.request.map { column in
            (column.name, spooled.columns.contains { $0.name == column.name })
        }
        return SpooledSample.Spine(entity: entity, spooled: spooled, given: Dictionary(uniqueKeysWithValues: given))
    }

    private func read(
        _ table: CSVTable, _ path: String, _ files: CaseFiles, at location: SourceLocation, _ spool: inout SpoolFile,
        _ errors: ErrorCollector
    ) throws -> SpooledTable? {
        var segments: [SpoolFile.Segment] = []
        var count = 0
        let columns: [ColumnContract]?
        do {
            columns = try table.read(
                { take in try files.readPieces(path, take) }, rowsAtOnce: SpooledTable.rowsPerBatch, errors
            ) { content in
                let numbered = NumberedRows(content.rows, first: count, lines: content.lines)
                segments.append(try spool.append(numbered.batch))
                count += content.lines.count
            }
        } catch let error as SpoolError {
            throw error
        } catch {
            errors.report(at: location, "\(files.shown(path)) cannot be read: \(error)")
            return nil
        }
        return columns.map { SpooledTable(file: files.shown(path), columns: $0, segments: segments) }
    }

    private func path(
        _ entry: YAMLEntry, _ prefix: String, _ files: CaseFiles, _ errors: ErrorCollector
    ) -> String? {
        guard let name = entry.value.text("the file of \(entry.key)", example: "\(entry.key).csv", errors),
            isThere("\(prefix)\(name)", files, at: entry.value.location, errors)
        else { return nil }
        return "\(prefix)\(name)"
    }

    private func isThere(
        _ path: String, _ files: CaseFiles, at location: SourceLocation, _ errors: ErrorCollector
    ) -> Bool {
        guard !files.paths.contains(path) else { return true }
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let nearby = files.paths.filter { $0.split(separator: "/").dropLast().joined(separator: "/") == folder }
        errors.report(
            at: location, "there is no file \(files.shown(path))",
            advice: NearestName.suggestion(for: path, among: nearby.sorted()).map { "Did you mean '\($0)'?" })
        return false
    }

    private func load(
        _ path: String, _ files: CaseFiles, at location: SourceLocation, _ errors: ErrorCollector
    ) -> [UInt8]? {
        guard isThere(path, files, at: location, errors) else { return nil }
        do {
            return try files.read(path)
        } catch {
            errors.report(at: location, "\(files.shown(path)) cannot be read: \(error)")
            return nil
        }
    }
}
