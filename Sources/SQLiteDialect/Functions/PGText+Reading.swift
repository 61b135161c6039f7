internal import SQLite

extension PGText {
    /// Reads an integer as PostgreSQL does: blanks around, one sign, decimal digits.
    static func integer(_ text: String, _ width: IntegerWidth) throws(FunctionFailure) -> Int64 {
        let trimmed = trimmingSpace(text.utf8[...])
        let digits =
            trimmed.first == UInt8(ascii: "-") || trimmed.first == UInt8(ascii: "+") ? trimmed.dropFirst() : trimmed
        guard !digits.isEmpty, digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
            throw FunctionFailure("invalid input syntax for type \(width.name): \"\(text)\"")
        }
        guard let value = Int64(String(decoding: trimmed, as: UTF8.self)), width.range.contains(value) else {
            throw FunctionFailure("value \"\(text)\" is out of range for type \(width.name)")
        }
        return value
    }

    /// Reads a double as PostgreSQL does, correctly rounded; NaN is not kept.
    static func double(_ text: String) throws(FunctionFailure) -> Double {
        let invalid = FunctionFailure("invalid input syntax for type double precision: \"\(text)\"")
        let trimmed = String(decoding: trimmingSpace(text.utf8[...]), as: UTF8.self)
        switch trimmed.lowercased() {
        case "nan", "+nan", "-nan": throw .notKept("NaN")
        case "infinity", "+infinity", "inf", "+inf": return .infinity
        case "-infinity", "-inf": return -.infinity
        default: break
        }
        let allowed = trimmed.utf8.allSatisfy { byte in
            (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || "+-.eE".utf8.contains(byte)
        }
        guard allowed else {
            // C's strtod, and so PostgreSQL, also reads hexadecimal.
            if trimmed.lowercased().contains("0x") { throw .notKept("the hexadecimal number \(trimmed)") }
            throw invalid
        }
        guard let value = Double(trimmed) else { throw invalid }
        let mantissa = trimmed.prefix { $0 != "e" && $0 != "E" }
        let isZero = !mantissa.contains { $0 >= "1" && $0 <= "9" }
        guard value.isFinite, value != 0 || isZero else {
            throw FunctionFailure("\"\(trimmed)\" is out of range for type double precision")
        }
        return value
    }

    /// Reads a truth value as PostgreSQL does: a beginning of true, false, yes, no, on, off, or 1 or 0.
    static func bool(_ text: String) throws(FunctionFailure) -> Bool {
        let word = String(decoding: trimmingSpace(text.utf8[...]), as: UTF8.self).lowercased()
        if !word.isEmpty {
            if "true".hasPrefix(word) || "yes".hasPrefix(word) || word == "on" || word == "1" { return true }
            if "false".hasPrefix(word) || "no".hasPrefix(word) || word == "off" || word == "of" || word == "0" {
                return false
            }
        }
        throw FunctionFailure("invalid input syntax for type boolean: \"\(text)\"")
    }

    /// Reads a date, see ``TimeText``: days since 1970-01-01.
    static func date(_ text: String) throws(FunctionFailure) -> Int64 {
        try TimeText(text, as: "date").date()
    }

    /// Reads a timestamp, see ``TimeText``; an offset must be one, and does not count.
    static func timestamp(_ text: String) throws(FunctionFailure) -> Int64 {
        try TimeText(text, as: "timestamp").clock()
    }

    /// Reads an instant, see ``TimeText``; without an offset it is on the clock of UTC.
    static func timestamptz(_ text: String) throws(FunctionFailure) -> Int64 {
        try TimeText(text, as: "timestamp with time zone").instant()
    }
}
