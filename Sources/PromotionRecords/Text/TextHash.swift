internal import Crypto
internal import Foundation

/// Hashes of texts.
enum TextHash {
    /// The SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal digits.
    static func of(_ text: String) -> String { of(bytes: Array(text.utf8)) }

    /// The SHA-256 of bytes, in lower-case hexadecimal digits.
    static func of(bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let hash = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: hash, as: UTF8.self)
    }
}
