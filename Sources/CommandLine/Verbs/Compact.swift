import ArgumentParser
import FeatureStore
import Online

/// `featurestore compact`: removes from the online store what no answer needs any more, as `serve` does now and then.
struct Compact: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Remove from the online store what no answer needs any more.",
        discussion: """
            Example: featurestore compact --store online.sqlite
            What `serve` does every --compact-minutes, once and by hand: rows go that are older than any answer about the \
            present reads (reads, served_history and lateness of the contracts), and contents that were replaced so long ago. \
            Instants that needed them can be asked about no more. The room is used again by rows to come; the file keeps its \
            size. A SQLite store that a server has open is compacted by that server alone. \
            Exit codes: 0 done, 2 asked wrongly, 3 there is no such store, it is in use, or it cannot be used.
            """)

    @Option(help: "The online store: a path, or postgresql://…, perhaps with #SCHEMA. It is never made.")
    var store = StoreChoice.standard

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func run(in context: Context) async throws -> ExitStatus {
        let choice = StoreChoice(context: context)
        let store = try await choice.serving(try await choice.openExisting(store))
        let report: CompactionReport
        do throws(OnlineStoreError) {
            report = try await store.compact()
        } catch {
            await store.close()
            throw CommandFailure("\(error). What was removed before that stays removed.", status: .undecided)
        }
        await store.close()
        switch format {
        case .json: try context.writeJSON(report.removed.map(Line.init))
        case .text: for source in report.removed { try context.terminal.write(source.line) }
        }
        return .agreed
    }

    /// One source, for machines.
    private struct Line: Encodable {
        let source: String
        let removed: Int
        /// From which event time on all of its rows are there; nil where nothing was ever removed.
        let since: String?

        init(_ rows: CompactionReport.RemovedRows) {
            source = rows.source
            removed = rows.rows
            since = rows.bound.map { "\($0.since)" }
        }
    }
}

extension CompactionReport.RemovedRows {
    /// What was removed, and what is there still.
    fileprivate var line: String {
        let kept = bound.map { "; all of \($0.since) and later are there" } ?? ""
        let older = bound.map { $0.lastRows.isEmpty ? "" : ", and older ones where a view reads the last rows" } ?? ""
        return "\(source): \(rows) rows removed\(kept)\(older)\n"
    }
}
