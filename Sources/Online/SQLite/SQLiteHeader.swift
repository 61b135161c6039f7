#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the first bytes of a SQLite file say, without SQLite, which makes files beside one that it opens.
struct SQLiteHeader {
    /// How long the file is; nil where it was written by a program that does not say.
    let bytes: Int?
    /// Whose files these are; 0 where nobody says so.
    let applicationID: Int64

    /// Reads the header of a file; nil where it has none.
    init?(of path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var header = [UInt8](repeating: 0, count: 100)
        guard pread(descriptor, &header, header.count, 0) == header.count,
            header.starts(with: Array("SQLite format 3".utf8))
        else { return nil }
        func number(_ offset: Int, _ count: Int) -> Int {
            header[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
        }
        applicationID = Int64(number(68, 4))
        let page = number(16, 2) == 1 ? 65_536 : number(16, 2)
        // The count of pages holds only where the counter of changes beside it is that of the last change.
        bytes = number(24, 4) == number(92, 4) ? page * number(28, 4) : nil
    }
}
