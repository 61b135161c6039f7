import Contracts

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

extension WarehouseError {
    /// What a failed statement means to whoever asked.
    init(_ failure: PostgresFailure, location: SourceLocation?) {
        if failure.isUnavailable {
            let code = failure.code.map { " (SQLSTATE \($0))" } ?? ""
            self = .unavailable(
                engine: engineName,
                message: "the server went away in the middle of a statement: \(failure.message)\(code). Check that it "
                    + "runs and has room, then run this again")
        } else {
            self = .failed(
                engine: engineName, message: failure.message, code: failure.code, location: location)
        }
    }
}
