internal import Mustache
internal import Parity

/// Writes a run as one page that needs nothing else: no network, no script, its pictures and its style within it.
///
/// The page is the same, byte for byte, for the same verdict. Whatever people and databases wrote is escaped.
public enum HTMLReport {
    /// The page.
    ///
    /// - Parameters:
    ///   - examples: how many divergences of each finding are shown in full; the others are counted.
    ///   - teeth: which edits would be noticed, where that was measured.
    /// - Throws: what the template engine says of a template that it cannot read; these it can.
    public static func text(_ report: RunReport, examples: Int = 1, teeth: [TeethBar] = []) throws -> String {
        try render(PageContent(report, examples: examples, teeth: teeth))
    }

    static func render(_ content: PageContent) throws -> String {
        MustacheContentTypes.register(PageText(), named: PageText.name)
        let templates = try PageTemplates.all.mapValues { text in
            try MustacheTemplate(string: "{{% CONTENT_TYPE:\(PageText.name)}}\n" + text)
        }
        let page = MustacheLibrary(templates: templates).render(content, withTemplate: "page")
        return (page ?? "").drop { $0.isWhitespace } + ""
    }
}

/// How text becomes part of the page.
///
/// The engine's own escaping goes by characters, to which a quote with an accent upon it is no quote; a browser goes by
/// code points.
struct PageText: MustacheContentType {
    static let name = "FEATURESTORE_PAGE"

    func escapeText(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\r": escaped += "&#13;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            // Neither control characters nor signs that turn the direction of what follows may act on the page.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
