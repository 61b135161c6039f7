import BlockingCalls
import Online
import Postgres
import Synchronization

/// One connection of a store, on a thread of its own, made again when it was lost.
///
/// After a failed attempt the next one waits, twice as long each time up to five seconds; whoever calls meanwhile is told
/// at once that the store is unavailable.
actor StoreSession {
    private let executor: DedicatedExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let url: String
    private let schema: String
    private let settings: String
    private let patience: Duration
    /// Stops what runs when the store is closed.
    nonisolated let control: StatementControl
    private var connection: PostgresConnection?
    private var isClosed = false
    private var delay = Duration.milliseconds(50)
    private var nextAttempt = ContinuousClock.now

    /// - Parameters:
    ///   - timeoutSeconds: How long one statement may take.
    ///   - grace: How much longer its answer is waited for before the server counts as gone.
    init(url: String, schema: String, timeoutSeconds: Int, grace: Duration, isReadOnly: Bool) {
        executor = DedicatedExecutor(label: "featurestore.online.postgres")
        self.url = url
        self.schema = schema
        control = StatementControl(timeoutSeconds: timeoutSeconds)
        patience = .seconds(timeoutSeconds) + grace
        // Acknowledged means durable, and each statement sees what was committed before it, whatever the role's default.
        settings = """
            SET TimeZone = 'UTC'; SET client_min_messages = 'error'; SET synchronous_commit = 'on';
            SET search_path = 'pg_catalog'; SET default_transaction_read_only = '\(isReadOnly ? "on" : "off")';
            SET default_transaction_isolation = 'read committed'; SET jit = 'off';
            SET extra_float_digits = 1; SET statement_timeout = '\(timeoutSeconds)s'; SET lock_timeout = 0;
            SET bytea_output = 'hex'; SET standard_conforming_strings = 'on';
            """
    }

    /// Runs statements on the connection; what fails is rolled back.
    ///
    /// - Parameter repeating: Whether `body` may run a second time over a new connection when the one that it had turned
    ///   out to be lost: right for reading, wrong for what may have been committed.
    func run<Answer: Sendable>(
        repeating: Bool, _ body: @Sendable (PostgresConnection, StatementControl) throws -> Answer
    ) throws(OnlineStoreError) -> Answer {
        let isOld = connection != nil
        do {
            return try attempt(body)
        } catch {
            guard repeating, isOld, connection == nil, !control.wantsStop else {
                throw failure(error)
            }
        }
        do { return try attempt(body) } catch { throw failure(error) }
    }

    /// Gives the connection back; the next call makes another.
    func release() { connection = nil }

    private func failure(_ error: any Error) -> OnlineStoreError {
        // Cancelled by ourselves, since the store is being closed.
        if control.wantsStop, (error as? PostgresFailure)?.code == "57014" { return .closed }
        return StoreFailure.error(for: error, schema: schema)
    }

    /// Closes the connection; later calls fail.
    func close() {
        isClosed = true
        connection = nil
    }

    private func attempt<Answer>(
        _ body: (PostgresConnection, StatementControl) throws -> Answer
    ) throws -> Answer {
        guard !isClosed, !control.wantsStop else { throw OnlineStoreError.closed }
        let connection = try connected()
        do {
            return try body(connection, control)
        } catch {
            let isGone = StoreFailure.losesConnection(error) || (try? connection.execute("ROLLBACK")) == nil
            if isGone { self.connection = nil }
            throw error
        }
    }

    private func connected() throws -> PostgresConnection {
        if let connection { return connection }
        guard ContinuousClock.now >= nextAttempt else {
            throw OnlineStoreError.unavailable(
                reason: "PostgreSQL could not be reached a moment ago; trying again soon")
        }
        do throws(PostgresFailure) {
            let made = try PostgresConnection(url: url, connectTimeoutSeconds: 5)
            made.patience = patience
            made.control = control
            try made.execute(settings)
            connection = made
            delay = .milliseconds(50)
            return made
        } catch {
            nextAttempt = ContinuousClock.now + delay
            delay = min(delay * 2, .seconds(5))
            throw OnlineStoreError.unavailable(reason: "cannot connect to PostgreSQL: \(error.message)")
        }
    }
}
