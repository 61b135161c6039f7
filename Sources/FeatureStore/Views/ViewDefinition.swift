/// A feature view without its types, as the registry holds it.
public struct ViewDefinition: Sendable {
    /// What the contract says.
    public let schema: ViewSchema
    /// The entity, its keys and how sources are linked to it.
    public let entity: EntitySchema
    /// The SQL half, contract included.
    public internal(set) var sql: EmbeddedFile
    /// The Swift half.
    public internal(set) var swift: EmbeddedFile
    /// The text that SQLite runs instead of a translation of the SQL half, or nil.
    public let sqlite: EmbeddedFile?
    /// The view's third implementation, or nil where the Swift half gives none.
    public let incremental: IncrementalForm?
    /// Computes one answer and writes it, or throws what `compute` threw and writes nothing.
    let evaluate: @Sendable (EntityRows, _ request: RowDecoder, inout ColumnWriter) throws -> Void

    /// What its questions may read.
    let declaredReads: DeclaredReads

    /// The view's name.
    public var name: String { schema.name }

    /// The columns of the view's spine behind `spine_id`: the entity's keys (NULL allowed, which asks for no entity),
    /// `as_of`, the request columns.
    public var spineColumns: [ColumnSchema] {
        entity.keys.map { ColumnSchema($0.name, $0.type, isNullable: true) } + [ColumnSchema("as_of", .timestamp)]
            + schema.request
    }

    /// Answers one question and writes the answer, or says why there is none and writes nothing.
    package func answer(
        _ rows: EntityRows, request: RowDecoder, into answer: inout ColumnWriter
    ) throws(EvaluationFailure.Reason) {
        if let conflict = rows.access.conflict(in: rows) { throw .ambiguousVersions(conflict) }
        do {
            try evaluate(rows, request, &answer)
        } catch {
            throw .threw("\(error)")
        }
    }

    /// Makes the definition of a view without request columns.
    public init<View: FeatureView>(
        _ view: View.Type, sql: EmbeddedFile, swift: EmbeddedFile, sqlite: EmbeddedFile? = nil
    ) {
        self.init(view, incremental: nil, sql, swift, sqlite)
    }

    /// Makes the definition of a view without request columns that has an incremental form.
    ///
    /// The same call as that for a view without: the compiler chooses by what the Swift half declares.
    public init<View: IncrementalFeatureView>(
        _ view: View.Type, sql: EmbeddedFile, swift: EmbeddedFile, sqlite: EmbeddedFile? = nil
    ) {
        self.init(view, incremental: IncrementalForm(view), sql, swift, sqlite)
    }

    /// Makes the definition of a view with request columns.
    public init<View: RequestFeatureView>(
        _ view: View.Type, sql: EmbeddedFile, swift: EmbeddedFile, sqlite: EmbeddedFile? = nil
    ) {
        self.init(requested: view, incremental: nil, sql, swift, sqlite)
    }

    /// Makes the definition of a view with request columns that has an incremental form.
    public init<View: IncrementalRequestFeatureView>(
        _ view: View.Type, sql: EmbeddedFile, swift: EmbeddedFile, sqlite: EmbeddedFile? = nil
    ) {
        self.init(requested: view, incremental: IncrementalForm(view), sql, swift, sqlite)
    }

    private init<View: FeatureView>(
        _ view: View.Type, incremental: IncrementalForm?, _ sql: EmbeddedFile, _ swift: EmbeddedFile,
        _ sqlite: EmbeddedFile?
    ) {
        schema = View.schema
        entity = View.Input.schema
        declaredReads = DeclaredReads(view: schema, entity: entity)
        self.sql = sql
        self.swift = swift
        self.sqlite = sqlite
        self.incremental = incremental
        evaluate = { rows, _, answer in
            let features = try View.compute(View.Input(rows), asOf: rows.asOf)
            features.write(into: &answer)
        }
    }

    private init<View: RequestFeatureView>(
        requested view: View.Type, incremental: IncrementalForm?, _ sql: EmbeddedFile, _ swift: EmbeddedFile,
        _ sqlite: EmbeddedFile?
    ) {
        schema = View.schema
        entity = View.Input.schema
        declaredReads = DeclaredReads(view: schema, entity: entity)
        self.sql = sql
        self.swift = swift
        self.sqlite = sqlite
        self.incremental = incremental
        evaluate = { rows, request, answer in
            let features = try View.compute(
                View.Input(rows), asOf: rows.asOf, request: View.Request(decoding: request))
            features.write(into: &answer)
        }
    }
}
