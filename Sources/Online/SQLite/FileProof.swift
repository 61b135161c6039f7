import FeatureStore
import SQLite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Looks through the bytes of a store's files for texts that must be gone.
///
/// A text may stand rightly in rows of others: an airport in the routes that begin there. How often it does is counted in a
/// copy that SQLite makes of what its tables hold, and which has no freed space; whatever differs from that is a trace.
struct FileProof {
    let path: String
    let session: WriterSession

    /// Traces by file, after `rewrite` where there were any before.
    func proofs(of texts: [[UInt8]], rewrite: () throws -> Void) throws -> [ErasureReport.Proof] {
        guard !texts.isEmpty else { return [] }
        var found = try traces(of: texts)
        if found.contains(where: { $0.traces > 0 }) {
            try rewrite()
            found = try traces(of: texts)
        }
        return found
    }

    private func traces(of texts: [[UInt8]]) throws -> [ErasureReport.Proof] {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let found = try occurrences(of: texts, in: path)
        // No copy is needed to know that nobody has it.
        let due = found > 0 ? try occurrencesInCopy(of: texts) : 0
        return [
            ErasureReport.Proof(place: "bytes of \(name)", traces: abs(found - due)),
            ErasureReport.Proof(
                place: "bytes of \(name)-wal", traces: try occurrences(of: texts, in: path + "-wal")),
        ]
    }

    /// How often a copy has them that is made of what the tables hold.
    private func occurrencesInCopy(of texts: [[UInt8]]) throws -> Int {
        let copy = path + ".proof"
        unlink(copy)
        defer { unlink(copy) }
        // Rows of others are in it: nobody else on the machine may read them.
        let descriptor = open(copy, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw OnlineStoreError.unavailable(reason: "\(copy) cannot be made: \(String(cString: strerror(errno)))")
        }
        close(descriptor)
        _ = try session.connection.rows("VACUUM INTO ?", [.text(copy)])
        return try occurrences(of: texts, in: copy)
    }

    private func occurrences(of texts: [[UInt8]], in file: String) throws -> Int {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return 0 }
            throw OnlineStoreError.unavailable(reason: "\(file) cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        let overlap = (texts.map(\.count).max() ?? 1) - 1
        var window: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        var count = 0
        while true {
            let length = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            guard length >= 0 else {
                throw OnlineStoreError.unavailable(
                    reason: "\(file) cannot be read: \(String(cString: strerror(errno)))")
            }
            if length == 0 { return count }
            let carried = window.count
            window.append(contentsOf: piece[..<length])
            for text in texts { count += Self.occurrences(of: text, in: window, endingBehind: carried) }
            window.removeFirst(max(0, window.count - overlap))
        }
    }

    /// How often a text ends behind a position.
    private static func occurrences(of text: [UInt8], in bytes: [UInt8], endingBehind position: Int) -> Int {
        bytes.withUnsafeBytes { bytes in
            text.withUnsafeBytes { text in
                guard let start = bytes.baseAddress, let wanted = text.baseAddress, text.count <= bytes.count else {
                    return 0
                }
                var count = 0
                var from = max(0, position - text.count + 1)
                while from + text.count <= bytes.count {
                    guard
                        let hit = memchr(start + from, Int32(text[0]), bytes.count - text.count + 1 - from)
                    else { break }
                    let at = UnsafeRawPointer(hit) - start
                    if memcmp(start + at, wanted, text.count) == 0 { count += 1 }
                    from = at + 1
                }
                return count
            }
        }
    }
}
