import ArgumentParser
import Contracts
import FeatureStore
import Online
import RowText

/// `featurestore forget ENTITY KEY=VALUE`: erases an entity from the online store, and proves it.
struct Forget: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Erase an entity's rows from the online store, and look whether anything of them is left.",
        discussion: """
            Example: featurestore forget aircraft tailnum=N14228
            Erased are the rows of every source that belong to the entity by its keys. The store's log is emptied and freed
            pages are overwritten; then tables and files are searched. Feature logs are erased from where --feature-log names
            their folders, each of a server that does not run; a server that runs erases its own (DELETE /v1/entities).
            Exit codes: 0 nothing is left, 1 a trace is, 2 asked wrongly, 3 there is no such store, it cannot be used, or it
            holds rows of sources that this build does not know: what is left in those nobody looked.
            """)

    @Argument(help: "The entity's name.")
    var entity: String

    @Argument(help: "Its keys, as KEY=VALUE.")
    var keys: [String]

    @Option(help: "The online store: a path, or postgresql://…, perhaps with #SCHEMA. It is never made.")
    var store = StoreChoice.standard

    @Option(help: "A folder that a server wrote its feature log into, to be erased from too; may be given again.")
    var featureLog: [String] = []

    func run(in context: Context) async throws -> ExitStatus {
        guard let keyColumns = try context.project().entity(entity)?.keys else {
            throw CommandFailure(
                "no entity is called '\(entity)'. There are "
                    + "\(try context.project().entities.map(\.name).joined(separator: ", ")).")
        }
        let key = try KeyArguments(keys).batch(keyColumns.map { ColumnSchema($0.name, $0.type) }, of: entity)
        // Before anything is erased: a folder that is not there or in use leaves nothing half done.
        let logs = try await ForgottenLogs(featureLog, in: context)
        do {
            let report = try await forget(key, in: context)
            let forgotten = try await logs.forget(entity, key, at: report.rows.snapshot, in: context)
            await logs.close()
            try tell(report, found: report.rows.erased.reduce(forgotten.records) { $0 + $1.rows }, in: context)
            let traces = report.traces + forgotten.traces
            guard traces == 0 else { return .diverged }
            return report.rows.unknownSources.isEmpty ? .agreed : .undecided
        } catch {
            await logs.close()
            throw error
        }
    }

    /// Says what the numbers alone do not: that nothing was there at all, and where nobody looked.
    private func tell(_ report: ForgetReport, found: Int, in context: Context) throws {
        if !report.unsearchedKeys.isEmpty {
            try context.terminal.write(
                "\(report.unsearchedKeys.joined(separator: ", ")): no text of four bytes or more, so rows were searched by it "
                    + "and the bytes of files were not: it would be found there by chance\n")
        }
        if found == 0 {
            try context.terminal.write(
                "nothing of \(entity) \(keys.joined(separator: " ")) was there: forgotten before, or spelt otherwise\n")
        }
    }

    /// Erases the entity from the store.
    private func forget(_ key: ColumnBatch, in context: Context) async throws -> ForgetReport {
        let choice = StoreChoice(context: context)
        let store = try await choice.serving(try await choice.openExisting(store))
        let report: ForgetReport
        do throws(ForgetError) {
            report = try await store.forget(entity, keys: key)
        } catch {
            await store.close()
            throw CommandFailure("\(error)", status: .undecided)
        }
        await store.close()
        if report.rows.erased.isEmpty {
            try context.terminal.write("no source has all keys of \(entity): no rows are its own\n")
        }
        for source in report.rows.erased {
            try context.terminal.write("\(source.source): \(source.rows) rows erased\n")
        }
        for proof in report.rows.proofs { try context.terminal.write(proof.line) }
        for source in report.rows.unknownSources {
            try context.terminal.write(
                "\(source): not known to this build, nothing of it was erased: forget with the build that declares it, or drop "
                    + "its table\n")
        }
        return report
    }
}

/// Keys of an entity as people write them: `tailnum=N14228`.
struct KeyArguments {
    private let texts: [(name: String, value: String)]

    /// Takes arguments apart at their first `=`.
    init(_ arguments: [String]) throws {
        texts = try arguments.map { argument in
            guard let equals = argument.firstIndex(of: "=") else {
                throw CommandFailure("'\(argument)' is no key. Write KEY=VALUE, as tailnum=N14228.")
            }
            return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
        }
    }

    /// One row of the key columns; every key exactly once.
    func batch(_ columns: [ColumnSchema], of entity: String) throws -> ColumnBatch {
        let expected = columns.map(\.name).joined(separator: ", ")
        if let stranger = texts.first(where: { text in !columns.contains { $0.name == text.name } }) {
            throw CommandFailure("\(entity) has no key '\(stranger.name)'; its keys are \(expected).")
        }
        let cells = try columns.map { column in
            let given = texts.filter { $0.name == column.name }
            guard given.count == 1, let text = given.first?.value else {
                throw CommandFailure(
                    given.isEmpty
                        ? "the key \(column.name) of \(entity) is missing; its keys are \(expected)."
                        : "the key \(column.name) of \(entity) is given \(given.count) times.")
            }
            var cell = Column(name: column.name, type: column.type)
            if let fault = CellReader(type: column.type).fault(appending: Array(text.utf8), to: &cell) {
                throw CommandFailure(
                    "\(column.name) is no \(column.type); expected \(fault.expected), found '\(ShownName(text).text)'."
                )
            }
            return cell
        }
        return ColumnBatch(columns: cells, rowCount: 1)
    }
}
