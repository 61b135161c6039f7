import ArgumentParser
import Contracts
import FeatureStore
import Journal

/// What a verb that writes into the journal may be told about it.
struct JournalOptions: ParsableArguments {
    @Flag(help: "Do not write the run into the journal.")
    var noJournal = false

    @Option(
        help: "The instant that the journal writes down, as 2026-11-22T10:00:00Z; now by default.",
        transform: InstantArgument.read)
    var at: InstantArgument?
}

extension Context {
    /// The project's journal; nil where it keeps none, or where the command runs without the sources: then there is no place
    /// that it belongs to.
    func journalFile(_ project: Project) -> JournalFile? {
        guard case .file(let path) = project.journal, let package = packageFolder else { return nil }
        return JournalFile(path: path.hasPrefix("/") ? path : "\(package)/\(path)", shown: path)
    }

    /// Writes an entry into the project's journal; where that fails, a warning says so and the command goes on.
    func writeJournal(_ entry: JournalEntry, of project: Project, unless isOff: Bool = false) async {
        guard !isOff, let file = journalFile(project) else { return }
        do {
            try await file.append(JournalRecord(await signed(entry, file)))
        } catch {
            terminal.writeError("featurestore: warning: \(error). The run is not in the journal.\n")
        }
    }

    /// The entry with who is at work here, and what the sources are.
    func signed(_ entry: JournalEntry, _ file: JournalFile) async -> JournalEntry {
        var entry = entry
        entry.author = environment["USER"].flatMap { $0.isEmpty ? nil : $0 }
        guard let folder = packageFolder, let git = try? await GitRepository(ifAround: folder) else { return entry }
        if let identity = try? await git.identity() { entry.author = identity }
        guard let commit = try? await git.commit() else { return entry }
        entry.commit = commit
        entry.isDirty = try? await git.hasChanges(below: folder, except: file.shown)
        return entry
    }
}
