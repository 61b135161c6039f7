import NIOCore
import NIOPosix
import Synchronization
import Testing

/// A TCP connection that sends whatever bytes a test likes.
enum RawConnection {
    /// What a test does with a connection.
    struct Conversation {
        fileprivate let channel: any Channel
        fileprivate var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>

        fileprivate init(
            _ channel: any Channel, _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
            _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
        ) {
            self.channel = channel
            self.inbound = inbound.makeAsyncIterator()
            self.outbound = outbound
        }

        /// Sends bytes.
        func send(_ text: String) async throws { try await outbound.write(ByteBuffer(string: text)) }

        /// Sends bytes.
        func send(_ bytes: [UInt8]) async throws { try await outbound.write(ByteBuffer(bytes: bytes)) }

        /// Sends no more, but goes on listening.
        func finishSending() { outbound.finish() }

        /// All that comes until the other side ends the connection.
        mutating func everything() async -> String {
            var text = ""
            while let buffer = try? await inbound.next() { text += String(buffer: buffer) }
            return text
        }

        /// What comes until a whole answer is there, or the connection ends.
        mutating func answer() async -> String {
            var text = ""
            while !Self.isWhole(text), let buffer = try? await inbound.next() { text += String(buffer: buffer) }
            return text
        }

        /// Sends on, until the other side has closed the connection; where nothing is read only sending shows that.
        func sendUntilClosed(_ text: String) async {
            while (try? await send(text)) != nil { try? await Task.sleep(for: .milliseconds(50)) }
        }

        private static func isWhole(_ text: String) -> Bool {
            guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
            let head = text[..<end.lowerBound].lowercased()
            guard let mark = head.firstRange(of: "content-length: ") else { return true }
            let length = Int(head[mark.upperBound...].prefix { $0.isNumber }) ?? 0
            return text[end.upperBound...].utf8.count >= length
        }
    }

    /// Opens a connection to a port of this machine; it is closed afterwards.
    static func open<Value: Sendable>(
        _ port: Int, reads: Bool = true, _ talk: @Sendable @escaping (inout Conversation) async throws -> Value
    ) async throws -> Value {
        let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: reads)
            .connect(host: "localhost", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        // The other side may end the connection first; what was heard until then counts.
        let heard = Mutex<Value?>(nil)
        do {
            try await connection.executeThenClose { inbound, outbound in
                var conversation = Conversation(connection.channel, inbound, outbound)
                let value = try await talk(&conversation)
                heard.withLock { $0 = value }
            }
        } catch {
            guard heard.withLock({ $0 }) != nil else { throw error }
        }
        return try #require(heard.withLock { $0 })
    }

    /// A request as bytes.
    static func request(_ method: String, _ path: String, _ body: String, type: String = "application/json") -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: \(type)\r\n"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }
}
