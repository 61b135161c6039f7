public import Contracts
public import FeatureStore
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
public import Online
import ServiceLifecycle
import UnixSignals

/// Serves a ``ServingStore`` over HTTP: an API of its own, and Feast's.
public struct FeatureServer: Sendable {
    private let options: ServerOptions
    private let parts: ServerParts
    private let builder: HTTPServerBuilder

    /// Makes a server over a store, which it does not close.
    ///
    /// - Parameters:
    ///   - project: the contracts of the pairs that the store serves.
    ///   - clock: the present instant, for logs and ages.
    ///   - logger: takes what is to be told; never values of features or keys.
    /// - Throws: ``ServerError`` where the options would let strangers ask, or the certificate cannot be used.
    public init(
        store: ServingStore, project: Project, options: ServerOptions = ServerOptions(),
        clock: @escaping @Sendable () -> Timestamp = { SystemClock.now() }, logger: Logger
    ) throws(ServerError) {
        try options.check()
        self.options = options
        parts = ServerParts(
            store: store, catalogue: ServedCatalogue(project: project, registry: store.registry),
            limits: options.limits, clock: clock, logger: logger)
        builder = try Self.builder(options)
    }

    /// Listens and answers until the process is told to end (SIGTERM, SIGINT) or the task is cancelled.
    ///
    /// Then no new connection is taken, requests in flight are answered, and it returns; those that take longer than
    /// ``ServerLimits/drain`` are cut off.
    ///
    /// - Parameters:
    ///   - handlesSignals: whether SIGTERM and SIGINT are taken.
    ///   - onListening: is told the port once requests are answered.
    public func run(
        handlesSignals: Bool = true, onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        let drain = DrainSignal(admission: parts.admission, logger: parts.logger)
        var configuration = ServiceGroupConfiguration(
            services: [application(onListening), drain],
            gracefulShutdownSignals: handlesSignals ? [.sigterm, .sigint] : [], logger: parts.logger)
        configuration.maximumGracefulShutdownDuration = options.limits.drain
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError {
            throw ServerError.address(
                host: options.host, port: options.port, reason: ListeningFailure.reason(error.errnoCode))
        }
    }

    /// What answers requests, on whatever carries them.
    var responder: ServerResponder {
        ServerResponder(
            routes: RouteTable(EndpointList.all(parts)), parts: parts, access: AccessGuard(tokens: options.tokens))
    }

    /// The server as a service.
    func application(
        _ onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> Application<ServerResponder> {
        Application(
            responder: responder, server: builder,
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port),
                availableConnectionsDelegate: .maximum(options.limits.connections, logger: parts.logger)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: parts.logger)
    }

    private static func builder(_ options: ServerOptions) throws(ServerError) -> HTTPServerBuilder {
        let limits = options.limits
        let plain = HTTPServerBuilder.http1(
            configuration: .init(
                additionalChannelHandlers: [UnreadAnswers(patience: TimeAmount(limits.idle))],
                idleTimeout: TimeAmount(limits.idle),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
                    maxHeaderFieldCount: 100)))
        guard let certificate = options.certificate else { return plain }
        let configuration = try certificate.configuration()
        do { return try .tls(plain, tlsConfiguration: configuration) } catch {
            throw .certificate(
                reason: ServerCertificate.isMismatch(error) ? "the key belongs to another one" : "\(error)")
        }
    }
}

/// Tells the server's parts first that it goes down: services end in reverse order.
private struct DrainSignal: Service {
    let admission: Admission
    let logger: Logger

    func run() async throws {
        try await gracefulShutdown()
        admission.drain()
        logger.notice("draining", metadata: ["in_flight": .stringConvertible(admission.inFlight)])
    }
}
