import FeatureStore
import SQLite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Looks through the bytes of a store's files for texts that must be gone.
///
/// A text may stand rightly in rows of others (an airport in the routes that begin there), once in the table and once in
/// each index over its column. What is found beyond that is a trace.
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
        let due = try texts.reduce(0) { try $0 + rightful($1) }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try ["", "-wal"].map { suffix in
            let count = try occurrences(of: texts, in: path + suffix)
            return ErasureReport.Proof(
                place: "bytes of \(name)\(suffix)", traces: max(0, suffix.isEmpty ? count - due : count))
        }
    }

    /// How often rows of others hold a text, indices included.
    private func rightful(_ text: [UInt8]) throws -> Int {
        var count = 0
        for layout in session.layouts {
            let table = StoreStatements.name(layout.table)
            for column in layout.schema.columns where column.type == .text {
                let cell = StoreStatements.name(column.name)
                let rows = try session.connection.rows(
                    """
                    SELECT ifnull(sum((length(CAST(\(cell) AS BLOB)) \
                    - length(CAST(replace(\(cell), ?1, '') AS BLOB))) / ?2), 0) FROM \(table) \
                    WHERE instr(\(cell), ?1) > 0
                    """, [.text(String(decoding: text, as: UTF8.self)), .integer(Int64(text.count))])
                guard case .integer(let found)? = rows.first?.first else { continue }
                count += Int(found) * (1 + indices(over: column.name, layout))
            }
        }
        return count
    }

    private func indices(over column: String, _ layout: SourceLayout) -> Int {
        let id = StoreStatements.identity(layout).contains(StoreStatements.name(column)) ? 1 : 0
        return id + layout.links.count { $0.indexed(layout.schema).contains(column) }
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
