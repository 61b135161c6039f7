import CPostgres

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension PostgresConnection {
    /// Runs a `COPY … TO STDOUT` and gives each message of it to `body` as it arrives.
    ///
    /// When `isGivenUp` says so, or `body` throws, the statement is cancelled on the server; the connection stays usable.
    ///
    /// - Throws: ``PostgresFailure``, or what `body` throws.
    package func copyOut(
        _ sql: String, isGivenUp: () -> Bool, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        guard PQsendQuery(handle, sql) == 1 else {
            throw PostgresFailure(message: connectionMessage(), isConnectionLost: true)
        }
        try wait(isGivenUp) { PQisBusy(handle) == 0 }
        let start = PostgresResult(PQgetResult(handle))
        guard start.status == PGRES_COPY_OUT else {
            defer { drain() }
            try check(start)
            throw PostgresFailure(message: "the server did not begin to copy", isConnectionLost: true)
        }
        var problem: (any Error)?
        var buffer: UnsafeMutablePointer<CChar>?
        reading: while true {
            let length = PQgetCopyData(handle, &buffer, 1)
            switch length {
            case 1...:
                defer { PQfreemem(buffer) }
                guard problem == nil else { continue }
                do {
                    try body(UnsafeRawBufferPointer(start: buffer, count: Int(length)))
                } catch {
                    problem = error
                    cancelOnServer()
                }
            case 0: try waitForBytes(isGivenUp)
            default: break reading
            }
        }
        // What went wrong on the server shows in the result behind the rows.
        let end = PostgresResult(PQgetResult(handle))
        drain()
        if let problem { throw problem }
        try check(end)
    }

    /// Waits until the condition holds.
    private func wait(_ isGivenUp: () -> Bool, until isDone: () -> Bool) throws(PostgresFailure) {
        while !isDone() { try waitForBytes(isGivenUp) }
    }

    /// Waits for bytes of the server and takes them, looking up now and then whether anybody still wants them.
    private func waitForBytes(_ isGivenUp: () -> Bool) throws(PostgresFailure) {
        var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        let ready = poll(&descriptor, 1, 100)
        if isGivenUp() { cancelOnServer() }
        guard ready > 0 else { return }
        guard PQconsumeInput(handle) == 1 else {
            throw PostgresFailure(message: connectionMessage(), isConnectionLost: true)
        }
    }

    /// Takes what is left of the results of a statement.
    private func drain() {
        while let result = PQgetResult(handle) { PQclear(result) }
    }
}
