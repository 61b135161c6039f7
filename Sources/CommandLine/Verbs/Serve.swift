import ArgumentParser
import Contracts
import FeatureStore
import Foundation
import Logging
import Online
import Server

/// `featurestore serve`: answers lookups and takes events over HTTP.
struct Serve: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Serve features over HTTP: lookups, events in, Feast's addresses, metrics.",
        discussion: """
            Example: featurestore serve --store online.sqlite --port 6566

            Listens at this machine's loopback address, where anybody on the machine may ask. To be reached from elsewhere \
            it asks for tokens: a file (--tokens) or the variable FEATURESTORE_TOKENS, one line each: scopes and a token, \
            as `read,write sha256:…`. SIGTERM lets requests in flight end, then the program does.
            """)

    @Option(help: "The online store: a path, or postgresql://…, perhaps with #SCHEMA.")
    var store = StoreChoice.standard

    @Option(help: "The address to listen at; another than a loopback one needs tokens.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 lets the system choose one.")
    var port = 6566

    @Option(help: "A file of tokens, a line each: scopes (read, write, admin), and a token or its SHA-256.")
    var tokens: String?

    @Option(name: .customLong("tls-cert"), help: "The certificate chain, PEM; makes the server speak HTTPS.")
    var certificate: String?

    @Option(name: .customLong("tls-key"), help: "The certificate's private key, PEM.")
    var key: String?

    @Option(name: .customLong("cache-mb"), help: "How much memory decoded rows may take, in megabytes.")
    var cacheMegabytes = 256

    @Option(
        name: .customLong("feature-log"), help: "A folder that served vectors are logged into, for audit and replay.")
    var featureLog: String?

    @Option(name: .customLong("feature-log-rate"), help: "Which share of requests is logged there, from 0 to 1.")
    var featureLogRate = 1.0

    @Option(
        name: .customLong("feature-log-keep"),
        help: "How many files of at most 64 MB and an hour are kept there, the newest; 0: all, until the disk is full.")
    var featureLogKeep = 72

    @Option(
        name: .customLong("compact-minutes"),
        help: "How often rows that no answer needs any more are removed; 0: never.")
    var compactMinutes = 10

    @Option(name: .customLong("max-requests"), help: "Requests answered at once; more are told to come again (429).")
    var requests = ServerLimits().requests

    @Option(name: .customLong("max-body-mb"), help: "The size of a request's body, in megabytes.")
    var bodyMegabytes = ServerLimits().bodyBytes >> 20

    @Option(name: .customLong("answer-seconds"), help: "How long an answer may take; longer ones are given up (503).")
    var answerSeconds = 10

    @Option(name: .customLong("drain-seconds"), help: "How long requests in flight may take when the server ends.")
    var drainSeconds = 30

    @Option(name: .customLong("log-level"), help: "The least level that is logged: debug logs every request.")
    var logLevel = LogLevelArgument.info

    func validate() throws {
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--tls-cert and --tls-key belong together.")
        }
        guard cacheMegabytes > 0, requests > 0, bodyMegabytes > 0, answerSeconds > 0, drainSeconds >= 0,
            compactMinutes >= 0, featureLogKeep >= 0, SamplingRate(featureLogRate) != nil
        else {
            throw ValidationError("Sizes, counts and times are positive, a rate lies from 0 to 1.")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let project = try context.project()
        let options = try options(in: context)
        let logger = logger(in: context)
        let log = try self.log(for: project, in: context)
        let store = try await openStore(logging: log, in: context)
        let watch = log.map { FeatureLogWatch(log: $0, logger: logger) }
        do {
            let server = try FeatureServer(
                store: store, project: project, options: options, clock: { Clock.now() }, logger: logger)
            try await run(server, compacting: store, watching: watch, logger: logger, in: context)
        } catch let error as ServerError {
            await store.close()
            throw CommandFailure(error.description)
        } catch {
            await store.close()
            throw CommandFailure("cannot serve at \(host):\(port): \(error)", status: .undecided)
        }
        await store.close()
        _ = watch?.tell(since: FeatureLogCounts())
        return .agreed
    }

    /// Serves until a signal comes, and meanwhile removes what no answer needs any more.
    private func run(
        _ server: FeatureServer, compacting store: ServingStore, watching watch: FeatureLogWatch?, logger: Logger,
        in context: Context
    ) async throws {
        let scheme = certificate == nil ? "http" : "https"
        let address = host.contains(":") ? "[\(host)]" : host
        let pause = compactMinutes
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await server.run { port in
                    // A line that a script can wait for; everything else is in the log.
                    try? context.terminal.write("listening at \(scheme)://\(address):\(port)\n")
                }
                return true
            }
            if let watch {
                group.addTask {
                    await watch.run()
                    return false
                }
            }
            if pause > 0 {
                group.addTask {
                    await Self.compact(store, every: .seconds(pause * 60), logger: logger)
                    return false
                }
            }
            while let isServer = try await group.next(), !isServer {}
            group.cancelAll()
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
                logger.error("compacting failed", metadata: ["reason": "\(error)"])
            }
        }
    }

    private func openStore(logging log: FeatureLog?, in context: Context) async throws -> ServingStore {
        let opened: any KeepingStore
        do {
            opened = try await StoreChoice(context: context).open(store)
        } catch {
            await log?.close()
            throw error
        }
        var options = ServingOptions(clock: { Clock.now() })
        options.cacheBytes = cacheMegabytes << 20
        options.log = log
        do throws(ServingStoreError) {
            return try await ServingStore.open(registry: context.registry, store: opened, options: options)
        } catch {
            await options.log?.close()
            await opened.close()
            throw CommandFailure(error.description, status: .undecided)
        }
    }

    private func log(for project: Project, in context: Context) throws -> FeatureLog? {
        guard let featureLog, let rate = SamplingRate(featureLogRate) else { return nil }
        var options = FeatureLogOptions()
        options.rate = rate
        options.keptFiles = featureLogKeep == 0 ? nil : featureLogKeep
        do throws(FeatureLogError) {
            return try FeatureLog(
                folder: context.absolute(featureLog), project: project, registry: context.registry, options: options)
        } catch {
            throw CommandFailure(error.description, status: .undecided)
        }
    }

    private func options(in context: Context) throws -> ServerOptions {
        var limits = ServerLimits()
        limits.requests = requests
        limits.bodyBytes = bodyMegabytes << 20
        limits.answerTime = .seconds(answerSeconds)
        limits.drain = .seconds(drainSeconds)
        var certificatePair: ServerCertificate?
        if let certificate, let key {
            certificatePair = ServerCertificate(
                chain: try text(of: certificate, in: context), key: try text(of: key, in: context))
        }
        let list = try tokens.map { try text(of: $0, in: context) } ?? context.environment["FEATURESTORE_TOKENS"] ?? ""
        do throws(TokenError) {
            return ServerOptions(
                host: host, port: port, tokens: try AccessTokens(list), certificate: certificatePair, limits: limits)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    private func text(of path: String, in context: Context) throws -> String {
        guard let data = FileManager.default.contents(atPath: context.absolute(path)) else {
            throw CommandFailure("there is no readable file \(path)")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure("\(path) is no text: its bytes are not UTF-8")
        }
        return text
    }

    private func logger(in context: Context) -> Logger {
        let (level, terminal) = (logLevel.level, context.terminal)
        return Logger(label: "featurestore") { label in
            JSONLogHandler(label: label, level: level, clock: { Clock.now() }, write: { terminal.writeError($0) })
        }
    }
}

/// A level of the log as people write it.
enum LogLevelArgument: String, CaseIterable, ExpressibleByArgument {
    case debug, info, notice, warning, error

    /// The library's word for it.
    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }
}
