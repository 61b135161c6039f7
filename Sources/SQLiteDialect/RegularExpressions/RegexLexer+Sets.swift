internal import SQLite

extension RegexLexer {
    /// What stands in brackets.
    private enum SetToken {
        case end
        case character(UInt32)
        case range
        case characterClass(CharacterClass, isComplement: Bool)
        /// `[.x.]`.
        case collatingElement(UInt32)
        /// `[=x=]`.
        case equivalenceClass(UInt32)
    }

    /// The contents of a set, its closing bracket included.
    mutating func set(isComplement: Bool) throws(FunctionFailure) -> CharacterTest {
        let ignoresCase = options.contains(.ignoresCase)
        var test = CharacterTest()
        var isFirst = true
        while true {
            let token = try setToken(isFirst: isFirst)
            isFirst = false
            switch token {
            case .end:
                if isComplement { test.complement(withoutNewLine: options.contains(.stopsAtNewLine)) }
                return test
            case .range: throw .invalidRegex("invalid character range")
            case .characterClass(let name, let isComplement): test.add(name, isComplement: isComplement)
            case .equivalenceClass(let value): try test.add(value...value, ignoringCase: ignoresCase)
            case .character(let start), .collatingElement(let start):
                let end = try rangeEnd() ?? start
                guard start <= end else { throw .invalidRegex("invalid character range") }
                try test.add(start...end, ignoringCase: ignoresCase)
            }
        }
    }

    /// The end of a range whose start has been read, if a range it is.
    private mutating func rangeEnd() throws(FunctionFailure) -> UInt32? {
        let start = position
        guard case .range = try setToken(isFirst: false) else {
            position = start
            return nil
        }
        switch try setToken(isFirst: false) {
        case .character(let end), .collatingElement(let end): return end
        case .range: return 0x2d
        case .end, .characterClass, .equivalenceClass: throw .invalidRegex("invalid character range")
        }
    }

    private mutating func setToken(isFirst: Bool) throws(FunctionFailure) -> SetToken {
        guard let value = peek() else { throw .invalidRegex("brackets [] not balanced") }
        position += 1
        switch value {
        case "]": return isFirst ? .character(value) : .end
        case "-": return isFirst || peek() == 0x5d ? .character(value) : .range
        case "\\":
            switch try escape() {
            case .character(let value): return .character(value)
            case .characterClass(let name, let isComplement):
                return .characterClass(name, isComplement: isComplement)
            default: throw .invalidRegex("invalid escape \\ sequence")
            }
        case "[":
            switch peek() {
            case 0x2e?: return .collatingElement(try oneCharacter(named: try name(endingIn: 0x2e)))
            case 0x3d?: return .equivalenceClass(try oneCharacter(named: try name(endingIn: 0x3d)))
            case 0x3a?: return .characterClass(try namedClass(try name(endingIn: 0x3a)), isComplement: false)
            case nil: throw .invalidRegex("brackets [] not balanced")
            default: return .character(value)
            }
        default: return .character(value)
        }
    }

    /// What stands between `[.` and `.]`, or their like.
    private mutating func name(endingIn mark: UInt32) throws(FunctionFailure) -> [UInt32] {
        position += 1
        let start = position
        while let value = peek() {
            position += 1
            if value == mark, peek() == 0x5d {
                position += 1
                return Array(pattern[start..<(position - 2)])
            }
        }
        throw .invalidRegex("brackets [] not balanced")
    }

    private func oneCharacter(named name: [UInt32]) throws(FunctionFailure) -> UInt32 {
        guard let first = name.first else { throw .invalidRegex("invalid collating element") }
        guard name.count == 1 else { throw .notKept("a collating element by name in a regular expression") }
        return first
    }

    private func namedClass(_ name: [UInt32]) throws(FunctionFailure) -> CharacterClass {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: name.compactMap(Unicode.Scalar.init))
        guard let found = CharacterClass(rawValue: String(text)) else { throw .invalidRegex("invalid character class") }
        let isOfOneCase = found == .lower || found == .upper
        return isOfOneCase && options.contains(.ignoresCase) ? .alpha : found
    }
}
