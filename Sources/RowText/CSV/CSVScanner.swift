/// Cuts CSV as RFC 4180 describes it into fields, one record after another, without copying.
///
/// Stricter than most: a quote inside an unquoted field, text behind a closing quote and a lone carriage return are
/// errors. Lines may end with LF or CRLF; a UTF-8 byte order mark is skipped.
package struct CSVScanner {
    /// One field: where its content stands, and how it was written.
    package struct Field {
        /// The content, without the enclosing quotes.
        package let range: Range<Int>
        /// Whether it stands in quotes: an empty text, and not NULL.
        package let isQuoted: Bool
        /// Whether quotes inside are doubled and must be halved.
        package let hasDoubledQuotes: Bool
    }

    /// Why the bytes are no CSV.
    package struct Fault: Error, Equatable {
        /// The line, counted from 1.
        package let line: Int
        /// What is wrong with it.
        package let message: String

        /// Tells of a line.
        package init(line: Int, message: String) {
            self.line = line
            self.message = message
        }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position: Int
    /// The line on which the next record starts, counted from 1.
    package private(set) var line: Int

    /// Makes a scanner over whole records whose bytes outlive it.
    ///
    /// - Parameter line: the line on which the bytes begin; the byte order mark is looked for on line 1.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, line: Int = 1) throws(Fault) {
        self.bytes = bytes
        self.line = line
        position = 0
        guard line == 1 else { return }
        if bytes.count >= 2, (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF) {
            throw Fault(line: 1, message: "the file is UTF-16; expected UTF-8")
        }
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    }

    /// Cuts the next record into `fields`; false at the end of the file.
    package mutating func next(into fields: inout [Field]) throws(Fault) -> Bool {
        fields.removeAll(keepingCapacity: true)
        guard position < bytes.count else { return false }
        var lineBreaks = 0
        while true {
            let field = try scanField(&lineBreaks)
            fields.append(field)
            guard position < bytes.count else { break }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: ",") { continue }
            if byte == UInt8(ascii: "\r") {
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\n") else {
                    throw Fault(line: line + lineBreaks, message: "a carriage return without a line feed behind it")
                }
                position += 1
            }
            break
        }
        line += lineBreaks + 1
        return true
    }

    /// Stops at a comma, a line end or the end of the file.
    private mutating func scanField(_ lineBreaks: inout Int) throws(Fault) -> Field {
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            return try scanQuoted(&lineBreaks)
        }
        let start = position
        var end = position
        let count = bytes.count
        while end < count {
            let byte = bytes[end]
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            if byte == UInt8(ascii: "\"") {
                throw Fault(
                    line: line + lineBreaks,
                    message: "a quote inside a field that does not begin with one; quote the field and double the quote"
                )
            }
            end += 1
        }
        position = end
        return Field(range: start..<end, isQuoted: false, hasDoubledQuotes: false)
    }

    private mutating func scanQuoted(_ lineBreaks: inout Int) throws(Fault) -> Field {
        let openedOn = line + lineBreaks
        let start = position + 1
        var end = start
        var hasDoubled = false
        while true {
            guard end < bytes.count else {
                throw Fault(line: openedOn, message: "the quote that opens here is never closed")
            }
            if bytes[end] == UInt8(ascii: "\n") { lineBreaks += 1 }
            if bytes[end] == UInt8(ascii: "\"") {
                guard end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "\"") else { break }
                hasDoubled = true
                end += 1
            }
            end += 1
        }
        position = end + 1
        if position < bytes.count, ![UInt8](",\r\n".utf8).contains(bytes[position]) {
            throw Fault(
                line: line + lineBreaks, message: "text behind a closing quote; expected a comma or the end of the line"
            )
        }
        return Field(range: start..<end, isQuoted: true, hasDoubledQuotes: hasDoubled)
    }
}
