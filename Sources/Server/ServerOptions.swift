/// What `serve` is told.
public struct ServerOptions: Hashable, Sendable {
    /// The address that it listens at: a loopback one unless tokens are configured.
    public var host: String
    /// The port; 0 lets the system choose one.
    public var port: Int

    /// Makes options; by default port 6566 of the loopback address.
    public init(host: String = "127.0.0.1", port: Int = 6566) {
        self.host = host
        self.port = port
    }
}
