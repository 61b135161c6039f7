/// Bytes as the text of a parameter.
enum ByteText {
    /// Some byte strings as a `bytea[]`.
    static func array(_ items: some Sequence<[UInt8]>) -> String {
        var text: [UInt8] = Array("{".utf8)
        for (position, bytes) in items.enumerated() {
            if position > 0 { text.append(UInt8(ascii: ",")) }
            text.append(contentsOf: "\"\\\\x".utf8)
            for byte in bytes {
                text.append(digits[Int(byte >> 4)])
                text.append(digits[Int(byte & 15)])
            }
            text.append(UInt8(ascii: "\""))
        }
        text.append(UInt8(ascii: "}"))
        return String(decoding: text, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
