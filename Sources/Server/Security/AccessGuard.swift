import HTTPTypes

/// Decides whether a request may ask what it asks.
struct AccessGuard: Sendable {
    let tokens: AccessTokens

    /// Throws unless the request may.
    func check(_ head: HTTPRequest, for scope: TokenScope?) throws(RequestError) {
        guard !tokens.isEmpty else { return try requireLoopback(head) }
        guard let scope else { return }
        guard let header = head.headerFields[.authorization], header.prefix(7).lowercased() == "bearer " else {
            throw RequestError(
                .unauthorized, "this server asks for a token", expected: "Authorization: Bearer TOKEN",
                at: "Authorization")
        }
        guard let scopes = tokens.scopes(of: header.dropFirst(7)) else {
            throw RequestError(.unauthorized, "the token is not known here", at: "Authorization")
        }
        guard scopes.contains(scope) else {
            throw RequestError(
                .forbidden, "the token does not allow this", expected: "the scope \(scope.rawValue)",
                found: scopes.map(\.rawValue).sorted().joined(separator: ", "), at: "Authorization")
        }
    }

    /// A page in a browser may name this machine by a name of its own (DNS rebinding); it cannot forge the header.
    private func requireLoopback(_ head: HTTPRequest) throws(RequestError) {
        guard let authority = head.authority, !ServerOptions.isLoopback(ServerOptions.host(ofAuthority: authority))
        else { return }
        throw RequestError(
            .forbidden, "without tokens only this machine's own names are answered",
            expected: "Host: localhost, 127.0.0.1 or [::1]", at: "Host")
    }
}
