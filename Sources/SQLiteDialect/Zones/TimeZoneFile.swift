/// The content of a compiled time zone file (TZif, RFC 8536), versions 1 to 4.
///
/// Read for SQLite's functions alone: nothing is shared with the calendar that Swift features use.
struct TimeZoneFile {
    /// A kind of local time.
    struct Kind: Sendable {
        /// Seconds east of UTC.
        let offset: Int64
        let isDaylightSaving: Bool
    }

    /// Seconds since 1970 at which the kind changes, ascending.
    private(set) var transitions: [Int64] = []
    /// For each transition, the index of the kind that begins there.
    private(set) var indexes: [Int] = []
    private(set) var kinds: [Kind] = []
    /// The POSIX rule for the time behind the last transition; empty where there is none.
    private(set) var footer = ""
    /// Whether the file counts leap seconds, as those below `right/` do.
    private(set) var hasLeapSeconds = false

    /// Reads a file; nil for one that is no complete TZif.
    init?(_ bytes: [UInt8]) {
        var reader = Reader(bytes: bytes)
        guard let first = Header(&reader) else { return nil }
        var header = first
        if header.version >= UInt8(ascii: "2") {
            // The first block is for readers of 32 bits.
            guard reader.skip(header.bodyLength(timeSize: 4)), let second = Header(&reader) else { return nil }
            header = second
        }
        guard readBody(&reader, header, timeSize: header.version >= UInt8(ascii: "2") ? 8 : 4) else { return nil }
        if header.version >= UInt8(ascii: "2") { footer = reader.footer() }
    }

    private mutating func readBody(_ reader: inout Reader, _ header: Header, timeSize: Int) -> Bool {
        guard header.kindCount > 0 else { return false }
        for _ in 0..<header.transitionCount {
            guard let time = reader.integer(timeSize) else { return false }
            transitions.append(time)
        }
        for _ in 0..<header.transitionCount {
            guard let index = reader.byte(), Int(index) < header.kindCount else { return false }
            indexes.append(Int(index))
        }
        for _ in 0..<header.kindCount {
            guard let offset = reader.integer(4), let flag = reader.byte(), reader.byte() != nil else { return false }
            kinds.append(Kind(offset: offset, isDaylightSaving: flag != 0))
        }
        hasLeapSeconds = header.leapCount > 0
        return reader.skip(
            header.abbreviationLength + header.leapCount * (timeSize + 4) + header.standardCount + header.utcCount)
    }

    /// The 44 bytes before each block.
    private struct Header {
        let version: UInt8
        let utcCount, standardCount, leapCount, transitionCount, kindCount, abbreviationLength: Int

        init?(_ reader: inout Reader) {
            guard reader.take(4) == [0x54, 0x5a, 0x69, 0x66][...], let version = reader.byte(), reader.skip(15) else {
                return nil
            }
            var counts: [Int] = []
            for _ in 0..<6 {
                guard let count = reader.integer(4), count >= 0 else { return nil }
                counts.append(Int(count))
            }
            self.version = version
            (utcCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
            (transitionCount, kindCount, abbreviationLength) = (counts[3], counts[4], counts[5])
        }

        func bodyLength(timeSize: Int) -> Int {
            transitionCount * (timeSize + 1) + kindCount * 6 + abbreviationLength + leapCount * (timeSize + 4)
                + standardCount + utcCount
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard count >= 0, count <= bytes.count - position else { return nil }
            defer { position += count }
            return bytes[position..<position + count]
        }

        mutating func skip(_ count: Int) -> Bool { take(count) != nil }

        mutating func byte() -> UInt8? { take(1)?.first }

        /// A signed integer, the most significant byte first.
        mutating func integer(_ size: Int) -> Int64? {
            guard let slice = take(size) else { return nil }
            let value = slice.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return size == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
        }

        /// The line between two line ends at the end of the file.
        mutating func footer() -> String {
            guard byte() == 0x0a, let end = bytes[position...].firstIndex(of: 0x0a) else { return "" }
            return String(decoding: bytes[position..<end], as: UTF8.self)
        }
    }
}
