/// Spells text so that GitHub's and GitLab's Markdown show it as it is.
enum MarkdownText {
    /// Text within a paragraph or a table's cell: everything that Markdown or HTML gives a meaning is a reference.
    ///
    /// References are never read as syntax, so that nothing can end a cell or begin a tag. People and issues are looked for
    /// in what was read, so an empty comment stands behind the signs that begin them, and behind `www`.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", ",", ";", "?", "/", "%", "'", "(", ")":
                escaped.unicodeScalars.append(scalar)
            case ".": escaped += escaped.hasSuffix("www") ? "<!-- -->." : "."
            case "@", "#": escaped += "&#\(scalar.value);<!-- -->"
            case "\n", "\r", "\t": escaped += " "
            default:
                if let plain = visible(scalar) {
                    escaped += plain
                } else if scalar.isASCII {
                    escaped += "&#\(scalar.value);"
                } else {
                    escaped.unicodeScalars.append(scalar)
                }
            }
        }
    }

    /// A piece of code within a paragraph or a cell, in which nobody is mentioned and nothing is linked.
    static func code(_ text: String) -> String { "<code>\(escaped(text))</code>" }

    /// A block of code, whose fence is longer than any run of backticks in it.
    static func fenced(_ text: String, language: String) -> String {
        var (longest, run) = (2, 0)
        for scalar in text.unicodeScalars {
            run = scalar == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let shown = text.unicodeScalars.reduce(into: "") { shown, scalar in
            switch scalar {
            case "\n", "\t": shown.unicodeScalars.append(scalar)
            // A bare carriage return would begin a line of its own.
            case "\r": shown += "␍"
            default:
                if let plain = visible(scalar) { shown += plain } else { shown.unicodeScalars.append(scalar) }
            }
        }
        return "\(fence)\(language)\n\(shown)\n\(fence)"
    }

    /// A name for what cannot be seen, or makes what follows look otherwise than it is; nil for everything else.
    private static func visible(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}",
            "\u{2060}"..."\u{2069}", "\u{FEFF}", "\u{2028}", "\u{2029}":
            "U+" + ValueText.hexadecimal(UInt64(scalar.value), digits: 4).uppercased()
        default: nil
        }
    }
}
