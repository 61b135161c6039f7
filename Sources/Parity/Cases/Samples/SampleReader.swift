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

    /// Reads one folder.
    ///
    /// - Parameters:
    ///   - folder: the folder within `files`; "" for all of it.
    ///   - name: the case's name.
    /// - Throws: ``ContractErrors``, each with file and line.
    /// - Complexity: one pass over each file; a file is in memory only while it is read.
    public func read(_ folder: String, in files: CaseFiles, name: String) throws(ContractErrors) -> Case {
        let errors = ErrorCollector()
        let sample = read(folder: folder, files, name, errors)
        guard errors.errors.isEmpty, let sample else { throw ContractErrors(errors.errors) }
        return sample
    }

    private func read(folder: String, _ files: CaseFiles, _ name: String, _ errors: ErrorCollector) -> Case? {
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        let manifest = SourceLocation(file: files.shown("\(prefix)sample.yaml"), line: 1)
        guard let bytes = load("\(prefix)sample.yaml", files, at: manifest, errors) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            errors.report(at: manifest, "the file is not valid UTF-8")
            return nil
        }
        do {
            let document = try YAMLDocument.read(text, origin: YAMLDocument.Origin(file: manifest.file))
            guard
                let fields = document.fields(
                    "the sample", known: ["about", "sources", "spine"], required: ["about", "sources", "spine"],
                    example: Self.example, errors),
                let about = fields["about"]?.text("about", example: "a sentence that says how it was drawn", errors),
                let sources = fields["sources"]?.entries("sources", example: Self.example, errors),
                let spines = fields["spine"]?.entries("spine", example: Self.example, errors)
            else { return nil }
            let tables = sources.compactMap { table($0, prefix, files, errors) }
            let questions = spines.compactMap { spine($0, prefix, files, errors) }
            return Case(
                name: name, origin: .sample, about: about, location: manifest, tables: tables, spines: questions)
        } catch {
            errors.report(error)
            return nil
        }
    }

    private func table(
        _ entry: YAMLEntry, _ prefix: String, _ files: CaseFiles, _ errors: ErrorCollector
    ) -> CaseTable? {
        guard let source = project.source(entry.key) else {
            errors.reportUnknown("source", entry.key, at: entry.location, known: project.sources.map(\.name))
            return nil
        }
        guard let (bytes, file) = file(entry, prefix, files, errors) else { return nil }
        let table = CSVTable(title: source.name, file: file, required: source.columns)
        guard let content = table.read(bytes, errors) else { return nil }
        UniqueRows(source: source).check(content.rows, errors) { row in
            SourceLocation(file: file, line: Int(content.lines[row]))
        }
        return CaseTable(source: source, rows: content.rows, file: file, lines: content.lines)
    }

    private func spine(
        _ entry: YAMLEntry, _ prefix: String, _ files: CaseFiles, _ errors: ErrorCollector
    ) -> CaseSpine? {
        guard let entity = project.entity(entry.key) else {
            errors.reportUnknown("entity", entry.key, at: entry.location, known: project.entities.map(\.name))
            return nil
        }
        let columns = SpineColumns(entity, project: project)
        for conflict in columns.conflicts {
            errors.report(at: entry.location, conflict, advice: "Give one of the two another name")
        }
        guard let (bytes, file) = file(entry, prefix, files, errors) else { return nil }
        let table = CSVTable(
            title: "the spine of \(entity.name)", file: file, required: columns.columns.dropLast(columns.requestCount),
            optional: Array(columns.request))
        guard let content = table.read(bytes, errors) else { return nil }
        let count = content.rows.rowCount
        let given = columns.request.map { column in
            (column.name, Bitmap(repeating: content.columns.contains { $0.name == column.name }, count: count))
        }
        return CaseSpine(
            entity: entity, columns: content.columns, rows: content.rows,
            given: Dictionary(uniqueKeysWithValues: given), file: file, lines: content.lines, expectations: [])
    }

    private func file(
        _ entry: YAMLEntry, _ prefix: String, _ files: CaseFiles, _ errors: ErrorCollector
    ) -> (bytes: [UInt8], file: String)? {
        guard let name = entry.value.text("the file of \(entry.key)", example: "\(entry.key).csv", errors) else {
            return nil
        }
        guard let bytes = load("\(prefix)\(name)", files, at: entry.value.location, errors) else { return nil }
        return (bytes, files.shown("\(prefix)\(name)"))
    }

    private func load(
        _ path: String, _ files: CaseFiles, at location: SourceLocation, _ errors: ErrorCollector
    ) -> [UInt8]? {
        guard files.paths.contains(path) else {
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            let nearby = files.paths.filter { $0.split(separator: "/").dropLast().joined(separator: "/") == folder }
            errors.report(
                at: location, "there is no file \(files.shown(path))",
                advice: NearestName.suggestion(for: path, among: nearby.sorted()).map { "Did you mean '\($0)'?" })
            return nil
        }
        do {
            return try files.read(path)
        } catch {
            errors.report(at: location, "\(files.shown(path)) cannot be read: \(error)")
            return nil
        }
    }
}
