public import Contracts

/// Reads fixtures: one case in one YAML file, with `about`, `rows`, `defaults` and `spine`.
///
/// Every cell is checked against the project's sources and views; all that is wrong with a file is reported together.
public struct FixtureReader {
    private let project: Project

    /// Makes a reader of fixtures for a project.
    public init(project: Project) {
        self.project = project
    }

    private static let example = "{ about: …, rows: { flights: [ … ] }, spine: [ { …, as_of: … } ] }"

    /// Reads one file.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - file: its path, for messages.
    ///   - name: the case's name.
    /// - Throws: ``ContractErrors``, each with line and column.
    public func read(_ text: String, file: String, name: String) throws(ContractErrors) -> Case {
        let errors = ErrorCollector()
        let document: YAMLValue
        do {
            document = try YAMLDocument.read(text, origin: YAMLDocument.Origin(file: file))
        } catch {
            throw ContractErrors([error])
        }
        let fixture = read(document, file: file, name: name, errors)
        guard errors.errors.isEmpty, let fixture else { throw ContractErrors(errors.errors) }
        return fixture
    }

    private func read(_ document: YAMLValue, file: String, name: String, _ errors: ErrorCollector) -> Case? {
        guard
            let fields = document.fields(
                "the fixture", known: ["about", "entity", "rows", "defaults", "spine"], required: ["about", "spine"],
                example: Self.example, errors)
        else { return nil }
        let about = fields["about"]?.text("about", example: "a sentence that says what the case is there for", errors)
        let entity = fields["entity"].flatMap { value -> Entity? in self.entity(named: value, errors) }
        let tables = FixtureRows(project: project, file: file)
            .read(rows: fields["rows"], defaults: fields["defaults"], errors)
        let spines = fields["spine"].map {
            FixtureSpine(project: project, file: file).read($0, entity: entity, errors)
        }
        guard let about, let spines, errors.errors.isEmpty else { return nil }
        return Case(
            name: name, origin: .fixture, about: about,
            location: SourceLocation(file: file, line: document.location.line, column: document.location.column),
            tables: tables, spines: spines)
    }

    private func entity(named value: YAMLValue, _ errors: ErrorCollector) -> Entity? {
        guard let name = value.text("entity", example: "entity: aircraft", errors) else { return nil }
        if let entity = project.entity(name) { return entity }
        errors.reportUnknown("entity", name, at: value.location, known: project.entities.map(\.name))
        return nil
    }
}
