import Foundation
import Logging
import Online
import Server

extension Serve {
    /// Serves until a signal comes; meanwhile removes what no answer needs any more, and watches the feature log.
    func run(
        _ server: FeatureServer, over store: ServingStore, watching watch: FeatureLogWatch?, logger: Logger,
        in context: Context
    ) async throws {
        let scheme = certificate == nil ? "http" : "https"
        let address = host.contains(":") ? "[\(host)]" : host
        let pause = compactMinutes
        // No children of this task: what is being removed ends when the store is closed, and is not waited for.
        let compacting =
            pause == 0 ? nil : Task { await Self.compact(store, every: .seconds(pause * 60), logger: logger) }
        let watching = watch.map { watch in Task { await watch.run() } }
        let givingBack = Task { await ProcessMemory.giveBackNowAndThen() }
        defer {
            givingBack.cancel()
            compacting?.cancel()
            watching?.cancel()
        }
        try await server.run { port in
            // A line that a script can wait for; everything else is in the log.
            try? context.terminal.write("listening at \(scheme)://\(address):\(port)\n")
        }
    }

    /// Ends the process by name where closing the store hangs: everything that was acknowledged is durable.
    static func endWhereClosingHangs(for seconds: Int, _ logger: Logger, _ lines: LogQueue) -> Task<Void, Never> {
        Task {
            guard (try? await Task.sleep(for: .seconds(seconds))) != nil else { return }
            logger.critical("the store did not close within \(seconds) s; what was acknowledged is durable")
            lines.finish()
            Foundation.exit(ExitStatus.undecided.rawValue)
        }
    }

    private static func compact(
        _ store: ServingStore, every pause: Duration, logger: Logger
    ) async {
        while (try? await Task.sleep(for: pause)) != nil {
            do throws(OnlineStoreError) {
                let report = try await store.compact()
                let rows = report.removed.reduce(0) { $0 + $1.rows }
                logger.info("compacted", metadata: ["rows": .stringConvertible(rows)])
            } catch {
                guard !Task.isCancelled else { return }
                logger.error("compacting failed", metadata: ["reason": "\(error)"])
            }
        }
    }
}
