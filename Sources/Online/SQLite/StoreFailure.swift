import SQLite

/// Tells what goes wrong with a file in the words of a store.
struct StoreFailure {
    let path: String

    func error(_ error: any Error) -> OnlineStoreError {
        switch error {
        case let error as OnlineStoreError: error
        case let error as SQLiteError: self.error(error)
        case let error as DamagedRow: .damaged(path: path, reason: error.reason)
        default: .engine("\(error)")
        }
    }

    private func error(_ error: SQLiteError) -> OnlineStoreError {
        switch error.kind {
        case .full: .full(path: path, reason: error.message)
        case .corrupt: .damaged(path: path, reason: error.message)
        case .notADatabase: .mismatch(path: path, reason: "it is no SQLite database")
        case .shortRead: .damaged(path: path, reason: "it ends within a page")
        case .inaccessible: .unavailable(reason: "\(path): \(error.message) (SQLite \(error.code))")
        case .busy: .unavailable(reason: "\(path) is locked by another program for too long: \(error.message)")
        case .other: .engine("\(error.message) (SQLite \(error.code))")
        }
    }
}
