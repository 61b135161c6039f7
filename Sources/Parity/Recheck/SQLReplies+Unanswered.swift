internal import FeatureStore
internal import Warehouse

extension SQLReplies {
    /// By scenario, why SQL's failure on it says nothing about the pair.
    ///
    /// What a question does alone, and would do again, is an answer; what the engine had no time, no room or no leave for
    /// is none, nor is what several questions did together.
    var unanswered: [Int: String] {
        var reasons: [Int: String] = [:]
        for (questions, failure) in failures {
            let rows = questions.spine.rows
            let reason: String
            if failure.kind == nil || failure.isTimeout || failure.isOfEngine {
                reason = failure.message
            } else if rows.rowCount > 1 {
                reason =
                    "the statement failed on \(rows.rowCount) questions together, after too many others: "
                    + failure.message
            } else {
                continue
            }
            guard case .int(let members)? = rows.columns.first?.cells else { continue }
            for member in members { reasons[Int(member) - 1] = reason }
        }
        return reasons
    }
}

extension SQLFailureClass {
    /// Whether the engine's own state failed: its memory, its disk, a lock, an operator.
    fileprivate var isOfEngine: Bool {
        guard let code = failure.code else { return false }
        // SQLSTATE: rollback, locks, resources, intervention, the system's and the server's own errors.
        if code.count == 5 {
            return ["40", "53", "57", "58", "XX"].contains(code.prefix(2)) || code == "55P03"
        }
        // SQLite's primary codes: BUSY, LOCKED, NOMEM, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB.
        return Int32(code).map { [5, 6, 7, 9, 10, 11, 13, 14, 26].contains($0 & 0xff) } ?? false
    }
}
