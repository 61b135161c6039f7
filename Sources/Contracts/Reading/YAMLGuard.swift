/// Refuses, before a parser sees them, the YAML texts that make parsers slow or overflow their stack.
///
/// Aliases can make a few lines stand for billions of nodes, and readers recurse into nesting. Both are found by one
/// pass over the characters that knows quotes, comments and block texts.
package enum YAMLGuard {
    /// The largest text that is read, in UTF-8 bytes.
    package static let largest = 4 << 20
    /// How deep flow collections, or block collections, may nest.
    package static let deepest = 64

    /// What YAML 1.1 takes for the end of a line.
    private static let lineBreaks: [Unicode.Scalar] = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]

    /// Checks a text.
    static func check(_ text: String, origin: YAMLDocument.Origin) throws(ContractError) {
        guard text.utf8.count <= largest else {
            throw ContractError(
                at: origin.location(line: 1, column: 1), "the YAML text is \(text.utf8.count) bytes long",
                expected: "at most \(largest)")
        }
        var scanner = Scanner(origin: origin)
        var line = 1
        var content: [Unicode.Scalar] = []
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            let isSecondHalf = last == "\r" && scalar == "\n"
            last = scalar
            guard Self.lineBreaks.contains(scalar) else {
                content.append(scalar)
                continue
            }
            guard !isSecondHalf else { continue }
            try scanner.scan(content, line: line)
            content.removeAll(keepingCapacity: true)
            line += 1
        }
        try scanner.scan(content, line: line)
    }

    /// What the pass remembers from one line to the next.
    private struct Scanner {
        let origin: YAMLDocument.Origin
        var flowDepth = 0
        var quote: Unicode.Scalar?
        /// Lines indented deeper than this belong to a block text.
        var blockTextIndent: Int?

        init(origin: YAMLDocument.Origin) {
            self.origin = origin
        }

        mutating func scan(_ scalars: [Unicode.Scalar], line: Int) throws(ContractError) {
            let indent = scalars.prefix { $0 == " " }.count
            if let blockTextIndent, quote == nil {
                if indent > blockTextIndent || indent == scalars.count { return }
                self.blockTextIndent = nil
            }
            if quote == nil, flowDepth == 0 {
                let prefix = scalars.prefix { " -?:\t".unicodeScalars.contains($0) }.count
                guard prefix <= 2 * deepest, scalars.prefix(prefix).count(where: { $0 != " " }) <= deepest else {
                    throw ContractError(
                        at: origin.location(line: line, column: prefix + 1), "YAML is nested too deeply",
                        expected: "at most \(deepest) levels")
                }
            }
            try scanTokens(scalars, line: line)
        }

        /// The column of the key or dash that a block text belongs to: its lines stand further right.
        private func parentIndent(of index: Int, in scalars: [Unicode.Scalar]) -> Int {
            let prefix = scalars.prefix { $0 == " " || $0 == "-" || $0 == "?" }
            guard prefix.count == index else { return prefix.count }
            return prefix.lastIndex { $0 != " " } ?? 0
        }

        private mutating func scanTokens(_ scalars: [Unicode.Scalar], line: Int) throws(ContractError) {
            let isMarker = scalars.starts(with: "---".unicodeScalars) && (scalars.count == 3 || scalars[3] == " ")
            var index = isMarker ? 3 : 0
            var atStart = true
            while index < scalars.count {
                let scalar = scalars[index]
                if let open = quote {
                    if open == "\"", scalar == "\\" {
                        index += 1
                    } else if scalar == open {
                        quote = nil
                        atStart = false
                    }
                    index += 1
                    continue
                }
                let before = index > 0 ? scalars[index - 1] : " "
                let after = index + 1 < scalars.count ? scalars[index + 1] : " "
                switch scalar {
                case " ", "\t", "\r": break
                case "#" where before == " " || before == "\t": return
                case "\"" where atStart, "'" where atStart: quote = scalar
                case "[" where atStart || flowDepth > 0, "{" where atStart || flowDepth > 0:
                    flowDepth += 1
                    atStart = true
                    guard flowDepth <= deepest else {
                        throw ContractError(
                            at: origin.location(line: line, column: index + 1), "YAML is nested too deeply",
                            expected: "at most \(deepest) levels")
                    }
                case "]" where flowDepth > 0, "}" where flowDepth > 0:
                    flowDepth -= 1
                    atStart = false
                case "," where flowDepth > 0: atStart = true
                case ":" where after == " " || after == "\t" || flowDepth > 0,
                    "-" where atStart && (after == " " || after == "\t"),
                    "?" where atStart && (after == " " || after == "\t"):
                    atStart = true
                case "&" where atStart && after != " ", "*" where atStart && after != " ", "!" where atStart:
                    throw ContractError(
                        at: origin.location(line: line, column: index + 1),
                        scalar == "!" ? "YAML tags are not read" : "YAML anchors and aliases are not read",
                        advice: "Write the value out, or quote it if it is a text that begins with '\(scalar)'")
                case "|" where atStart && flowDepth == 0, ">" where atStart && flowDepth == 0:
                    blockTextIndent = parentIndent(of: index, in: scalars)
                    return
                default: atStart = false
                }
                index += 1
            }
        }
    }
}
