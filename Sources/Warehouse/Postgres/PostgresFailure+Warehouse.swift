import Contracts
import Postgres

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
