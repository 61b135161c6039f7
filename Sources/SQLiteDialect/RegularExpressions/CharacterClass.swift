/// A named class of characters: `[:alpha:]`, `\w`.
///
/// Over ASCII all locales agree. Beyond it, what is a letter depends on the database's locale: such a character makes the test
/// undecided, unless the class is one that no locale extends.
enum CharacterClass: String, Sendable, CaseIterable {
    case alnum, alpha, ascii, blank, cntrl, digit, graph, lower, print, punct, space, upper, xdigit, word

    /// Which characters beyond ASCII some locale takes in.
    enum Reach: Sendable {
        case none, blanks, any
    }

    var reach: Reach {
        switch self {
        case .ascii, .digit, .xdigit: .none
        case .blank, .space: .blanks
        case .alnum, .alpha, .cntrl, .graph, .lower, .print, .punct, .upper, .word: .any
        }
    }

    /// Whether an ASCII character is in it, in every locale.
    func contains(_ byte: UInt8) -> Bool {
        let isLower = (0x61...0x7a).contains(byte)
        let isUpper = (0x41...0x5a).contains(byte)
        let isDigit = (0x30...0x39).contains(byte)
        let isGraph = (0x21...0x7e).contains(byte)
        switch self {
        case .alnum: return isLower || isUpper || isDigit
        case .alpha: return isLower || isUpper
        case .ascii: return true
        case .blank: return byte == 0x20 || byte == 0x09
        case .cntrl: return byte < 0x20 || byte == 0x7f
        case .digit: return isDigit
        case .graph: return isGraph
        case .lower: return isLower
        case .print: return isGraph || byte == 0x20
        case .punct: return isGraph && !isLower && !isUpper && !isDigit
        case .space: return byte == 0x20 || (0x09...0x0d).contains(byte)
        case .upper: return isUpper
        case .xdigit: return isDigit || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
        case .word: return isLower || isUpper || isDigit || byte == 0x5f
        }
    }

    /// Whether some locale may call the character a blank.
    static func mayBeBlank(_ value: UInt32) -> Bool {
        switch value {
        case 0x85, 0xa0, 0x1680, 0x180e, 0x2000...0x200b, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff: true
        default: false
        }
    }
}
