import Foundation

/// Reads quoted literals as PostgreSQL's input functions do.
enum LiteralReader {
    /// Why a literal is refused.
    struct Refusal: Error {
        /// What is wrong with it.
        let message: String
        /// What to write instead.
        let hint: String?
    }

    /// A literal's value and whether it depends on the session's time zone.
    struct Reading {
        let value: BoundConstant
        var isZoneDependent = false
    }

    /// Reads a literal as a value of a type.
    static func read(_ text: String, as type: SQLType, fields: IntervalFields? = nil) throws(Refusal) -> Reading {
        let trimmed = String(
            text.trimmingPrefix(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        switch type {
        case .text, .varchar, .bpchar: return Reading(value: .text(text))
        case .bool: return Reading(value: .bool(try bool(trimmed)))
        case .int2: return Reading(value: .integer(Int64(try integer(trimmed, as: Int16.self, type))))
        case .int4: return Reading(value: .integer(Int64(try integer(trimmed, as: Int32.self, type))))
        case .int8: return Reading(value: .integer(try integer(trimmed, as: Int64.self, type)))
        case .numeric: return Reading(value: .numeric(try numeric(trimmed)))
        case .float8: return Reading(value: .double(try double(trimmed, type)))
        case .float4: return Reading(value: .double(Double(Float(try double(trimmed, type)))))
        case .date, .time, .timestamp, .timestamptz: return try TimeLiteral.read(trimmed, as: type)
        case .interval: return Reading(value: try IntervalLiteral.read(trimmed, fields: fields))
        case .json, .jsonb, .array, .record, .unknown: return Reading(value: .literal(text))
        }
    }

    private static func bool(_ text: String) throws(Refusal) -> Bool {
        let word = text.lowercased()
        if word == "1" || word == "on" { return true }
        if word == "0" || (word.count >= 2 && "off".hasPrefix(word)) { return false }
        if !word.isEmpty, "true".hasPrefix(word) || "yes".hasPrefix(word) { return true }
        if !word.isEmpty, "false".hasPrefix(word) || "no".hasPrefix(word) { return false }
        throw invalid(text, .bool)
    }

    private static func integer<Number: FixedWidthInteger>(
        _ text: String, as: Number.Type, _ type: SQLType
    ) throws(Refusal) -> Number {
        let digits = text.drop { $0 == "-" || $0 == "+" }
        guard text.count - digits.count <= 1, !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw invalid(text, type)
        }
        guard let number = Number(text) else {
            throw Refusal(message: "'\(text)' is out of range for type \(type)", hint: nil)
        }
        return number
    }

    private static func numeric(_ text: String) throws(Refusal) -> String {
        switch text.lowercased() {
        case "nan": return "NaN"
        case "inf", "+inf", "infinity", "+infinity": return "Infinity"
        case "-inf", "-infinity": return "-Infinity"
        default:
            guard isDecimal(text) else { throw invalid(text, .numeric) }
            return text.hasPrefix("+") ? String(text.dropFirst()) : text
        }
    }

    private static func double(_ text: String, _ type: SQLType) throws(Refusal) -> Double {
        switch text.lowercased() {
        case "nan": return .nan
        case "inf", "+inf", "infinity", "+infinity": return .infinity
        case "-inf", "-infinity": return -.infinity
        default:
            guard isDecimal(text), let number = Double(text) else { throw invalid(text, type) }
            let hasDigit = text.prefix { $0 != "e" && $0 != "E" }.contains { ("1"..."9").contains($0) }
            let limit = type == .float4 ? Double(Float.greatestFiniteMagnitude) : Double.greatestFiniteMagnitude
            guard number.magnitude <= limit, number != 0 || !hasDigit else {
                throw Refusal(message: "'\(text)' is out of range for type \(type)", hint: nil)
            }
            return number
        }
    }

    /// Whether a text is digits with at most a sign, a point and an exponent.
    private static func isDecimal(_ text: String) -> Bool {
        text.wholeMatch(of: /[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,6})?/) != nil
    }

    static func invalid(_ text: String, _ type: SQLType, hint: String? = nil) -> Refusal {
        Refusal(message: "'\(text)' is no \(type)", hint: hint)
    }
}
