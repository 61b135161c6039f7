/// Why a text is not a value of the wanted type.
public struct ValueParsingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wanted, with an example.
    public let expected: String
    /// The text that was given.
    public let found: String
    /// Where in the text it goes wrong, in UTF-8 bytes from 0.
    public let offset: Int
    /// What is wrong there, and what to write.
    public let reason: String

    /// One sentence with all of it.
    public var description: String {
        "expected \(expected), found \(found.literal): \(reason) (at character \(offset + 1))"
    }
}
