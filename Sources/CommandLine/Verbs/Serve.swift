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
            as `read,write sha256:…`. SIGTERM lets requests in flight end, then the program does. \
            Exit codes: 0 it was told to end, 2 used wrongly or misconfigured, 3 the store, the port or the feature log cannot \
            be used, or the store did not close.
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

    @Option(
        name: .customLong("drain-seconds"),
        help: "How long requests in flight may take when the server ends, and then closing the store (1 at least).")
    var drainSeconds = 30

    @Option(name: .customLong("log-level"), help: "The least level that is logged: debug logs every request.")
    var logLevel = LogLevelArgument.info

    func validate() throws {
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--tls-cert and --tls-key belong together.")
        }
        guard SamplingRate(featureLogRate) != nil else {
            throw ValidationError(
                "--feature-log-rate takes a share from 0 to 1, as 0.01 for one request in a hundred, found \(featureLogRate)."
            )
        }
        let numbers: [(option: String, value: Int, allowed: ClosedRange<Int>)] = [
            ("--port", port, 0...65_535), ("--cache-mb", cacheMegabytes, 1...1_048_576),
            ("--max-requests", requests, 1...1_000_000), ("--max-body-mb", bodyMegabytes, 1...1_024),
            ("--answer-seconds", answerSeconds, 1...86_400), ("--drain-seconds", drainSeconds, 0...86_400),
            ("--compact-minutes", compactMinutes, 0...525_600), ("--feature-log-keep", featureLogKeep, 0...1_000_000),
        ]
        for (option, value, allowed) in numbers where !allowed.contains(value) {
            throw ValidationError(
                "\(option) takes a number from \(allowed.lowerBound) to \(allowed.upperBound), found \(value).")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        ProcessMemory.shareArenas(context.environment)
        let project = try context.project()
        let options = try options(in: context)
        let (logger, lines) = logger(in: context)
        defer { lines.finish() }
        let log = try self.log(for: project, in: context)
        let store = try await openStore(logging: log, logger, in: context)
        tellRefusals(by: store, of: context.registry.services, logger)
        let watch = log.map { FeatureLogWatch(log: $0, logger: logger) }
        let outcome: Result<Void, any Error>
        do {
            let server = try FeatureServer(
                store: store, project: project, options: options, clock: { Clock.now() }, logger: logger)
            outcome = .success(try await run(server, over: store, watching: watch, logger: logger, in: context))
        } catch {
            outcome = .failure(error)
        }
        let hanging = Self.endWhereClosingHangs(for: max(1, drainSeconds), logger, lines)
        await store.close()
        hanging.cancel()
        switch outcome {
        case .success:
            _ = watch?.tell(since: FeatureLogCounts())
            return .agreed
        case .failure(let error as ServerError):
            throw CommandFailure("\(error).", status: error.isMisuse ? .misused : .undecided)
        case .failure(let error):
            throw CommandFailure("cannot serve at \(host):\(port): \(error)", status: .undecided)
        }
    }

    /// Names the services that will answer 403: whoever deploys hears of it before whoever asks.
    private func tellRefusals(by store: ServingStore, of services: [ServiceSchema], _ logger: Logger) {
        for service in services {
            do throws(LookupError) {
                _ = try store.schema(of: .service(service.name))
            } catch {
                logger.warning("service is refused", metadata: ["service": "\(service.name)", "reason": "\(error)"])
            }
        }
    }

    private func openStore(
        logging log: FeatureLog?, _ logger: Logger, in context: Context
    ) async throws -> ServingStore {
        let opened: any KeepingStore
        do {
            opened = try await StoreChoice(context: context).open(store) { logger.warning("\($0)") }
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
        return ServerOptions(
            host: host, port: port, tokens: try accessTokens(in: context), certificate: certificatePair, limits: limits)
    }

    /// The tokens; a list that is named and holds none is a mistake, since anybody on the machine could ask then.
    private func accessTokens(in context: Context) throws -> AccessTokens {
        let named = try tokens.map { (name: $0, text: try text(of: $0, in: context)) }
        let list = named ?? context.environment["FEATURESTORE_TOKENS"].map { (name: "FEATURESTORE_TOKENS", text: $0) }
        guard let list else { return .none }
        let read: AccessTokens
        do throws(TokenError) { read = try AccessTokens(list.text) } catch { throw CommandFailure(error.description) }
        guard !read.isEmpty else {
            throw CommandFailure(
                "\(list.name) holds no token, so that anybody who reaches \(host) could ask: expected a line as "
                    + "`read,write sha256:…`. To serve without tokens leave it out.")
        }
        return read
    }

    private func text(of path: String, in context: Context) throws -> String {
        guard let data = FileManager.default.contents(atPath: context.absolute(path)) else {
            throw CommandFailure("there is no file \(path), or it cannot be read: expected a file of text.")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure("\(path) is no text: its bytes are not UTF-8")
        }
        return text
    }

    private func logger(in context: Context) -> (Logger, LogQueue) {
        let (level, terminal) = (logLevel.level, context.terminal)
        let queue = LogQueue { terminal.writeError($0) }
        let logger = Logger(label: "featurestore") { label in
            JSONLogHandler(label: label, level: level, clock: { Clock.now() }, write: { queue.append($0) })
        }
        return (logger, queue)
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
