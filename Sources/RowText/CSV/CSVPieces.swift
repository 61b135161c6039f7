/// Cuts CSV that comes in pieces of any size into runs of whole records.
///
/// Quotes come in pairs in every record, doubled ones included, so a line feed behind an even number of quotes ends one.
/// Where a stray quote breaks that rule the run goes on to the next quote, and ``CSVScanner`` finds the fault in it.
package struct CSVPieces {
    /// What no run has taken yet.
    private var rest: [UInt8] = []
    /// How much of `rest` was looked at.
    private var looked = 0
    private var isQuoted = false
    /// How many line feeds were seen, and how many of them runs have taken.
    private var seenLines = 0
    private var givenLines = 0
    private let longestRecord: Int

    /// Makes one that has taken nothing.
    ///
    /// - Parameter longestRecord: from so many bytes on, a record that is not complete is taken for a quote that is never
    ///   closed.
    package init(longestRecord: Int = 64 << 20) {
        self.longestRecord = longestRecord
    }

    /// How many bytes of a record that is not complete are held.
    package var pendingCount: Int { rest.count }

    /// Adds a piece, and gives the whole records that are complete with it to `body`, if there are any.
    ///
    /// - Throws: what `body` throws; ``CSVScanner/Fault`` when a record is too long.
    /// - Complexity: O(piece), plus what the last record began with.
    package mutating func take(
        _ piece: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws {
        if rest.isEmpty { rest = piece } else { rest.append(contentsOf: piece) }
        var end = 0
        var quoted = isQuoted
        var (seen, given) = (seenLines, givenLines)
        rest.withUnsafeBufferPointer { bytes in
            for position in looked..<bytes.count {
                let byte = bytes[position]
                if byte == UInt8(ascii: "\"") {
                    quoted.toggle()
                } else if byte == UInt8(ascii: "\n") {
                    seen += 1
                    if !quoted { (end, given) = (position + 1, seen) }
                }
            }
        }
        isQuoted = quoted
        (seenLines, givenLines) = (seen, given)
        looked = rest.count
        if end > 0 { try give(end, body) }
        guard rest.count < longestRecord else {
            throw CSVScanner.Fault(
                line: givenLines + 1,
                message:
                    "the record that begins here is longer than \(longestRecord >> 20) MB; is there a quote that is "
                    + "never closed?")
        }
    }

    /// Gives what is left, a last record without a line feed, to `body`, if there is any.
    package mutating func finish<Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        guard !rest.isEmpty else { return }
        try give(rest.count, body)
    }

    private mutating func give<Failure: Error>(
        _ end: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let records = rest
        rest = Array(records[end...])
        looked = rest.count
        try records.withUnsafeBufferPointer { bytes throws(Failure) in
            try body(UnsafeBufferPointer(rebasing: bytes[..<end]))
        }
    }
}
