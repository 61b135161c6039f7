internal import SQLite

/// Functions that pad, repeat, overlay and exchange code points.
enum TextShapes {
    private static let tooLong = FunctionFailure("requested length too large")
    /// PostgreSQL's largest value, less its header.
    private static let largestSize: Int64 = 1_073_741_823 - 4

    /// `lpad` and `rpad`: cut or filled to so many code points.
    static func padded(_ text: String, _ length: Int64, _ fill: String, atStart: Bool) throws(FunctionFailure) -> String
    {
        let (scalars, filler) = (text.unicodeScalars, Array(fill.unicodeScalars))
        let count = Int64(scalars.count)
        var wanted = max(length, 0)
        if filler.isEmpty { wanted = min(wanted, count) }
        // PostgreSQL reckons four bytes to a code point.
        guard wanted * 4 <= largestSize else { throw tooLong }
        guard wanted > count else { return String(scalars.prefix(Int(wanted))) }
        var padding = String.UnicodeScalarView()
        for index in 0..<Int(wanted - count) { padding.append(filler[index % filler.count]) }
        return atStart ? String(padding) + text : text + String(padding)
    }

    static func repeated(_ text: String, _ times: Int64) throws(FunctionFailure) -> String {
        let count = max(times, 0)
        let (size, overflow) = count.multipliedReportingOverflow(by: Int64(text.utf8.count))
        guard !overflow, size <= largestSize else { throw tooLong }
        return text.isEmpty ? "" : String(repeating: text, count: Int(count))
    }

    /// `overlay`: so many code points from a place on replaced.
    static func overlaid(
        _ text: String, _ replacement: String, from start: Int64, count: Int64
    ) throws(FunctionFailure) -> String {
        guard start > 0 else { throw FunctionFailure("negative substring length not allowed") }
        let end = try IntegerWidth.standard.checked(start + count)
        let scalars = text.unicodeScalars
        return String(scalars.prefix(Int(start - 1))) + replacement + String(scalars.dropFirst(Int(max(end - 1, 0))))
    }

    /// `translate`: code points of one set replaced by those at the same places of another, or dropped.
    static func translated(_ text: String, _ from: String, _ to: String) -> String {
        let (sources, targets) = (Array(from.unicodeScalars), Array(to.unicodeScalars))
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard let place = sources.firstIndex(of: scalar) else {
                result.append(scalar)
                continue
            }
            if place < targets.count { result.append(targets[place]) }
        }
        return String(result)
    }

    /// `initcap` of ASCII: the first letter of each word is a capital, the others are small.
    static func capitalized(_ text: String) -> String {
        var isInside = false
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let character = String(scalar)
            result.append(contentsOf: (isInside ? character.lowercased() : character.uppercased()).unicodeScalars)
            isInside = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        }
        return String(result)
    }

    static func character(_ code: Int64) throws(FunctionFailure) -> String {
        guard code >= 0 else { throw FunctionFailure("character number must be positive") }
        guard code > 0 else { throw FunctionFailure("null character not permitted") }
        guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else {
            throw FunctionFailure("requested character not valid for encoding: \(code)")
        }
        return String(scalar)
    }

    /// The pattern of LIKE with a backslash in place of another escape character.
    static func likePattern(_ pattern: String, escape: String) throws(FunctionFailure) -> String {
        let marks = Array(escape.unicodeScalars)
        guard marks.count <= 1 else { throw FunctionFailure("invalid escape string") }
        if marks.first == "\\" { return pattern }
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in pattern.unicodeScalars {
            if scalar == marks.first, !isEscaped {
                result.append("\\")
                isEscaped = true
                continue
            }
            if scalar == "\\", !isEscaped { result.append("\\") }
            result.append(scalar)
            isEscaped = false
        }
        return String(result)
    }
}
