/// What PostgreSQL, or the library that speaks to it, said about a statement that failed.
package struct PostgresFailure: Error, Sendable {
    /// The message, with the server's detail and hint where it gave them; never a secret.
    package let message: String
    /// The SQLSTATE, or nil when the connection itself failed.
    package let code: String?
    /// The character of the statement that the server points at, counted from 1.
    package let position: Int?
    /// Whether the connection is gone.
    package let isConnectionLost: Bool

    package init(message: String, code: String? = nil, position: Int? = nil, isConnectionLost: Bool = false) {
        self.message = message
        self.code = code
        self.position = position
        self.isConnectionLost = isConnectionLost
    }
}

extension PostgresFailure {
    /// Whether the failure says something about the server and nothing about the statement.
    ///
    /// Classes of SQLSTATE: 08 connection, 53 resources used up, 57P shutting down or starting up, 58 system, XX internal.
    package var isUnavailable: Bool {
        guard let code else { return isConnectionLost }
        return isConnectionLost || code.hasPrefix("08") || code.hasPrefix("53") || code.hasPrefix("57P")
            || code.hasPrefix("58") || code.hasPrefix("XX")
    }
}
