/// A string literal of any kind: where it ends and what it says.
struct SwiftStringScan {
    /// Where its first pound sign or quote stands.
    let start: Int
    /// Where its text begins.
    let body: Int
    private let source: SourceBytes
    private let pounds: Int
    private let isMultiline: Bool

    /// Finds the opening of a literal at `start`, or nil.
    init?(opening start: Int, in source: SourceBytes) {
        let quote = source.end(from: start) { source.isOne(of: "#", $0) }
        guard quote < source.count, source.isOne(of: "\"", quote) else { return nil }
        self.start = start
        self.source = source
        pounds = quote - start
        isMultiline = source.starts(with: "\"\"\"", at: quote)
        body = quote + (isMultiline ? 3 : 1)
    }

    private var closing: [UInt8] {
        Array(repeating: UInt8(ascii: "\""), count: isMultiline ? 3 : 1)
            + Array(repeating: UInt8(ascii: "#"), count: pounds)
    }
    private var escape: [UInt8] { [UInt8(ascii: "\\")] + Array(repeating: UInt8(ascii: "#"), count: pounds) }

    /// The index behind the literal, or behind the parenthesis that opens its next interpolation.
    ///
    /// A literal of one line that is not closed ends with its line.
    func end(from start: Int) -> (index: Int, isInterpolated: Bool) {
        let (closing, escape) = (closing, escape)
        var index = start
        while index < source.count {
            if source.starts(with: closing, at: index) { return (index + closing.count, false) }
            if source.isOne(of: "\n", index), !isMultiline { return (index, false) }
            guard source.starts(with: escape, at: index) else {
                index += 1
                continue
            }
            index += escape.count
            guard index < source.count else { break }
            if source.isOne(of: "(", index) { return (index + 1, true) }
            index += 1
        }
        return (source.count, false)
    }

    /// What the literal that ends at `end` says, or nil where it is not closed or an escape is not Swift's.
    func value(upTo end: Int) -> String? {
        let last = end - closing.count
        guard last >= body, source.starts(with: closing, at: last) else { return nil }
        guard isMultiline else { return unescaped(source.text(body..<last)[...]) }
        // Splitting scalars, since a carriage return and its line feed are one character.
        let lines = source.text(body..<last).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 2, let indent = lines.last, indent.allSatisfy({ $0 == " " || $0 == "\t" }) else {
            return nil
        }
        let inner = lines.dropFirst().dropLast().map { line in
            String(line.starts(with: indent) ? line.dropFirst(indent.count) : line).filter { $0 != "\r" }
        }
        return unescaped(inner.joined(separator: "\n")[...])
    }

    private func unescaped(_ text: Substring) -> String? {
        let mark = String(decoding: escape, as: UTF8.self)
        var (value, rest) = ("", text)
        while let found = rest.firstRange(of: mark) {
            value += rest[..<found.lowerBound]
            rest = rest[found.upperBound...]
            guard let letter = rest.popFirst() else { return nil }
            switch letter {
            case "n": value += "\n"
            case "t": value += "\t"
            case "r": value += "\r"
            case "0": value += "\0"
            case "\\", "\"", "'": value.append(letter)
            case "\n" where isMultiline: break
            case "u":
                guard rest.first == "{", let close = rest.firstIndex(of: "}"),
                    let code = UInt32(rest[..<close].dropFirst(), radix: 16), let scalar = Unicode.Scalar(code)
                else { return nil }
                value.unicodeScalars.append(scalar)
                rest = rest[rest.index(after: close)...]
            default: return nil
            }
        }
        return value + rest
    }
}
