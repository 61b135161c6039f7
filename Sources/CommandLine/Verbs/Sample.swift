import ArgumentParser
import Contracts
import FeatureStore
import Parity
import SQLFrontend
import Warehouse

/// `featurestore sample NAME`: whole entities of a warehouse, as a case in files.
struct Sample: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Draw whole entities from a warehouse's own tables into files that verify reads.",
        discussion: """
            Takes all rows of some entities, those with a rare history first, asks about them where answers change, and
            writes CSV files and a sample.yaml. The same data and seed give the same bytes. Tables are only read, as they
            stand at one instant. docs/sample.md says what is drawn and how. Exit codes: 0 drawn, 2 misconfigured or data that
            contradict featurestore.yaml, 3 the warehouse or the disk could not be used.

            Examples:
              featurestore sample flights_small --warehouse analytics --entities 20
              featurestore sample private --warehouse sqlite:data.db --hash-keys --hash-text --replace
              featurestore sample labelled --warehouse analytics --spine aircraft=table:prod.labels
            """)

    @Argument(help: "The sample's name: its folder below --output.")
    var name: String

    @Option(help: "A warehouse of featurestore.yaml, postgresql://… or sqlite:PATH.")
    var warehouse: String

    @Option(help: "Names or globs of the views to draw for; all when there is none. May be given again.")
    var views: [String] = []

    @Option(help: "How many entities of each kind.")
    var entities = 12

    @Option(help: "Draw only this kind of entity; may be given again.")
    var entity: [String] = []

    @Option(help: "How many questions about each entity.")
    var questions = 12

    @Option(help: "How many rows at most, of all sources together.")
    var rows = 20_000

    @Option(help: "What chance depends on.")
    var seed = "1"

    @Option(help: "Questions to ask: ENTITY=FILE.csv or ENTITY=table:NAME. May be given again.")
    var spine: [String] = []

    @Flag(help: "Replace key values, and what they are linked to, by keyed hashes.")
    var hashKeys = false

    @Flag(help: "Replace all texts by keyed hashes.")
    var hashText = false

    @Option(help: "The environment variable that holds the key of the hashes.")
    var secretVariable = "FEATURESTORE_HASH_SECRET"

    @Option(help: "The folder of samples.")
    var output = "Fixtures/samples"

    @Flag(help: "Replace the sample of this name.")
    var replace = false

    @Option(help: "How many seconds one statement may take.")
    var statementTimeout = 600

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func validate() throws {
        for (option, value, most) in [
            ("--entities", entities, 10_000), ("--questions", questions, 10_000), ("--rows", rows, 10_000_000),
            ("--statement-timeout", statementTimeout, 86_400),
        ] {
            guard value >= 1, value <= most else {
                throw ValidationError("\(option) takes a number from 1 to \(most), found \(value).")
            }
        }
        let letters = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || "0123456789_-.".unicodeScalars.contains($0)
        }
        guard letters, !name.isEmpty, !name.hasPrefix(".") else {
            throw ValidationError(
                "'\(name)' is no name of a sample; take letters, digits, _, - and points, no point in front.")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let project = try context.project()
        let queries = try project.views(matching: views).map { try context.bound($0, in: project) }
        let warehouseOptions = WarehouseOptions(statementTimeoutSeconds: statementTimeout)
        let choice = WarehouseChoice(project: project, context: context, options: warehouseOptions)
        guard let configuration = try choice.configurations([warehouse]).first else { return .misused }
        var options = DrawOptions()
        (options.entities, options.questions, options.rows, options.seed) = (entities, questions, rows, seed)
        options.kinds = entity.isEmpty ? nil : try entity.map { try project.knownEntity($0).name }
        let spines = try spine.map { try origin($0, project) }
        let hashing = try hashing(project, context)
        let folder = "\(output)/\(name)"
        let path = context.absolute(folder)
        try SampleFolder.refuse(path, shown: folder, isReplacing: replace)

        let drawing = LiveDrawing(
            project: project, context: context, configuration: configuration, warehouseOptions: warehouseOptions)
        let chosen = options
        let (drawn, _) = try await withInterruption {
            try await drawing.draw(queries, chosen, spines: spines, named: name, folder: folder)
        }
        var sample = drawn.sample
        if let hashing {
            do {
                sample = try sample.hashed(hashing.columns, secret: hashing.secret)
            } catch {
                throw CommandFailure("\(error).")
            }
            for literal in queries.flatMap(hashing.columns.staleLiterals) {
                context.terminal.writeError(literal + "\n")
            }
        }
        try SampleFolder.write(
            SampleWriter.files(of: sample.drawn), to: path, shown: folder, isReplacing: replace)
        let report = SampleReport(sample, folder: folder, warehouse: drawing.title, engine: drawn.engine, seed: seed)
        switch format {
        case .text: try context.terminal.write(report.text)
        case .json: try context.writeJSON(report)
        }
        return .agreed
    }

    private func origin(_ text: String, _ project: Project) throws -> (entity: Entity, origin: String) {
        guard let sign = text.firstIndex(of: "=") else {
            throw CommandFailure("'\(text)' names no questions; expected ENTITY=FILE.csv or ENTITY=table:NAME.")
        }
        return (try project.knownEntity(String(text[..<sign])), String(text[text.index(after: sign)...]))
    }

    private func hashing(_ project: Project, _ context: Context) throws -> (columns: HashedColumns, secret: String)? {
        guard hashKeys || hashText else { return nil }
        guard let secret = context.environment[secretVariable], secret.utf8.count >= 16 else {
            throw CommandFailure(
                "hashing needs a key of 16 bytes or more in the environment variable \(secretVariable), which is "
                    + "\(context.environment[secretVariable] == nil ? "not set" : "shorter"). Set it (openssl rand -hex 32), or "
                    + "name another with --secret-variable.")
        }
        return (HashedColumns(project, keys: hashKeys, text: hashText), secret)
    }
}

/// What `sample` says of what it drew.
private struct SampleReport: Encodable {
    let folder: String
    let warehouse: String
    let engine: String
    let seed: String
    let sources: [SourceRows]
    let entities: [Kind]
    let notes: [String]

    struct SourceRows: Encodable {
        let source: String
        let rows: Int
    }

    struct Kind: Encodable {
        let entity: String
        let drawn: Int
        let seen: Int?
        let whole: Bool
        let questions: Int
        let shapes: [String]
        let missing: [String]
    }

    init(_ sample: DrawnSample, folder: String, warehouse: String, engine: EngineDescription, seed: String) {
        self.folder = folder
        self.warehouse = warehouse
        self.engine = "\(engine.name) \(engine.version)"
        self.seed = seed
        sources = sample.rowCounts.map { SourceRows(source: $0.source, rows: $0.rows) }
        entities = sample.kinds.map {
            Kind(
                entity: $0.entity, drawn: $0.drawn, seen: $0.seen, whole: $0.isWhole, questions: $0.questions,
                shapes: $0.shapes,
                missing: $0.missing)
        }
        notes = sample.notes
    }

    var text: String {
        var text = "\(folder), drawn from \(warehouse) (\(engine)), seed \(seed)\n"
        text += "  rows: \(sources.map { "\($0.source) \($0.rows)" }.joined(separator: ", "))\n"
        for kind in entities {
            text +=
                "  \(kind.entity): \(kind.drawn)\(kind.seen.map { " of \($0)" } ?? ""), \(kind.questions) questions\n"
            if !kind.whole { text += "    too large to be whole: what the questions reach, and a quarter more\n" }
            if !kind.shapes.isEmpty { text += "    with \(DrawnKind.text(kind.shapes))\n" }
            if !kind.missing.isEmpty { text += "    without \(DrawnKind.text(kind.missing))\n" }
        }
        for note in notes { text += "  note: \(note)\n" }
        return text + "verify it: featurestore verify --no-fixtures --samples \(folder)\n"
    }
}
