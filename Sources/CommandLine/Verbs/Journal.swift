import ArgumentParser
import Contracts
import FeatureStore
import Foundation
import Journal
import Reports

/// `featurestore journal`: what was tried, what it showed, and what people noted about it.
struct Journal: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look back at what was tried and what it showed; note what was learnt.",
        discussion: """
            Each run of verify, teeth and promote is a line in .featurestore/journal.ndjson; values of rows never are.
            docs/journal.md says what is kept, and how a team shares it.

            Examples:
              featurestore journal --since 30d
              featurestore journal add "weekly windows begin on Monday here" --view RecentDelays --model delay_v2
              featurestore journal --view RecentDelays --format markdown > RETROSPECTIVE.md
              featurestore journal show 5f3a9c21
              featurestore journal merge ../other-clone/.featurestore/journal.ndjson
            """,
        subcommands: [JournalList.self, JournalAdd.self, JournalShow.self, JournalMerge.self],
        defaultSubcommand: JournalList.self)
}

/// `featurestore journal list`: the entries, or a page to look back with.
struct JournalList: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the entries, the latest first; as Markdown, a page to look back with.")

    @Option(help: "Only since a day, an instant, or for so long: 2026-01-01, 2026-01-01T10:00:00Z, 30d.")
    var since: String?

    @Option(help: "Only what is about a view: a name or a glob.")
    var view: String?

    @Option(help: "Only notes about this model.")
    var model: String?

    @Option(
        help: "With a duration, the instant that --since counts back from; now by default.",
        transform: InstantArgument.read)
    var at: InstantArgument?

    @Option(help: "Write for people (text), machines (json), or as a page (markdown).")
    var format: JournalFormat = .text

    /// For whom a journal is written.
    enum JournalFormat: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case markdown
    }

    func run(in context: Context) async throws -> ExitStatus {
        let file = try context.keptJournal().file
        var records = try context.records(of: file)
        if let since {
            let first = try instant(since)
            records = records.filter { $0.entry.at >= first }
        }
        if let view {
            records = records.filter { $0.entry.views.contains { Glob.matches($0.view, view) } }
        }
        if let model { records = records.filter { $0.entry.model == model } }
        switch format {
        case .text:
            try context.terminal.write(JournalText.list(records))
            if records.isEmpty { context.terminal.writeError("featurestore: no entry in \(file.shown).\n") }
        case .json: try context.terminal.write(JournalJSON.text(records))
        case .markdown: try context.terminal.write(JournalMarkdown.text(records))
        }
        return .agreed
    }

    private func instant(_ text: String) throws -> Timestamp {
        if let day = DayArgument(argument: text)?.day {
            return Timestamp(microseconds: Int64(day.daysSinceEpoch) * 86_400_000_000)
        }
        if let instant = try? Timestamp(text) { return instant }
        guard let length = try? DurationText.microseconds(text) else {
            throw CommandFailure(
                "--since takes a day (2026-01-01), an instant (2026-01-01T10:00:00Z) or a duration (30d, 12h), found '\(text)'."
            )
        }
        return Timestamp(microseconds: (at?.instant ?? Clock.now()).microseconds - length)
    }
}

/// `featurestore journal add`: a note.
struct JournalAdd: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a note, about a view, a model or everything.")

    @Argument(help: "The note.")
    var note: String

    @Option(help: "The view that it is about; may be given again.")
    var view: [String] = []

    @Option(help: "The model that it is about.")
    var model: String?

    @Option(help: "The instant of the note, as 2026-11-22T10:00:00Z; now by default.", transform: InstantArgument.read)
    var at: InstantArgument?

    func validate() throws {
        guard note.contains(where: { !$0.isWhitespace }) else { throw ValidationError("The note is empty.") }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let (file, project) = try context.keptJournal()
        let known = Set(try context.records(of: file).flatMap { $0.entry.views.map(\.view) })
        // Views that are gone may still be noted about.
        for name in view where !known.contains(name) { _ = try project.knownView(name) }
        let entry = JournalEntry(
            at: at?.instant ?? Clock.now(), verb: JournalEntry.noteVerb, views: view.map { JournalView(view: $0) },
            note: note, model: model)
        let record = try JournalRecord(await context.signed(entry, file))
        do throws(JournalFile.Failure) {
            try await file.append(record)
        } catch {
            throw CommandFailure("\(error). The note is not kept.", status: .undecided)
        }
        try context.terminal.write("noted as \(record.id.prefix(8)) in \(file.shown)\n")
        return .agreed
    }
}

/// `featurestore journal show ID`: one entry whole.
struct JournalShow: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show everything that an entry says.")

    @Argument(help: "The entry's id, or enough of its beginning.")
    var id: String

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func run(in context: Context) async throws -> ExitStatus {
        let file = try context.keptJournal().file
        let found = try context.records(of: file).filter { !id.isEmpty && $0.id.hasPrefix(id.lowercased()) }
        guard let record = found.first, found.count == 1 else {
            throw CommandFailure(
                found.isEmpty
                    ? "no entry of \(file.shown) has an id that begins with '\(id)'. featurestore journal lists them."
                    : "\(found.count) entries of \(file.shown) have ids that begin with '\(id)'. Give more of it.")
        }
        try context.terminal.write(format == .json ? JournalJSON.text(record) : JournalText.whole(record))
        return .agreed
    }
}

/// `featurestore journal merge FILE…`: what other copies of the journal hold.
struct JournalMerge: Verb {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Add what other journals hold; also settles a conflict that git left in the journal.",
        discussion:
            "Without a file it writes the journal anew: each entry once, in the order of time, no markers of conflicts."
    )

    @Argument(help: "Other journals.")
    var files: [String] = []

    func run(in context: Context) async throws -> ExitStatus {
        let file = try context.keptJournal().file
        var others: [JournalRecord] = []
        for name in files {
            let path = context.absolute(name)
            let other = JournalFile(path: path, shown: name)
            guard FileManager.default.fileExists(atPath: path) else {
                throw CommandFailure("there is no file \(name).")
            }
            others += try context.records(of: other)
        }
        _ = try context.records(of: file)
        let added: Int
        do throws(JournalFile.Failure) {
            added = try await file.merge(others)
        } catch {
            throw CommandFailure("\(error).", status: .undecided)
        }
        try context.terminal.write("\(added) \(added == 1 ? "entry" : "entries") added to \(file.shown)\n")
        return .agreed
    }
}

extension Context {
    /// The journal of the project that this command was built with, as its sources on disk may differ.
    fileprivate func keptJournal() throws -> (file: JournalFile, project: Project) {
        let project: Project
        do {
            project = try ProjectLoader.load(registry)
        } catch {
            throw CommandFailure(located: error.description)
        }
        guard project.journal != .off else {
            throw CommandFailure(
                "featurestore.yaml says `journal: off`. Remove that, or give a path, to keep a journal.")
        }
        guard let file = journalFile(project) else {
            throw CommandFailure(
                "the sources that this command was built of are not here, so there is no journal. Run it in their package."
            )
        }
        return (file, project)
    }

    /// The entries of a journal; lines that are none are told.
    fileprivate func records(of file: JournalFile) throws -> [JournalRecord] {
        let reading: JournalReading
        do throws(JournalFile.Failure) {
            reading = try file.read()
        } catch {
            throw CommandFailure("\(error).", status: .undecided)
        }
        for fault in reading.faults {
            let text =
                switch fault.kind {
                case .altered: "was changed after it was written"
                case .unreadable where fault.isTorn: "is cut off: whoever wrote it was interrupted"
                case .unreadable: "is no entry that this version can read"
                }
            terminal.writeError("featurestore: \(file.shown):\(fault.line): the line \(text); it is left out.\n")
        }
        return reading.records
    }
}
