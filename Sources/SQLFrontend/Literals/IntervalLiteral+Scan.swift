/// Takes the pieces of an interval off the start of what is left of its text.
///
/// By hand, since every edit of a statement that is tried reads its intervals anew, and a `Regex` is compiled each time.
extension Substring {
    /// Takes an amount, `7`, `-1.5`, `.5`: nil, and nothing is taken, where none stands.
    mutating func takeAmount() -> Substring? {
        var rest = self
        rest.takeSign()
        let whole = rest.takeDigits()
        if rest.first == "." {
            rest.removeFirst()
            if rest.takeDigits().isEmpty, whole.isEmpty { return nil }
        } else if whole.isEmpty {
            return nil
        }
        defer { self = rest }
        return self[startIndex..<rest.startIndex]
    }

    /// Takes the letters of a unit, with the blanks before them; empty where there are none.
    mutating func takeUnit() -> Substring {
        let letters = drop(while: \.isWhitespace)
        let unit = letters.prefix { $0.isASCII && $0.isLowercase }
        self = letters[unit.endIndex...]
        return unit
    }

    /// Hours and minutes, and seconds with their fraction where they are said.
    struct Clock: Hashable {
        let isNegative: Bool
        let hours: Substring
        let minutes: Substring
        var seconds: Substring?
    }

    /// Takes a time, `3:04`, `-03:04:05.5`: nil, and nothing is taken, where none stands.
    mutating func takeClock() -> Clock? {
        var rest = self
        let sign = rest.takeSign()
        let hours = rest.takeDigits()
        guard !hours.isEmpty, let minutes = rest.takePair() else { return nil }
        var clock = Clock(isNegative: sign == "-", hours: hours, minutes: minutes)
        let start = rest.dropFirst().startIndex
        if rest.takePair() != nil {
            if rest.first == "." {
                rest.removeFirst()
                rest.takeDigits()
            }
            clock.seconds = self[start..<rest.startIndex]
        }
        self = rest
        return clock
    }

    /// Takes a colon and the two digits behind it, and gives the digits.
    private mutating func takePair() -> Substring? {
        guard first == ":" else { return nil }
        let digits = dropFirst().prefix(2)
        guard digits.count == 2, digits.allSatisfy(\.isDigit) else { return nil }
        self = self[digits.endIndex...]
        return digits
    }

    @discardableResult
    private mutating func takeSign() -> Character? {
        guard let sign = first, sign == "-" || sign == "+" else { return nil }
        return removeFirst()
    }

    @discardableResult
    private mutating func takeDigits() -> Substring {
        let digits = prefix(while: \.isDigit)
        self = self[digits.endIndex...]
        return digits
    }
}

extension Character {
    /// Whether it is one of 0 to 9.
    fileprivate var isDigit: Bool { isASCII && isNumber }
}
