/// What `serve` is told.
public struct ServerOptions: Sendable {
    /// The address that it listens at: a loopback one unless tokens are configured.
    public var host: String
    /// The port; 0 lets the system choose one.
    public var port: Int
    /// Who may ask; none: anybody on this machine.
    public var tokens: AccessTokens
    /// The certificate and key to be reached by HTTPS with, or nil for HTTP.
    public var certificate: ServerCertificate?
    /// How much of anything is taken.
    public var limits: ServerLimits

    /// Makes options; by default port 6566 of the loopback address, which is Feast's.
    public init(
        host: String = "127.0.0.1", port: Int = 6566, tokens: AccessTokens = .none,
        certificate: ServerCertificate? = nil, limits: ServerLimits = ServerLimits()
    ) {
        self.host = host
        self.port = port
        self.tokens = tokens
        self.certificate = certificate
        self.limits = limits
    }

    /// Throws where the server would answer strangers.
    func check() throws(ServerError) {
        guard !tokens.isEmpty || Self.isLoopback(host) else { throw .needsTokens(host: host) }
        guard (0...65_535).contains(port) else { throw .port(port) }
    }

    /// Whether a name or address is this machine's own and no other's.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
    }

    /// The host of `host:port`, `[::1]:port` or either alone, in lower case.
    static func host(ofAuthority authority: String) -> String {
        if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }).lowercased() }
        return String(authority.prefix { $0 != ":" }).lowercased()
    }
}

/// Why a server does not start.
public enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It would listen beyond this machine, and no tokens are configured.
    case needsTokens(host: String)
    /// The port is none.
    case port(Int)
    /// The certificate or its key cannot be used.
    case certificate(reason: String)
    /// The address cannot be listened at.
    case address(host: String, port: Int, reason: String)

    /// Whether other options would help, whatever goes on on the machine.
    public var isMisuse: Bool { if case .address = self { false } else { true } }

    /// What was expected, what was found, what to do.
    public var description: String {
        switch self {
        case .needsTokens(let host):
            "expected a loopback address or tokens, found host \(host) without tokens: anybody could ask. Give --tokens, "
                + "or listen at 127.0.0.1"
        case .port(let port): "expected a port from 0 to 65535, found \(port)"
        case .certificate(let reason): "the certificate cannot be used: \(reason)"
        case .address(let host, let port, let reason): "cannot serve at \(host):\(port): \(reason)"
        }
    }
}
