internal import SQLite

/// Which characters a place in a pattern takes.
struct CharacterTest: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    /// What is taken beyond ASCII by name.
    private var ranges: [ClosedRange<UInt32>] = []
    /// Whether everything else beyond ASCII is taken.
    private var takesTheRest = false
    private var blanksAreUndecided = false
    private var allIsUndecided = false
    private var isComplementBeyondASCII = false

    /// Takes nothing.
    init() {}

    /// Takes every character.
    static let any: CharacterTest = {
        var test = CharacterTest()
        (test.low, test.high, test.takesTheRest) = (.max, .max, true)
        return test
    }()

    /// Takes the characters of a class.
    init(_ characterClass: CharacterClass, isComplement: Bool) {
        add(characterClass, isComplement: isComplement)
    }

    private subscript(byte: UInt32) -> Bool {
        get { byte < 64 ? low >> UInt64(byte) & 1 == 1 : high >> UInt64(byte - 64) & 1 == 1 }
        set {
            let bit = UInt64(1) << UInt64(byte & 63)
            if byte < 64 { low = newValue ? low | bit : low & ~bit } else { high = newValue ? high | bit : high & ~bit }
        }
    }

    /// Takes a range of characters, letters in both cases where case is ignored.
    ///
    /// - Throws: not kept, where case is ignored beyond ASCII: that is the locale's.
    mutating func add(_ range: ClosedRange<UInt32>, ignoringCase: Bool) throws(FunctionFailure) {
        if range.lowerBound < 0x80 {
            for byte in range.lowerBound...min(range.upperBound, 0x7f) {
                self[byte] = true
                let letter = byte | 0x20
                if ignoringCase, (0x61...0x7a).contains(letter) {
                    self[letter] = true
                    self[letter & ~0x20] = true
                }
            }
        }
        guard range.upperBound >= 0x80 else { return }
        guard !ignoringCase else {
            throw .notKept("a regular expression that ignores the case of letters beyond ASCII")
        }
        ranges.append(max(range.lowerBound, 0x80)...range.upperBound)
    }

    mutating func add(_ characterClass: CharacterClass, isComplement: Bool) {
        for byte in UInt8(0)..<0x80 where characterClass.contains(byte) != isComplement { self[UInt32(byte)] = true }
        switch characterClass.reach {
        case .none: takesTheRest = takesTheRest || isComplement
        case .blanks:
            takesTheRest = takesTheRest || isComplement
            blanksAreUndecided = true
        case .any: allIsUndecided = true
        }
    }

    /// Takes what it did not, but for the new line where that is left out.
    mutating func complement(withoutNewLine: Bool) {
        (low, high) = (~low, ~high)
        isComplementBeyondASCII.toggle()
        if withoutNewLine { removeNewLine() }
    }

    mutating func removeNewLine() { self[0x0a] = false }

    /// Whether it takes the character.
    ///
    /// - Throws: not kept, where that depends on the database's locale.
    @inline(__always)
    func matches(_ value: UInt32) throws(FunctionFailure) -> Bool {
        if value < 0x80 { return self[value] }
        return try matchesBeyondASCII(value)
    }

    private func matchesBeyondASCII(_ value: UInt32) throws(FunctionFailure) -> Bool {
        if ranges.contains(where: { $0.contains(value) }) { return !isComplementBeyondASCII }
        if allIsUndecided || (blanksAreUndecided && CharacterClass.mayBeBlank(value)) {
            throw .notKept("a class of characters beyond ASCII in a regular expression")
        }
        return takesTheRest != isComplementBeyondASCII
    }
}
