internal import SQLite

/// Cuts a pattern of PostgreSQL's advanced regular expressions into tokens.
struct RegexLexer {
    let pattern: [UInt32]
    var position = 0
    private(set) var options: RegexOptions
    /// How many capturing groups have begun: `\10` is a back reference only where there are so many.
    var groups = 0

    /// The largest number in a bound, as PostgreSQL's DUPMAX.
    static let largestBound = 255

    /// Reads what stands before the pattern proper: `***=`, `***:`, `(?i)`.
    init(_ text: String, options: RegexOptions) throws(FunctionFailure) {
        pattern = text.unicodeScalars.map(\.value)
        self.options = options
        guard !options.contains(.isLiteral) else { return }
        if starts(with: "***") && pattern.count > 3 {
            switch pattern[3] {
            case "=":
                self.options.insert(.isLiteral)
                self.options.subtract([.isExpanded, .stopsAtNewLine, .anchorsAtNewLine])
                position = 4
                return
            case ":": position = 4
            case "?": throw .invalidRegex("invalid regexp (reg version 0.8)")
            default: throw .invalidRegex("quantifier operand invalid")
            }
        }
        try readEmbeddedOptions()
    }

    private mutating func readEmbeddedOptions() throws(FunctionFailure) {
        guard starts(with: "(?"), let first = peek(2), Self.isLetter(first) else { return }
        position += 2
        while let letter = peek(), Self.isLetter(letter) {
            guard let scalar = Unicode.Scalar(letter), scalar != "g", try options.apply(scalar) else {
                throw .invalidRegex("invalid embedded option")
            }
            position += 1
        }
        guard eat(")") else { throw .invalidRegex("invalid embedded option") }
        if options.contains(.isLiteral) { options.subtract([.isExpanded, .stopsAtNewLine, .anchorsAtNewLine]) }
    }

    private static func isLetter(_ value: UInt32) -> Bool { (0x61...0x7a).contains(value | 0x20) && value < 0x80 }

    static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }

    /// The character so many further on, or nil behind the end.
    func peek(_ distance: Int = 0) -> UInt32? {
        pattern.indices.contains(position + distance) ? pattern[position + distance] : nil
    }

    private func starts(with text: String) -> Bool {
        pattern[position...].starts(with: text.unicodeScalars.map(\.value))
    }

    mutating func eat(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == scalar.value else { return false }
        position += 1
        return true
    }

    /// The next token outside of brackets.
    mutating func next() throws(FunctionFailure) -> RegexToken {
        if options.contains(.isLiteral) {
            guard let value = peek() else { return .end }
            position += 1
            return .character(value)
        }
        while true {
            skipBlanks()
            guard let value = peek() else { return .end }
            position += 1
            switch value {
            case "|": return .or
            case "*": return .quantifier(least: 0, most: nil, preference: preference())
            case "+": return .quantifier(least: 1, most: nil, preference: preference())
            case "?": return .quantifier(least: 0, most: 1, preference: preference())
            case "{": return try bound()
            case "(":
                guard eat("?") else { return .open(isCapturing: true) }
                if let token = try extendedGroup() { return token }
            case ")": return .close
            case "[": return try bracket()
            case ".": return .anyCharacter
            case "^": return .lineStart
            case "$": return .lineEnd
            case "\\": return try escape()
            default: return .character(value)
            }
        }
    }

    private mutating func preference() -> RegexToken.Preference { eat("?") ? .shorter : .longer }

    /// What follows `(?`; nil for a comment.
    private mutating func extendedGroup() throws(FunctionFailure) -> RegexToken? {
        if eat(":") { return .open(isCapturing: false) }
        if eat("#") {
            while let value = peek(), value != UInt32(UInt8(ascii: ")")) { position += 1 }
            _ = eat(")")
            return nil
        }
        if eat("=") { return .lookaround(isAhead: true, isNegated: false) }
        if eat("!") { return .lookaround(isAhead: true, isNegated: true) }
        if eat("<") {
            if eat("=") { return .lookaround(isAhead: false, isNegated: false) }
            if eat("!") { return .lookaround(isAhead: false, isNegated: true) }
        }
        throw .invalidRegex("quantifier operand invalid")
    }

    private mutating func bracket() throws(FunctionFailure) -> RegexToken {
        for (name, token) in [("[:<:]]", RegexToken.wordStart), ("[:>:]]", .wordEnd)] where starts(with: name) {
            position += name.utf8.count
            return token
        }
        return .set(isComplement: eat("^"))
    }

    /// Blanks and comments of the expanded syntax.
    private mutating func skipBlanks() {
        guard options.contains(.isExpanded) else { return }
        while let value = peek() {
            if value < 0x80, CharacterClass.space.contains(UInt8(value)) {
                position += 1
            } else if value == UInt32(UInt8(ascii: "#")) {
                while let value = peek(), value != 0x0a { position += 1 }
            } else {
                return
            }
        }
    }

    /// `{m}`, `{m,}`, `{m,n}`, each with a `?`; a brace before anything but a digit is a plain character.
    private mutating func bound() throws(FunctionFailure) -> RegexToken {
        skipBlanks()
        guard let value = peek(), Self.isDigit(value) else { return .character(UInt32(UInt8(ascii: "{"))) }
        let least = try number()
        var most: Int? = least
        var isExact = true
        if eat(",") {
            isExact = false
            skipBlanks()
            most = peek().map(Self.isDigit) == true ? try number() : nil
            if let most, most < least { throw .invalidRegex("invalid repetition count(s)") }
        }
        guard eat("}") else { throw .invalidRegex("invalid repetition count(s)") }
        let preference = preference()
        return .quantifier(least: least, most: most, preference: isExact ? .passedThrough : preference)
    }

    private mutating func number() throws(FunctionFailure) -> Int {
        var number = 0
        while let value = peek(), Self.isDigit(value) {
            number = number * 10 + Int(value - 0x30)
            guard number <= Self.largestBound else { throw .invalidRegex("invalid repetition count(s)") }
            position += 1
            skipBlanks()
        }
        return number
    }
}

/// Whether a code point is that character.
func ~= (scalar: Unicode.Scalar, value: UInt32) -> Bool { scalar.value == value }
