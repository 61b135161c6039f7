internal import Contracts

extension SwiftMutantMaker {
    /// Arithmetic, division, rounding, precision.
    mutating func addNumbers(at position: Int) {
        let token = tokens[position]
        if token.isInfix, let other = Self.operators[token.text] { replace(position, with: other, .arithmetic) }
        if token.isPrefix, token.text == "-" { replace(position, with: "", .sign) }
        guard let name = token.word else { return }
        if name == "Double", isCall(position), !isMember(position) { addConversion(at: position) }
        if let other = Self.functions[name], isCall(position), !isMember(position) {
            replace(position, with: other, .rounding)
        }
        guard isMember(position) else { return }
        switch name {
        case "rounded" where isCall(position):
            let end = callEnd(position)
            replace((position - 1)...end, with: "", .rounding)
            if end == position + 2 {
                replace(position...end, with: "rounded(.down)", .rounding)
                replace(position...end, with: "rounded(.toNearestOrEven)", .rounding)
            }
        case "roundedDown" where isCall(position): addTruncation(at: position)
        case "wholeMinutes": replace(position, with: "roundedDown(in: .minutes(1))", .rounding)
        case "wholeHours": replace(position, with: "roundedDown(in: .hours(1))", .rounding)
        case "wholeDays": replace(position, with: "roundedDown(in: .days(1))", .rounding)
        case "wholeSeconds": replace(position, with: "roundedDown(in: .seconds(1))", .rounding)
        default: for other in Self.rules[name] ?? [] { replace(position, with: other, .rounding) }
        }
    }

    /// `Double(a) / Double(b)` as `Double(a / b)`, and with fewer digits.
    private mutating func addConversion(at position: Int) {
        let close = callEnd(position)
        guard has(")", at: close), close > position + 2 else { return }
        // Numbers of rows are never as large as a Float can tell apart.
        if !["count", "distinctCount"].contains(word(close - 1)) {
            wrap((position + 2)...(close - 1), "Float(", ")", .precision)
        }
        guard has("/", at: close + 1), word(close + 2) == "Double", isCall(close + 2) else { return }
        let end = callEnd(close + 2)
        guard has(")", at: end), end > close + 4 else { return }
        let (dividend, divisor) = (text((position + 2)...(close - 1)), text((close + 4)...(end - 1)))
        replace(position...end, with: "Double((\(dividend)) / (\(divisor)))", .division)
    }

    /// Rounding down as cutting towards zero, which differs for negative spans.
    private mutating func addTruncation(at position: Int) {
        let end = callEnd(position)
        let whole = [
            "(in: .seconds(1))": "wholeSeconds", "(in: .minutes(1))": "wholeMinutes", "(in: .hours(1))": "wholeHours",
            "(in: .days(1))": "wholeDays",
        ]
        guard end > position, let other = whole[text((position + 1)...end)] else { return }
        replace(position...end, with: other, .rounding)
    }

    private static let operators = ["+": "-", "-": "+", "*": "/", "/": "*", "%": "/", "+=": "-=", "-=": "+="]
    private static let functions = ["floor": "ceil", "ceil": "floor", "round": "floor", "trunc": "floor"]
    private static let rules: [String: [String]] = [
        "toNearestOrEven": ["toNearestOrAwayFromZero"], "toNearestOrAwayFromZero": ["toNearestOrEven", "down"],
        "up": ["down"], "down": ["up", "towardZero"], "towardZero": ["down"], "awayFromZero": ["up"],
    ]
}
