#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The system's time zone files.
public enum ZoneDirectory {
    /// Where systems keep them; the first that exists is read.
    static let candidates = [
        "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/var/db/timezone/zoneinfo",
        "/etc/zoneinfo",
    ]

    /// The directory that is read, or nil where the system has none.
    public static var path: String? { candidates.first { contents($0) != nil } }

    /// The release of the zone files, as `2025b`; nil where the system does not tell.
    ///
    /// Read from `tzdata.zi`, whose first line is `# version 2025b`, or from `+VERSION`. A verdict tells it, because a newer
    /// release may change what a zone's clock shows.
    public static var version: String? {
        guard let path else { return nil }
        if let bytes = read("\(path)/tzdata.zi", limit: 256) {
            let words = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" }.split(separator: " ")
            if words.count >= 3, words[1] == "version" { return String(words[2]) }
        }
        guard let bytes = read("\(path)/+VERSION", limit: 256) else { return nil }
        let word = String(decoding: bytes, as: UTF8.self).prefix { !$0.isWhitespace }
        return word.isEmpty ? nil : String(word)
    }

    /// The bytes of a zone's file, found in any letter case as PostgreSQL finds it; nil where there is none.
    static func file(of zone: String, in directory: String) -> [UInt8]? {
        var path = directory
        for part in zone.split(separator: "/", omittingEmptySubsequences: false) {
            guard !part.isEmpty, !part.hasPrefix("."), let entries = contents(path) else { return nil }
            let wanted = lowercased(part)
            guard let entry = entries.first(where: { $0 == part }) ?? entries.first(where: { lowercased($0) == wanted })
            else { return nil }
            path += "/\(entry)"
        }
        // No zone's file is as long as this.
        return read(path, limit: 1 << 20)
    }

    /// A name in lower case, letters of ASCII alone.
    static func lowercased(_ name: some StringProtocol) -> String {
        String(
            decoding: name.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 },
            as: UTF8.self)
    }

    /// The names in a directory, in byte order; nil where it cannot be read.
    private static func contents(_ path: String) -> [String]? {
        guard let directory = opendir(path) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The first bytes of a file; nil where it cannot be read.
    private static func read(_ path: String, limit: Int) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            count = fread(buffer.baseAddress, 1, limit, file)
        }
        return ferror(file) == 0 ? bytes : nil
    }
}
