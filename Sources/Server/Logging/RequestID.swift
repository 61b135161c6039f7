import HTTPTypes
import Synchronization

/// Gives each request an id: the one that came with it where it is a plain one, or a new one.
final class RequestIDs: Sendable {
    private let prefix: String
    private let count = Atomic<UInt64>(0)

    init() { prefix = Self.hexadecimal(UInt64.random(in: 0 ... .max)) }

    /// The id of a request.
    ///
    /// An id of a client is taken when it has at most 64 letters, digits, dots, hyphens and underscores: it goes into logs.
    func id(of head: HTTPRequest) -> String {
        if let given = head.headerFields[.requestID], (1...64).contains(given.utf8.count),
            given.utf8.allSatisfy(Self.isPlain)
        {
            return given
        }
        let number = count.wrappingAdd(1, ordering: .relaxed).newValue
        return prefix + "-" + String(number, radix: 16)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
