import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Reads a request's body: at most so many bytes, within so much time.
struct BodyCollector: Sendable {
    let maximumBytes: Int
    let time: TimeAmount
    let budget: BodyBudget

    /// Whether a request announces a body.
    static func isAnnounced(_ request: Request) -> Bool {
        if let length = request.headers[.contentLength] { return length != "0" }
        return request.headers[.transferEncoding] != nil
    }

    /// The whole body; its bytes are taken from the budget, and given back by whoever ends with them.
    ///
    /// - Throws: ``RequestError`` where it is too large or too slow; whatever the connection failed with otherwise.
    func collect(_ request: Request, channel: any Channel) async throws -> [UInt8] {
        guard Self.isAnnounced(request) else { return [] }
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > maximumBytes { throw tooLarge(found: "\(announced)") }
        var iterator = request.body.makeAsyncIterator()
        // Until the first piece the connection's own time limit holds. Most bodies are one piece.
        guard let first = try await iterator.next() else { return [] }
        try budget.take(first.readableBytes)
        if first.readableBytes == announced { return Array(first.readableBytesView) }

        var bytes = Array(first.readableBytesView)
        let deadline = Deadline()
        let timer = channel.eventLoop.scheduleTask(in: time) {
            deadline.pass()
            // TLS has no half of a connection to close.
            channel.close(mode: .input).whenFailure { error in
                if case ChannelError.operationUnsupported = error { channel.close(promise: nil) }
            }
        }
        defer { timer.cancel() }
        do {
            while bytes.count <= maximumBytes, let piece = try await iterator.next() {
                try budget.take(piece.readableBytes)
                bytes.append(contentsOf: piece.readableBytesView)
            }
            if deadline.isPassed { throw tooSlow() }
            guard bytes.count <= maximumBytes else { throw tooLarge(found: "more") }
            return bytes
        } catch {
            budget.give(back: bytes.count)
            if !(error is RequestError), deadline.isPassed { throw tooSlow() }
            throw error
        }
    }

    private func tooLarge(found: String) -> RequestError {
        var error = RequestError(
            .tooLarge, "the body is larger than this server takes", expected: "at most \(maximumBytes) bytes",
            found: found, at: "body")
        error.endsConnection = true
        return error
    }

    private func tooSlow() -> RequestError {
        var error = RequestError(
            .tooSlow, "the body did not come in time",
            expected: "all of it within \(time.nanoseconds / 1_000_000_000) seconds", at: "body")
        error.endsConnection = true
        return error
    }
}

/// Whether a time limit has passed, told from one thread to another.
private final class Deadline: Sendable {
    private let passed = Atomic<Bool>(false)
    var isPassed: Bool { passed.load(ordering: .acquiring) }
    func pass() { passed.store(true, ordering: .releasing) }
}
