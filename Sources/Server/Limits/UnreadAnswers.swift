import NIOCore

/// Closes a connection whose other side does not read what it is answered.
///
/// Requests may be sent one behind the other without reading; the answer that no longer fits into the socket would be waited
/// for as long as the connection is open. A slow reader is waited for: each time something was read.
final class UnreadAnswers: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let patience: TimeAmount
    private var check: Scheduled<Void>?

    init(patience: TimeAmount) { self.patience = patience }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        check?.cancel()
        check = nil
        if !context.channel.isWritable { look(at: context.channel, after: unread(context.channel)) }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        check?.cancel()
        check = nil
        context.fireChannelInactive()
    }

    private func look(at channel: any Channel, after before: Int?) {
        check = channel.eventLoop.assumeIsolated().scheduleTask(in: patience) {
            let now = self.unread(channel)
            if let before, let now, now < before { return self.look(at: channel, after: now) }
            channel.close(promise: nil)
        }
    }

    /// How many bytes wait to be read.
    private func unread(_ channel: any Channel) -> Int? {
        try? channel.syncOptions?.getOption(.bufferedWritableBytes)
    }
}
