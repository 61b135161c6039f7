import FeatureStore
import NIOCore

/// Writes JSON, straight into the bytes that are sent.
///
/// Int64 are numbers, all digits kept. Doubles are the shortest number that reads back as the same one; NaN and the
/// infinities are the strings that they are in protobuf's JSON, so that no value can break a response. Decimals, times
/// and days are strings, which lose nothing on their way through a reader that knows only doubles.
struct JSONWriter {
    /// What was written.
    private(set) var bytes: [UInt8] = []
    /// Whether the next value or name needs a comma before it.
    private var needsComma = false

    /// Makes a writer with room for so many bytes.
    init(reservingCapacity capacity: Int = 512) { bytes.reserveCapacity(capacity) }

    /// What was written, ready to be sent.
    var buffer: ByteBuffer { ByteBuffer(bytes: bytes) }

    /// Writes an object whose members the closure writes.
    @inline(__always)
    mutating func object<Failure: Error>(_ members: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
        open(UInt8(ascii: "{"))
        try members(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array whose elements the closure writes.
    @inline(__always)
    mutating func array<Failure: Error>(_ elements: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
        open(UInt8(ascii: "["))
        try elements(&self)
        close(UInt8(ascii: "]"))
    }

    /// Writes a member's name; its value comes next.
    mutating func name(_ name: String) {
        text(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a name and a string.
    mutating func member(_ name: String, _ value: String) {
        self.name(name)
        text(value)
    }

    /// Writes a name and an integer.
    mutating func member(_ name: String, _ value: Int64) {
        self.name(name)
        integer(value)
    }

    /// Writes null.
    mutating func null() { raw("null") }

    /// Writes true or false.
    mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

    /// Writes an integer, all digits.
    mutating func integer(_ value: Int64) {
        comma()
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(value.magnitude)
    }

    /// Writes a number, the shortest that reads back the same; NaN and infinities as strings.
    mutating func double(_ value: Double) {
        guard value.isFinite else { return raw(value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\"") }
        comma()
        var text = value.description
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Writes a string.
    mutating func text(_ value: String) {
        comma()
        var value = value
        value.withUTF8 { quoted($0) }
    }

    /// Writes a string from its UTF-8, which is valid.
    mutating func text(utf8: ArraySlice<UInt8>) {
        comma()
        utf8.withUnsafeBufferPointer { quoted($0) }
    }

    /// Writes what is JSON already: a value.
    mutating func raw(_ json: StaticString) {
        comma()
        json.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Writes an instant, as its description has it.
    ///
    /// - Parameter shortening: Whether whole milliseconds have three digits of fraction, as protobuf's JSON writes them.
    mutating func instant(_ instant: Timestamp, shortening: Bool = false) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        instant.write(to: &bytes, shortening: shortening)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a day, as its description has it.
    mutating func day(_ day: CalendarDate) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        day.write(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a value, or writes it again where it was written before.
    mutating func again(_ written: inout [UInt8]?, _ value: (inout JSONWriter) -> Void) {
        if let written { return raw(written) }
        let start = bytes.count + (needsComma ? 1 : 0)
        value(&self)
        written = Array(bytes[start...])
    }

    /// Writes what is JSON already: a value.
    mutating func raw(_ json: [UInt8]) {
        comma()
        bytes.append(contentsOf: json)
    }

    private mutating func open(_ bracket: UInt8) {
        comma()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    @inline(__always)
    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func digits(_ magnitude: UInt64) {
        guard magnitude >= 10 else { return bytes.append(UInt8(ascii: "0") + UInt8(magnitude)) }
        let start = bytes.count
        var rest = magnitude
        while rest > 0 {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes.append(UInt8(ascii: "0") + UInt8(digit))
            rest = quotient
        }
        bytes[start...].reverse()
    }

    private mutating func quoted(_ utf8: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        if utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            for byte in utf8 { escaped(byte) }
        } else {
            bytes.append(contentsOf: utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x0A: bytes += Array("\\n".utf8)
        case 0x0D: bytes += Array("\\r".utf8)
        case 0x09: bytes += Array("\\t".utf8)
        case 0..<0x20:
            let hexadecimal = String(byte, radix: 16)
            bytes += Array(("\\u00" + (byte < 16 ? "0" : "") + hexadecimal).utf8)
        default: bytes.append(byte)
        }
    }
}
