package import BlockingCalls
import CPostgres

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why a controlled statement did not finish.
package enum StatementStop: Error {
    /// The server, or the connection to it, failed.
    case failed(PostgresFailure)
    /// The caller asked to stop, and the server obeyed.
    case cancelled
    /// The statement took longer than allowed.
    case timedOut
}

extension PostgresConnection {
    /// Runs statements that answer no rows, obeying `control`.
    package func run(_ sql: String, _ control: StatementControl) throws(StatementStop) {
        try sent(PQsendQuery(handle, sql))
        try finish(control)
    }

    /// Runs one statement and gives each row of its answer to `body`, in binary form and as it arrives.
    ///
    /// An error that `body` throws stops the statement; the connection stays usable.
    ///
    /// - Parameter parameters: the values of `$1` and so on, as text that the server reads.
    package func stream<Problem: Error>(
        _ sql: String, parameters: [String] = [], _ control: StatementControl,
        _ body: (PostgresResult) throws(Problem) -> Void
    ) throws(StatementStop) -> Problem? {
        try sent(
            withCStrings(parameters) { values in
                PQsendQueryParams(handle, sql, Int32(parameters.count), nil, values, nil, nil, 1)
            })
        PQsetSingleRowMode(handle)
        var problem: Problem?
        var failure: PostgresFailure?
        while let result = try next(control) {
            switch result.status {
            case PGRES_SINGLE_TUPLE, PGRES_TUPLES_OK:
                guard problem == nil else { continue }
                do throws(Problem) { try body(result) } catch {
                    problem = error
                    cancelOnServer()
                }
            case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: continue
            default: failure = self.failure(of: result)
            }
        }
        // A cancellation that we caused ourselves is not what went wrong.
        if let failure, problem == nil { throw stop(failure, control) }
        return problem
    }

    /// Sends the bytes that `chunks` gives, until it gives none, to a `COPY … FROM STDIN (FORMAT binary)`.
    package func copy<Problem: Error>(
        into sql: String, _ control: StatementControl, _ next: () throws(Problem) -> [UInt8]?
    ) throws(StatementStop) -> Problem? {
        try sent(PQsendQuery(handle, sql))
        guard let start = try self.next(control), start.status == PGRES_COPY_IN else {
            try finish(control)
            throw .failed(PostgresFailure(message: "the server did not begin to copy", isConnectionLost: true))
        }
        var problem: Problem?
        while !control.wantsStop {
            let chunk: [UInt8]?
            do throws(Problem) { chunk = try next() } catch {
                problem = error
                break
            }
            guard let chunk else { break }
            // What is wrong shows in the result that follows.
            guard put(chunk, control) else { break }
        }
        let isGivenUp = problem != nil || control.wantsStop
        PQputCopyEnd(handle, isGivenUp ? "given up" : nil)
        do throws(StatementStop) { try finish(control) } catch {
            guard isGivenUp, case .failed(let failure) = error, !failure.isConnectionLost else { throw error }
        }
        if problem == nil, control.wantsStop { throw .cancelled }
        return problem
    }

    /// Hands bytes of a copy to the server, a megabyte at a time; false where it takes no more.
    private func put(_ bytes: [UInt8], _ control: StatementControl) -> Bool {
        bytes.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
                let part = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + 1 << 20, bytes.count)])
                let sent = PQputCopyData(
                    handle, part.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(part.count))
                guard sent == 1, !control.wantsStop else { return false }
            }
            return true
        }
    }

    /// Takes all results of the statements sent and throws the first failure.
    private func finish(_ control: StatementControl) throws(StatementStop) {
        var failure: PostgresFailure?
        while let result = try next(control) {
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: continue
            case PGRES_COPY_IN: PQputCopyEnd(handle, "nothing to copy")
            default: if failure == nil { failure = self.failure(of: result) }
            }
        }
        if let failure { throw stop(failure, control) }
    }

    private func sent(_ sent: Int32) throws(StatementStop) {
        guard sent == 1 else {
            throw .failed(PostgresFailure(message: connectionMessage(), isConnectionLost: true))
        }
        started = ContinuousClock.now
    }

    /// What the server answered to what was sent: its last result, or the first that is a failure.
    func answer(_ sent: Int32) throws(PostgresFailure) -> PostgresResult {
        guard sent == 1 else { throw PostgresFailure(message: connectionMessage(), isConnectionLost: true) }
        started = ContinuousClock.now
        var answer: PostgresResult?
        var failed: PostgresResult?
        while let result = try next(within: patience, control) {
            answer = result
            if failed == nil, !Self.successes.contains(result.status.rawValue) { failed = result }
            // Nothing follows before the copy is done, which nobody asked for here.
            if result.status == PGRES_COPY_IN { PQputCopyEnd(handle, "nothing to copy") }
        }
        guard let result = failed ?? answer else {
            throw PostgresFailure(message: connectionMessage(), isConnectionLost: PQstatus(handle) != CONNECTION_OK)
        }
        return result
    }

    /// Takes results that an earlier statement left, as libpq's own calls do.
    func takeWaiting() throws(PostgresFailure) {
        while try next(within: patience, control) != nil {}
    }

    private static let successes: Set<UInt32> = [
        PGRES_COMMAND_OK.rawValue, PGRES_TUPLES_OK.rawValue, PGRES_EMPTY_QUERY.rawValue,
    ]

    /// The next result of a controlled statement, or nil when there is none.
    private func next(_ control: StatementControl) throws(StatementStop) -> PostgresResult? {
        do throws(PostgresFailure) {
            // The server has its own clock for this; ours is for a server that no longer answers at all.
            return try next(within: patience ?? .seconds(control.timeoutSeconds + 15), control)
        } catch {
            throw .failed(error)
        }
    }

    /// The next result, or nil when there is none; waits for it, and passes a wish to stop on to the server.
    ///
    /// The wish is repeated until the server has stopped: one that arrives before the statement does is ignored by it.
    private func next(
        within patience: Duration?, _ control: StatementControl?
    ) throws(PostgresFailure) -> PostgresResult? {
        var waits = 0
        while PQisBusy(handle) == 1 {
            var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
            let ready = poll(&descriptor, 1, 20)
            if ready > 0 || (ready < 0 && errno != EINTR) {
                guard PQconsumeInput(handle) == 1 else { break }
                continue
            }
            waits += 1
            guard waits % 5 == 0 || waits == 1 else { continue }
            if control?.wantsStop == true { cancelOnServer() }
            if let patience, ContinuousClock.now - started > patience {
                throw PostgresFailure(message: "the server does not answer any more", isConnectionLost: true)
            }
        }
        guard let result = PQgetResult(handle) else { return nil }
        return PostgresResult(result)
    }

    func cancelOnServer() {
        guard let request = PQgetCancel(handle) else { return }
        defer { PQfreeCancel(request) }
        var message = [CChar](repeating: 0, count: 256)
        PQcancel(request, &message, Int32(message.count))
    }

    /// SQLSTATE 57014 stands for a cancellation of whatever cause; only we know whether it was ours.
    private func stop(_ failure: PostgresFailure, _ control: StatementControl) -> StatementStop {
        guard failure.code == "57014" else { return .failed(failure) }
        if control.wantsStop { return .cancelled }
        // The server measures from a little later than we do, but by a clock that may be slewed against ours.
        let isLate = ContinuousClock.now - started >= .seconds(control.timeoutSeconds) - .milliseconds(100)
        return isLate ? .timedOut : .failed(failure)
    }
}
