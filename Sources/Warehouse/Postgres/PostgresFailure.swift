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

    init(message: String, code: String? = nil, position: Int? = nil, isConnectionLost: Bool = false) {
        self.message = message
        self.code = code
        self.position = position
        self.isConnectionLost = isConnectionLost
    }
}
