package import BlockingCalls
import CPostgres

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One connection to a PostgreSQL server, used by one thread at a time; closed when it goes away.
///
/// Its calls block until the server answers, or for as long as ``patience`` says.
package final class PostgresConnection {
    let handle: OpaquePointer
    private let secret: String?
    /// When the statement that runs was sent.
    var started = ContinuousClock.now
    /// How long a statement may go without an answer before the server counts as gone; nil: as long as the network says so.
    package var patience: Duration?
    /// Who may want what runs to stop, beside the control that a call is given.
    package var control: StatementControl?

    /// Connects, waiting at most `connectTimeoutSeconds` unless the URL says otherwise.
    ///
    /// - Parameter url: A connection URL or key-value string, as libpq reads it. It never shows up in a message.
    package init(url: String, connectTimeoutSeconds: Int = 10) throws(PostgresFailure) {
        secret = try Self.password(in: url)
        // A server that vanishes says nothing: the network asks after it. What stands before the URL, the URL may say otherwise.
        let words = [
            "connect_timeout", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout",
            "dbname",
            "application_name", "client_encoding",
        ]
        let values = [String(connectTimeoutSeconds), "10", "5", "3", "30000", url, "featurestore", "UTF8"]
        let connection = withCStrings(words) { keywords in
            withCStrings(values) { values in PQconnectdbParams(keywords, values, 1) }
        }
        guard let connection else { throw PostgresFailure(message: "out of memory", isConnectionLost: true) }
        handle = connection
        guard PQstatus(handle) == CONNECTION_OK else {
            throw PostgresFailure(message: connectionMessage(), isConnectionLost: true)
        }
        // Notices would go to standard error; nothing that they say changes an answer.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
    }

    deinit { PQfinish(handle) }

    /// The server's version as it says it: `15.20`.
    package var serverVersion: String {
        let version = PQparameterStatus(handle, "server_version").map { String(cString: $0) } ?? ""
        return String(version.prefix { $0 != " " })
    }

    /// The server's version as a number: 150020.
    package var serverVersionNumber: Int { Int(PQserverVersion(handle)) }

    /// Runs one or more statements and ignores what they answer.
    package func execute(_ sql: String) throws(PostgresFailure) {
        try takeWaiting()
        try check(try answer(PQsendQuery(handle, sql)))
    }

    /// Runs several statements in one message and gives the rows of the last as the server's text; nil is NULL.
    package func lastRows(_ sql: String) throws(PostgresFailure) -> [[String?]] {
        try takeWaiting()
        let result = try answer(PQsendQuery(handle, sql))
        try check(result)
        return result.textRows
    }

    /// Runs one statement and gives its rows as the server's text; nil is NULL.
    ///
    /// - Parameter parameters: the values of `$1` and so on, as text that the server reads.
    package func rows(_ sql: String, _ parameters: [String] = []) throws(PostgresFailure) -> [[String?]] {
        try takeWaiting()
        let result = try answer(
            withCStrings(parameters) { values in
                PQsendQueryParams(handle, sql, Int32(parameters.count), nil, values, nil, nil, 0)
            })
        try check(result)
        return result.textRows
    }

    /// The names and types of the columns that one statement would answer with, without running it.
    package func describe(_ sql: String) throws(PostgresFailure) -> [(name: String, type: String)] {
        try check(PostgresResult(PQprepare(handle, "", sql, 0, nil)))
        let description = PostgresResult(PQdescribePrepared(handle, ""))
        try check(description)
        var columns: [(name: String, type: String)] = []
        for column in 0..<description.columnCount {
            let type = description.type(of: column)
            let modifier = description.modifier(of: column)
            let name = try rows("SELECT format_type(\(type), \(modifier))").first?.first ?? nil
            columns.append((description.name(of: column), name ?? "\(type)"))
        }
        return columns
    }

    /// Throws what the server said unless the result is a success.
    func check(_ result: PostgresResult) throws(PostgresFailure) {
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_EMPTY_QUERY:
            return
        default: throw failure(of: result)
        }
    }

    /// What went wrong, from a result that is not a success.
    func failure(of result: PostgresResult) -> PostgresFailure {
        let isLost = PQstatus(handle) != CONNECTION_OK
        guard let primary = result.field("M") else {
            return PostgresFailure(message: connectionMessage(), isConnectionLost: isLost)
        }
        var message = primary
        if let detail = result.field("D") { message += "; \(detail)" }
        if let hint = result.field("H") { message += " (\(hint))" }
        return PostgresFailure(
            message: redact(message), code: result.field("C"), position: result.field("P").flatMap { Int($0) },
            isConnectionLost: isLost)
    }

    /// The library's own last message, in one line, without the password.
    func connectionMessage() -> String {
        // libpq indents its questions and ends them as such; in one line they are clauses.
        let lines = String(cString: PQerrorMessage(handle)).split { $0.isNewline || $0 == "\t" }
        let message = redact(lines.map { $0.hasSuffix("?") ? $0.dropLast() : $0 }.joined(separator: "; "))
        return message.isEmpty ? "the connection broke" : message
    }

    private func redact(_ message: String) -> String {
        guard let secret, !secret.isEmpty else { return message }
        return message.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "…")
    }

    /// The password that a URL holds; the parser's own complaints are not repeated, since they quote the URL.
    private static func password(in url: String) throws(PostgresFailure) -> String? {
        guard let options = PQconninfoParse(url, nil) else {
            throw PostgresFailure(
                message:
                    "the connection is neither postgresql://user:password@host:port/database nor a list of key=value",
                isConnectionLost: true)
        }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            if String(cString: keyword) == "password", let value = option.pointee.val { return String(cString: value) }
            option += 1
        }
        return nil
    }
}

/// Calls `body` with C copies of the strings and a closing nil.
func withCStrings<Answer>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Answer) -> Answer {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies.map { UnsafePointer($0) } + [nil])
}
