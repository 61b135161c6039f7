internal import SQLite

/// `format(text, …)`: `%s`, `%I` and `%L` with positions, widths and the flag `-`, as in PostgreSQL's varlena.c.
struct PGFormat {
    private static let tooFew = FunctionFailure("too few arguments for format()")
    private static let unterminated = FunctionFailure("unterminated format() type specifier")

    /// The arguments as texts; nil for NULL.
    private let arguments: [String?]
    private var rest: ArraySlice<Unicode.Scalar>
    /// The argument that a specifier without a position takes, counted from 0.
    private var next = 0

    private init(_ pattern: String, _ arguments: [String?]) {
        self.arguments = arguments
        rest = Array(pattern.unicodeScalars)[...]
    }

    /// The pattern with its specifiers replaced.
    static func text(_ pattern: String, _ arguments: [String?]) throws(FunctionFailure) -> String {
        var format = PGFormat(pattern, arguments)
        var result = String.UnicodeScalarView()
        while let scalar = format.rest.popFirst() {
            guard scalar == "%" else {
                result.append(scalar)
                continue
            }
            guard let first = format.rest.first else { throw unterminated }
            if first == "%" {
                format.rest.removeFirst()
                result.append("%")
            } else {
                result.append(contentsOf: try format.specifier().unicodeScalars)
            }
        }
        return String(result)
    }

    private mutating func specifier() throws(FunctionFailure) -> String {
        var position: Int?
        var width = 0
        var hasWidth = false
        if let number = try number() {
            if rest.first == "$" {
                rest.removeFirst()
                guard number > 0 else {
                    throw FunctionFailure("format specifies argument 0, but arguments are numbered from 1")
                }
                position = number
            } else {
                // A number without $ is a width; nothing but the type may follow it.
                (width, hasWidth) = (number, true)
            }
        }
        var isLeftAligned = false
        if !hasWidth {
            while rest.first == "-" {
                isLeftAligned = true
                rest.removeFirst()
            }
            if rest.first == "*" {
                rest.removeFirst()
                width = try indirectWidth()
            } else {
                width = try number() ?? 0
            }
        }
        guard let type = rest.popFirst() else { throw Self.unterminated }
        guard ["s", "I", "L"].contains(type) else {
            throw FunctionFailure("unrecognized format() type specifier \"\(type)\"")
        }
        return Self.padded(
            try converted(type, try argument(position)), width.magnitude, isLeft: isLeftAligned || width < 0)
    }

    /// Digits at the front of what is left, or nil when there are none.
    private mutating func number() throws(FunctionFailure) -> Int? {
        var value: Int?
        while let scalar = rest.first, scalar >= "0", scalar <= "9" {
            let grown = (value ?? 0) * 10 + Int(scalar.value - 48)
            guard grown <= Int(Int32.max) else { throw FunctionFailure("number is out of range") }
            value = grown
            rest.removeFirst()
        }
        return value
    }

    /// A width that is an argument: `*` or `*2$`.
    private mutating func indirectWidth() throws(FunctionFailure) -> Int {
        var position: Int?
        if let number = try number() {
            guard rest.first == "$" else {
                throw FunctionFailure("width argument position must be ended by \"$\"")
            }
            rest.removeFirst()
            guard number > 0 else {
                throw FunctionFailure("format specifies argument 0, but arguments are numbered from 1")
            }
            position = number
        }
        guard let text = try argument(position) else { return 0 }
        return Int(try PGText.integer(text, .standard))
    }

    private mutating func argument(_ position: Int?) throws(FunctionFailure) -> String? {
        let index = position.map { $0 - 1 } ?? next
        guard index < arguments.count else { throw Self.tooFew }
        next = index + 1
        return arguments[index]
    }

    private func converted(_ type: Unicode.Scalar, _ argument: String?) throws(FunctionFailure) -> String {
        guard let argument else {
            guard type != "I" else {
                throw FunctionFailure("null values cannot be formatted as an SQL identifier")
            }
            return type == "L" ? "NULL" : ""
        }
        switch type {
        case "I": return PGText.quotedIdentifier(argument)
        case "L": return PGText.quotedLiteral(argument)
        default: return argument
        }
    }

    private static func padded(_ text: String, _ width: UInt, isLeft: Bool) -> String {
        let missing = Int(width) - text.unicodeScalars.count
        guard missing > 0 else { return text }
        let blanks = String(repeating: " ", count: missing)
        return isLeft ? text + blanks : blanks + text
    }
}
