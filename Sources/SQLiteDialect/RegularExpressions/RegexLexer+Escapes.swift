internal import SQLite

extension RegexLexer {
    /// What follows a backslash.
    mutating func escape() throws(FunctionFailure) -> RegexToken {
        guard let value = peek() else { throw .invalidRegex("invalid escape \\ sequence") }
        position += 1
        guard value < 0x80, CharacterClass.alnum.contains(UInt8(value)) else { return .character(value) }
        switch value {
        case "a": return .character(0x07)
        case "A": return .textStart
        case "b": return .character(0x08)
        case "B": return .character(0x5c)
        case "c":
            guard let control = peek() else { throw .invalidRegex("invalid escape \\ sequence") }
            position += 1
            return .character(control & 0x1f)
        case "d": return .characterClass(.digit, isComplement: false)
        case "D": return .characterClass(.digit, isComplement: true)
        case "e": return .character(0x1b)
        case "f": return .character(0x0c)
        case "m": return .wordStart
        case "M": return .wordEnd
        case "n": return .character(0x0a)
        case "r": return .character(0x0d)
        case "s": return .characterClass(.space, isComplement: false)
        case "S": return .characterClass(.space, isComplement: true)
        case "t": return .character(0x09)
        case "u": return .character(try digits(base: 16, atLeast: 4, atMost: 4))
        case "U": return .character(try digits(base: 16, atLeast: 8, atMost: 8))
        case "v": return .character(0x0b)
        case "w": return .characterClass(.word, isComplement: false)
        case "W": return .characterClass(.word, isComplement: true)
        case "x": return .character(try digits(base: 16, atLeast: 1, atMost: 255))
        case "y": return .wordBoundary(isNegated: false)
        case "Y": return .wordBoundary(isNegated: true)
        case "Z": return .textEnd
        default:
            guard Self.isDigit(value) else { throw .invalidRegex("invalid escape \\ sequence") }
            return try numbered()
        }
    }

    /// A back reference, or the character of an octal number: one digit, or so many groups as have begun, is a reference.
    private mutating func numbered() throws(FunctionFailure) -> RegexToken {
        position -= 1
        let start = position
        if peek() != 0x30 {
            let number = try digits(base: 10, atLeast: 1, atMost: 255)
            if position == start + 1 || (number > 0 && number <= UInt32(groups)) { return .backReference(Int(number)) }
            position = start
        }
        var number = try digits(base: 8, atLeast: 1, atMost: 3)
        if number > 0xff {
            position -= 1
            number >>= 3
        }
        return .character(number)
    }

    private mutating func digits(base: UInt32, atLeast least: Int, atMost most: Int) throws(FunctionFailure) -> UInt32 {
        var number: UInt64 = 0
        var count = 0
        while count < most, let value = peek(), let digit = Self.digit(value), digit < base {
            number = min(number * UInt64(base) + UInt64(digit), UInt64(UInt32.max))
            position += 1
            count += 1
        }
        guard count >= least, number <= 0x10ffff || base == 10 else {
            throw .invalidRegex("invalid escape \\ sequence")
        }
        return UInt32(number)
    }

    private static func digit(_ value: UInt32) -> UInt32? {
        switch value {
        case 0x30...0x39: value - 0x30
        case 0x41...0x46: value - 0x41 + 10
        case 0x61...0x66: value - 0x61 + 10
        default: nil
        }
    }
}
