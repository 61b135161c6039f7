internal import SQLite

extension PGArray {
    /// The parts of an array as PostgreSQL's input function sees them: texts that are still to be read as the element type.
    struct Literal {
        let dimensions: [Dimension]
        /// nil for an unquoted NULL.
        let elements: [String?]
    }

    /// Splits a text such as `{1,NULL,"a \"b\""}` or `[0:1]={a,b}` as PostgreSQL does.
    static func split(literal text: String) throws(FunctionFailure) -> Literal {
        var splitter = ArrayLiteralSplitter(text)
        return try splitter.split()
    }

    /// The text that PostgreSQL's output function writes, given the texts of the elements; nil for NULL.
    func literal(_ texts: [String?]) -> String {
        guard !dimensions.isEmpty else { return "{}" }
        var bounds = ""
        if dimensions.contains(where: { $0.lower != 1 }) {
            for dimension in dimensions { bounds += "[\(dimension.lower):\(dimension.lower + dimension.count - 1)]" }
            bounds += "="
        }
        let parts = texts.map { $0.map(Self.quotedIfNeeded) ?? "NULL" }
        return bounds + Self.nested(parts[...], dimensions[...])
    }

    private static func nested(_ parts: ArraySlice<String>, _ dimensions: ArraySlice<Dimension>) -> String {
        guard let first = dimensions.first else { return parts.joined() }
        let size = parts.count / first.count
        let inner = (0..<first.count).map { index in
            let start = parts.startIndex + index * size
            return nested(parts[start..<start + size], dimensions.dropFirst())
        }
        return "{\(inner.joined(separator: ","))}"
    }

    /// An element's text, in double quotes where it could be read as something else.
    private static func quotedIfNeeded(_ text: String) -> String {
        let special: Set<UInt8> = Set("{},\"\\ \t\n\r\u{0b}\u{0c}".utf8)
        let needsQuotes = text.isEmpty || text.lowercased() == "null" || text.utf8.contains { special.contains($0) }
        guard needsQuotes else { return text }
        var result: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { result.append(UInt8(ascii: "\\")) }
            result.append(byte)
        }
        result.append(UInt8(ascii: "\""))
        return String(decoding: result, as: UTF8.self)
    }
}

/// Reads an array's text from the first byte to the last.
private struct ArrayLiteralSplitter {
    private let text: String
    private let bytes: [UInt8]
    private var position = 0
    /// How many parts stand at each depth, once one pair of braces of that depth has been read.
    private var counts: [Int: Int] = [:]
    private var depthOfElements: Int?
    private var elements: [String?] = []

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    private var malformed: FunctionFailure { FunctionFailure("malformed array literal: \"\(text)\"") }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

    private mutating func skipSpace() {
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func split() throws(FunctionFailure) -> PGArray.Literal {
        skipSpace()
        let stated = try bounds()
        guard next == UInt8(ascii: "{") else { throw malformed }
        try braces(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw malformed }
        guard !elements.isEmpty else {
            guard stated.isEmpty, counts == [0: 0] else { throw malformed }
            return PGArray.Literal(dimensions: [], elements: [])
        }
        let found = (0...(depthOfElements ?? 0)).map { PGArray.Dimension(count: counts[$0] ?? 0) }
        guard stated.isEmpty || stated.map(\.count) == found.map(\.count) else { throw malformed }
        return PGArray.Literal(dimensions: stated.isEmpty ? found : stated, elements: elements)
    }

    /// `[0:1][1:3]=`, or nothing.
    private mutating func bounds() throws(FunctionFailure) -> [PGArray.Dimension] {
        var dimensions: [PGArray.Dimension] = []
        while next == UInt8(ascii: "[") {
            guard let close = bytes[position...].firstIndex(of: UInt8(ascii: "]")) else { throw malformed }
            let inside = String(decoding: bytes[(position + 1)..<close], as: UTF8.self).split(
                separator: ":", omittingEmptySubsequences: false)
            position = close + 1
            let numbers = inside.compactMap { Int32($0).map(Int.init) }
            guard numbers.count == inside.count, let last = numbers.last, numbers.count <= 2 else { throw malformed }
            let lower = numbers.count == 2 ? numbers[0] : 1
            guard last >= lower else { throw FunctionFailure("upper bound cannot be less than lower bound") }
            dimensions.append(PGArray.Dimension(lower: lower, count: last - lower + 1))
        }
        guard !dimensions.isEmpty else { return [] }
        skipSpace()
        guard next == UInt8(ascii: "=") else { throw malformed }
        position += 1
        skipSpace()
        return dimensions
    }

    /// One pair of braces and what is in it.
    private mutating func braces(depth: Int) throws(FunctionFailure) {
        guard depth < PGArray.largestDimensionCount else {
            throw FunctionFailure("number of array dimensions exceeds the maximum allowed (6)")
        }
        position += 1
        var count = 0
        skipSpace()
        if next == UInt8(ascii: "}") {
            position += 1
        } else {
            repeat {
                skipSpace()
                if next == UInt8(ascii: "{") { try braces(depth: depth + 1) } else { try element(depth: depth) }
                count += 1
                skipSpace()
                guard let separator = next, separator == UInt8(ascii: ",") || separator == UInt8(ascii: "}") else {
                    throw malformed
                }
                position += 1
            } while bytes[position - 1] == UInt8(ascii: ",")
        }
        if let known = counts[depth], known != count { throw malformed }
        counts[depth] = count
    }

    private mutating func element(depth: Int) throws(FunctionFailure) {
        if let known = depthOfElements, known != depth { throw malformed }
        depthOfElements = depth
        if next == UInt8(ascii: "\"") {
            elements.append(try quoted())
            return
        }
        var content: [UInt8] = []
        // White space at the end does not count, unless it was escaped.
        var significant = 0
        var isEscaped = false
        while let byte = next, !"{},\"".utf8.contains(byte) {
            position += 1
            if byte == UInt8(ascii: "\\") {
                guard let escaped = next else { throw malformed }
                position += 1
                content.append(escaped)
                significant = content.count
                isEscaped = true
            } else {
                content.append(byte)
                if !Self.isSpace(byte) { significant = content.count }
            }
        }
        guard significant > 0, next != UInt8(ascii: "\""), next != UInt8(ascii: "{") else { throw malformed }
        let word = String(decoding: content[..<significant], as: UTF8.self)
        elements.append(!isEscaped && word.lowercased() == "null" ? nil : word)
    }

    private mutating func quoted() throws(FunctionFailure) -> String {
        position += 1
        var content: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = next else { throw malformed }
                position += 1
                content.append(escaped)
            default: content.append(byte)
            }
        }
        throw malformed
    }
}
