import ArgumentParser
import FeatureStore
import Online
import RowText

/// `featurestore ingest SOURCE FILE`: rows of a source into the online store.
struct Ingest: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Store rows of a source in the online store, from CSV or NDJSON.",
        discussion: """
            Example: featurestore ingest flights flights.ndjson
            Rows are stored in batches, each durable before the next is read. Delivering a file again is harmless where the
            source has a unique id. A file that is wrong somewhere is stored up to the batch before that place.
            Exit codes: 0 stored, 2 asked wrongly or rows that do not fit, 3 the store could not be used, or refused rows.
            """)

    @Argument(help: "The source's name.")
    var source: String

    @Argument(help: "The file, or - for standard input.")
    var file: String

    @Option(help: "How the rows are written: csv or ndjson; the file's extension says so otherwise.")
    var format: Format?

    /// How rows are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv
        case ndjson
    }

    @Option(help: "The online store: a path, or postgresql://…, perhaps with #SCHEMA.")
    var store = StoreChoice.standard

    @Option(help: "How many rows are stored at once, 1 to 10000.")
    var batch = 5_000

    @Flag(help: "Only read the rows and hold them to the source.")
    var dryRun = false

    func validate() throws {
        guard (1...10_000).contains(batch) else {
            throw ValidationError("--batch is \(batch); expected 1 to 10000 rows.")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        guard let schema = context.registry.rowType(source)?.schema else {
            let known = context.registry.rowTypes.map { $0.schema.source }.joined(separator: ", ")
            throw CommandFailure("no source is called '\(source)'. There are \(known).")
        }
        let input = try RowInput(file: file, format: format.map { $0 == .csv ? .csv : .ndjson }, in: context)
        let reader = RowTextReader(input.format, columns: schema.columns, rowsAtOnce: batch)
        guard !dryRun else {
            let rows = try await input.read(reader, schema) { _ in }
            try context.terminal.write(
                "\(input.name) holds \(rows) rows of \(source). Nothing was stored: --dry-run.\n")
            return .agreed
        }
        let choice = StoreChoice(context: context)
        let store = try await choice.serving(try await choice.open(store))
        let tally: IngestTally
        let retention = store.retention
        do {
            tally = try await ingest(input, reader, schema, into: store, context)
        } catch {
            await store.close()
            throw error
        }
        await store.close()
        try context.terminal.write(
            "\(source): \(tally.text).\n" + retention.told(tally.outdated, of: source).text)
        return .agreed
    }

    private func ingest(
        _ input: RowInput, _ reader: RowTextReader, _ schema: RowSchema, into store: ServingStore, _ context: Context
    ) async throws -> IngestTally {
        let progress = ProgressLine(terminal: context.terminal)
        var tally = IngestTally()
        do {
            _ = try await input.read(reader, schema) { rows in
                tally.add(try await store.ingest(source, rows: rows))
                progress.show("\(source): \(tally.text)")
            }
        } catch let failure as CommandFailure {
            progress.clear()
            throw CommandFailure(located: "\(failure.message)\n\(source): \(tally.text) before that. \(advice(schema))")
        } catch let error as IngestError {
            progress.clear()
            throw CommandFailure(
                "\(error)\n\(source): \(tally.text) before that. \(advice(schema))", status: .undecided)
        }
        progress.clear()
        return tally
    }

    private func advice(_ schema: RowSchema) -> String {
        schema.unique.isEmpty
            ? "\(source) has no unique id: deliver only what was not stored."
            : "Put it right and deliver the file again: rows that are stored stay as they are."
    }
}

/// What became of the rows of a file so far.
struct IngestTally {
    private var stored = 0
    private var repeated = 0
    private var corrected = 0
    /// How many of the delivered rows no answer about the present can need.
    private(set) var outdated = 0

    mutating func add(_ receipt: IngestReceipt) {
        stored += receipt.stored
        repeated += receipt.repeated
        corrected += receipt.corrected
        outdated += receipt.outdated
    }

    var text: String { "\(stored) rows stored, \(repeated) repeated, \(corrected) corrected" }
}
