import SQLite

/// Says what an error of SQLite means to whoever asked for a comparison.
struct SQLiteTrouble {
    /// The side that was read.
    let side: String
    /// What was asked of it, or nil while its rows are read.
    let rows: SideRows?

    // Primary result codes, https://www.sqlite.org/rescode.html
    private static let (busy, locked, fileIsCorrupt, diskIsFull, cannotOpen, noDatabase, inputOutput):
        (
            Int32, Int32, Int32, Int32, Int32, Int32, Int32
        ) = (5, 6, 11, 13, 14, 26, 10)

    func error(_ error: SQLiteError) -> any Error {
        if error.isInterrupted { return CancellationError() }
        switch error.code & 0xff {
        case Self.busy, Self.locked:
            return ComparisonError.unavailable(
                "\(side): \(error.message). Another program holds a lock on it: wait until it is done, then run this again."
            )
        case Self.diskIsFull:
            return ComparisonError.unavailable(
                "\(side): \(error.message) while rows were sorted. Free some of the disk that holds temporary files, or name "
                    + "another folder in SQLITE_TMPDIR, then run this again.")
        case Self.inputOutput:
            return ComparisonError.unavailable(
                "\(side): \(error.message). The disk, or the one that holds temporary files, cannot be read or written."
            )
        case Self.cannotOpen:
            return ComparisonError.misused([
                "\(side): the file cannot be opened; check its name, its kind and its permissions."
            ])
        case Self.noDatabase:
            return ComparisonError.misused(["\(side): the file is not a SQLite database."])
        case Self.fileIsCorrupt:
            return ComparisonError.misused([
                "\(side): \(error.message). The file is damaged or was cut short: fetch it again, or see what "
                    + "`PRAGMA integrity_check` says."
            ])
        default:
            guard case .query(let query, let origin)? = rows else {
                return ComparisonError.misused(["\(side): \(error.message)."])
            }
            let place = error.offset.map { ":" + QueryText.place(byte: $0, in: query) } ?? ""
            return ComparisonError.misused(["\(origin)\(place): error: \(side): \(error.message)"])
        }
    }
}
