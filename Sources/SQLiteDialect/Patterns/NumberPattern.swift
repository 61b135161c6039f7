internal import SQLite

/// A pattern of `to_char` for numbers: `FM999,990.00`.
///
/// Kept are `9`, `0`, `.`, `,`, `FM`, and text that stands for itself; the other letters ask for signs, powers, Roman digits
/// or the server's locale. Split as PostgreSQL's `parse_format` and `NUMDesc_prepare` do.
struct NumberPattern: Sendable {
    enum Part: Sendable {
        /// A digit, or the point.
        case digit(isZero: Bool)
        case comma
        case text(String)
    }

    private(set) var parts: [Part] = []
    /// Digits before the point, and behind it.
    private(set) var wholeDigits = 0
    private(set) var fractionDigits = 0
    private(set) var hasPoint = false
    private(set) var isFilled = true
    /// The position of the first `0` before the point, counted from 0; nil where there is none.
    private(set) var firstZero: Int?
    /// How many digits there are up to the last `0`.
    private(set) var lastZero = 0

    /// Reads a pattern, or says what in it is not kept.
    init(_ pattern: String) throws(FunctionFailure) {
        var rest = pattern.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "9", "0": addDigit(isZero: scalar == "0")
            case ".":
                guard !hasPoint else { throw FunctionFailure("multiple decimal points") }
                hasPoint = true
                parts.append(.digit(isZero: false))
            case ",": parts.append(.comma)
            case "F" where rest.first == "M", "f" where rest.first == "m":
                rest = rest.dropFirst()
                isFilled = false
            case "\"":
                while let quoted = rest.popFirst(), quoted != "\"" {
                    parts.append(.text(String(quoted == "\\" ? rest.popFirst() ?? quoted : quoted)))
                }
            case "\\" where rest.first == "\"":
                rest = rest.dropFirst()
                parts.append(.text("\""))
            case "a"..."z", "A"..."Z": throw .notKept("\(scalar) in a pattern of to_char for numbers")
            default: parts.append(.text(String(scalar)))
            }
        }
    }

    private mutating func addDigit(isZero: Bool) {
        if isZero, firstZero == nil, !hasPoint { firstZero = wholeDigits }
        if hasPoint { fractionDigits += 1 } else { wholeDigits += 1 }
        if isZero { lastZero = wholeDigits + fractionDigits }
        parts.append(.digit(isZero: isZero))
    }
}

extension NumberPattern {
    /// The pattern with fewer digits behind the point.
    func withFractionDigits(_ count: Int) -> NumberPattern {
        var pattern = self
        pattern.fractionDigits = count
        return pattern
    }

    /// A number, given as its digits with the pattern's count of them behind the point, as PostgreSQL's `NUM_processor` and
    /// `NUM_numpart_to_char` write it; `#` stands for digits that have no place.
    func text(digits: String, isNegative: Bool) -> String {
        var number = Array(digits.utf8)
        let whole = number.firstIndex(of: UInt8(ascii: ".")) ?? number.count
        var leading = max(0, wholeDigits - whole)
        if whole > wholeDigits {
            number = Array(repeating: UInt8(ascii: "#"), count: wholeDigits + fractionDigits + 1)
            number[wholeDigits] = UInt8(ascii: ".")
            leading = 0
        }
        var writer = NumberWriter(pattern: self, number: number, leading: leading, isNegative: isNegative)
        for part in parts { writer.write(part) }
        return String(decoding: writer.output, as: UTF8.self)
    }
}

/// The state of writing one number.
private struct NumberWriter {
    let pattern: NumberPattern
    let number: [UInt8]
    /// How many places before the number's first digit the pattern has.
    let leading: Int
    let isNegative: Bool
    /// In a pattern without filling, the last place worth showing: behind it are only zeros.
    private let lastRelevant: Int?
    private var place = 0
    private var position = 0
    private var wroteSign: Bool
    private var isWithinNumber = false
    /// PostgreSQL writes a NUL for a digit behind the number's last, and so ends the text there.
    private var isEnded = false
    private(set) var output: [UInt8] = []

    init(pattern: NumberPattern, number: [UInt8], leading: Int, isNegative: Bool) {
        self.pattern = pattern
        self.number = number
        self.leading = leading
        self.isNegative = isNegative
        wroteSign = !isNegative && !pattern.isFilled
        var relevant: Int?
        if !pattern.isFilled, pattern.hasPoint, let point = number.firstIndex(of: UInt8(ascii: ".")) {
            var last = number.lastIndex { $0 != UInt8(ascii: "0") } ?? point
            last = max(last, point)
            if pattern.lastZero > leading { last = max(last, min(number.count - 1, pattern.lastZero - leading)) }
            relevant = last
        }
        lastRelevant = relevant
    }

    mutating func write(_ part: NumberPattern.Part) {
        guard !isEnded else { return }
        switch part {
        case .text(let text): output += Array(text.utf8)
        case .comma:
            if isWithinNumber { output.append(UInt8(ascii: ",")) } else if pattern.isFilled { output.append(0x20) }
        case .digit(let isZero): writeDigit(isZero: isZero)
        }
    }

    private mutating func writeDigit(isZero: Bool) {
        isWithinNumber = false
        let isZeroFilled = pattern.firstZero.map { $0 <= place } ?? false
        let startsHere = pattern.firstZero == place
        let endsAtPoint = lastRelevant.map { number[$0] == UInt8(ascii: ".") } ?? false
        if !wroteSign, place >= leading || startsHere, !isLeadingZero || endsAtPoint {
            if isNegative { output.append(UInt8(ascii: "-")) } else if pattern.isFilled { output.append(0x20) }
            wroteSign = true
        }
        if place < leading {
            if isZeroFilled {
                output.append(UInt8(ascii: "0"))
                isWithinNumber = true
            } else if pattern.isFilled {
                output.append(0x20)
            }
        } else {
            writeNumber(isZero: isZero, endsAtPoint: endsAtPoint)
            if position < number.count { position += 1 }
        }
        place += 1
    }

    private mutating func writeNumber(isZero: Bool, endsAtPoint: Bool) {
        guard position < number.count else {
            let isIrrelevant = lastRelevant.map { position > $0 } ?? false
            isEnded = isZero || !isIrrelevant
            return
        }
        if number[position] == UInt8(ascii: ".") {
            output.append(UInt8(ascii: "."))
        } else if let lastRelevant, position > lastRelevant, !isZero {
            return
        } else if isLeadingZero {
            // `0.1` by `9.9` is ` .1`, `0` by `FM9.9` is `0.`.
            if pattern.isFilled { output.append(0x20) } else if endsAtPoint { output.append(UInt8(ascii: "0")) }
        } else {
            output.append(number[position])
            isWithinNumber = true
        }
    }

    /// Whether the next digit is the zero before the point that a pattern without `0` does not show.
    private var isLeadingZero: Bool {
        pattern.firstZero == nil && position == 0 && number.first == UInt8(ascii: "0") && pattern.fractionDigits != 0
    }
}
