import BlockingCalls
import Online
import Postgres

/// What a failure of the server means to whoever uses the store.
enum StoreFailure {
    /// The error of the protocol; never a secret, since ``PostgresFailure`` holds none.
    static func error(for thrown: any Error, schema: String) -> OnlineStoreError {
        switch thrown {
        case let error as OnlineStoreError: error
        case let failure as PostgresFailure: error(for: failure, schema)
        case let uncertain as CommitUncertain: .uncertain(reason: "PostgreSQL: \(uncertain.failure.message)")
        case StatementStop.failed(let failure): error(for: failure, schema)
        case StatementStop.cancelled: .closed
        case StatementStop.timedOut: .unavailable(reason: "PostgreSQL took too long over a statement")
        case let problem as StoredRowProblem: .damaged(path: "schema \(schema)", reason: problem.reason)
        default: .engine("\(thrown)")
        }
    }

    /// Whether the connection that a failure came over is to be given up.
    static func losesConnection(_ thrown: any Error) -> Bool {
        switch thrown {
        case let failure as PostgresFailure: isLost(failure)
        case is CommitUncertain: true
        case StatementStop.failed(let failure): isLost(failure)
        case StatementStop.cancelled, StatementStop.timedOut: true
        default: false
        }
    }

    /// A server that only reads now is another's standby: connecting again may find the one that writes.
    private static func isLost(_ failure: PostgresFailure) -> Bool { failure.isUnavailable || failure.code == "25006" }

    /// What says something about what else runs and nothing about the statement: cancelled after its time, a deadlock,
    /// a state that was overtaken, a lock that was not given, a server that only reads.
    private static let passing: Set<String> = ["57014", "40P01", "40001", "55P03", "25006"]

    private static func error(for failure: PostgresFailure, _ schema: String) -> OnlineStoreError {
        let code = failure.code.map { " (SQLSTATE \($0))" } ?? ""
        return switch failure.code {
        // No room on the disk.
        case "53100"?: .full(path: "schema \(schema)", reason: failure.message)
        // Pages and indices that are not what they should be.
        case "XX001"?, "XX002"?: .damaged(path: "schema \(schema)", reason: failure.message)
        default:
            failure.isUnavailable || passing.contains(failure.code ?? "")
                ? .unavailable(reason: "PostgreSQL: \(failure.message)\(code)")
                : .engine("PostgreSQL: \(failure.message)\(code)")
        }
    }
}
