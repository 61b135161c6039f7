import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Answers every request: finds its endpoint, guards it, reads its body, has it answered, counts and logs it.
struct ServerResponder: HTTPResponder {
    let routes: RouteTable
    let parts: ServerParts
    let access: AccessGuard
    let bodies: BodyCollector
    private let ids = RequestIDs()

    init(routes: RouteTable, parts: ServerParts, access: AccessGuard) {
        self.routes = routes
        self.parts = parts
        self.access = access
        bodies = BodyCollector(
            maximumBytes: parts.limits.bodyBytes, time: TimeAmount(parts.limits.bodyTime),
            budget: parts.bodies)
    }

    /// What a request is answered in: the connection, for its deadline.
    struct Context: InitializableFromSource {
        let channel: any Channel

        init(source: ApplicationRequestContextSource) { channel = source.channel }
    }

    /// Answers one request.
    ///
    /// - Throws: Only what the connection failed with, while the request was read.
    func respond(to request: Request, context: Context) async throws -> Response {
        let start = ContinuousClock.now
        let id = ids.id(of: request.head)
        let notes = CallNotes()
        var endpoint: Endpoint?
        var failure: RequestError?
        var response: Response
        do {
            let (found, call) = try route(request, id: id, notes: notes)
            endpoint = found
            response = try await answer(found, call, of: request, on: context.channel).response(requestID: id)
        } catch let error as RequestError {
            let error = endpoint == nil ? await ended(error, request, context.channel) : error
            failure = error
            response = refusal(error, as: endpoint?.errors ?? errorForm(of: request), id: id)
            if error.endsConnection { lingerThenClose(context.channel) }
        }
        let nanoseconds = start.duration(to: .now).nanoseconds
        // The headers tell how long the body would be.
        if request.method == .head { response = response.createHeadResponse() }
        let name = endpoint?.name ?? .none
        parts.metrics.count(
            name, status: response.status.code, nanoseconds: nanoseconds, rows: notes.rows, error: failure?.code)
        log(name, id: id, status: response.status.code, nanoseconds: nanoseconds, rows: notes.rows, failure: failure)
        return response
    }

    /// Finds the endpoint; the body is not read yet.
    private func route(_ request: Request, id: String, notes: CallNotes) throws(RequestError) -> (Endpoint, Call) {
        let target = request.head.path ?? "/"
        let path = target.prefix { $0 != "?" }
        switch routes.match(request.method, path) {
        case .found(let endpoint, let segment):
            let call = Call(
                id: id, head: request.head, segment: segment, query: String(target.dropFirst(path.count + 1)), body: [],
                notes: notes)
            return (endpoint, call)
        case .otherMethods(let allowed):
            var error = RequestError(
                .methodNotAllowed, "the address does not take this method",
                expected: allowed.joined(separator: ", "), found: request.method.rawValue)
            error.allowed = allowed
            throw error
        case .none:
            throw RequestError(
                .unknownRoute, "there is nothing at this address; GET /openapi.json says what there is")
        }
    }

    private func answer(
        _ endpoint: Endpoint, _ call: Call, of request: Request, on channel: any Channel
    ) async throws -> Answer {
        let (admission, budget) = (parts.admission, bodies.budget)
        do throws(RequestError) {
            try access.check(call.head, for: endpoint.scope)
            if !endpoint.isAlwaysAnswered { try admission.requireOpen() }
            if endpoint.method != .get { try requirePlain(request) }
        } catch {
            throw await ended(error, request, channel)
        }
        var call = call
        // Who sends slowly holds a connection, and no place.
        call.body = try await bodies.collect(request, channel: channel)
        let bytes = call.body.count
        do {
            try admission.enter(always: endpoint.isAlwaysAnswered)
        } catch {
            budget.give(back: bytes)
            throw error
        }
        let leave: @Sendable () -> Void = {
            budget.give(back: bytes)
            admission.leave()
        }
        do {
            return try await answer(endpoint, call, leave: leave)
        } catch var error as RequestError {
            if error.code == .timedOut { error.expected = "an answer within \(parts.limits.answerTime.told)" }
            throw error
        } catch is CancellationError {
            throw RequestError(.draining, "the server is going down, and waits for the answer no longer")
        } catch {
            parts.logger.error("request failed", metadata: ["request_id": "\(call.id)", "kind": "\(type(of: error))"])
            throw RequestError(.internalFault, "the server failed to answer; its log knows the request by its id")
        }
    }

    /// Throws where the body is compressed: its bytes would be read as if they were the rows or the question themselves.
    private func requirePlain(_ request: Request) throws(RequestError) {
        guard let coding = request.headers[.contentEncoding], coding.lowercased() != "identity" else { return }
        throw RequestError(
            .unsupportedMediaType, "compressed bodies are not taken here; send it as it is",
            expected: "no Content-Encoding", found: coding.count <= 64 ? coding : "another one", at: "Content-Encoding")
    }

    /// A refusal before the body was read: a small body is read first, and any other ends the connection, or it could be sent
    /// for ever.
    private func ended(_ error: RequestError, _ request: Request, _ channel: any Channel) async -> RequestError {
        guard BodyCollector.isAnnounced(request) else { return error }
        let length = request.headers[.contentLength].flatMap { Int($0) }
        if let length, length <= 65_536, let body = try? await bodies.collect(request, channel: channel) {
            bodies.budget.give(back: body.count)
            return error
        }
        var error = error
        error.endsConnection = true
        return error
    }

    /// Has the endpoint answer; its place is taken until it ended, be that long after an answer was given in its stead.
    private func answer(
        _ endpoint: Endpoint, _ call: Call, leave: @escaping @Sendable () -> Void
    ) async throws -> Answer {
        let limit = endpoint.overdue == nil ? nil : parts.limits.answerTime
        let (overdue, notes) = (endpoint.overdue ?? .answering, call.notes)
        return try await parts.answerTime.give(within: limit, overdue: overdue.error(notes), ended: leave) {
            try await endpoint.answer(call)
        }
    }

    /// Feast's addresses have Feast's errors even where the method is wrong.
    private func errorForm(of request: Request) -> Endpoint.ErrorForm {
        let path = (request.head.path ?? "/").prefix { $0 != "?" }
        return routes.endpoints.first { $0.path == path }?.errors ?? .own
    }

    private func refusal(_ error: RequestError, as form: Endpoint.ErrorForm, id: String) -> Response {
        let body = form == .feast ? FeastErrors.body(error) : error.body(requestID: id)
        let status = form == .feast ? FeastErrors.status(error) : error.code.status
        var response = Answer.json(body, status: status).response(requestID: id)
        if let seconds = error.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        if error.code == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        if !error.allowed.isEmpty { response.headers[.allow] = error.allowed.joined(separator: ", ") }
        if error.endsConnection { response.headers[.connection] = "close" }
        return response
    }

    /// A connection closed at once, with bytes unread, would take the answer with it: it is drained for a moment first.
    private func lingerThenClose(_ channel: any Channel) {
        channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
    }

    private func log(
        _ endpoint: Endpoint.Name, id: String, status: Int, nanoseconds: Int64, rows: Int, failure: RequestError?
    ) {
        let level: Logger.Level = status >= 500 ? .warning : status >= 400 ? .info : .debug
        guard parts.logger.logLevel <= level else { return }
        var metadata: Logger.Metadata = [
            "request_id": "\(id)", "endpoint": "\(endpoint.rawValue)", "status": .stringConvertible(status),
            "microseconds": .stringConvertible(Int(nanoseconds / 1_000)), "rows": .stringConvertible(rows),
        ]
        if let failure { metadata["error"] = "\(failure.code.rawValue)" }
        parts.logger.log(level: level, "request", metadata: metadata)
    }
}

extension Duration {
    /// The length as messages tell it.
    fileprivate var told: String {
        let (seconds, attoseconds) = components
        return attoseconds == 0 ? "\(seconds) seconds" : "\(seconds * 1_000 + attoseconds / 1_000_000_000_000_000) ms"
    }

    /// The whole length in nanoseconds.
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
