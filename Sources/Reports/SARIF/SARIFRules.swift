internal import Catalogue
internal import Parity
internal import SQLFrontend

/// The rules that results name: the catalogue's classes of causes, the classes of divergence, and what else is found.
///
/// All of them are in every log, so that a rule's position never depends on what was found.
enum SARIFRules {
    /// Something that is wrong with a pair itself: its SQL, or a waiver of its contract that expired.
    static let misconfigured = "misconfigured"

    /// The rules in a fixed order.
    static let all: [SARIFRule] =
        CauseClass.allCases.map(rule) + DivergenceClass.allCases.map(rule) + Lint.Code.allCases.map(rule)
        + [
            rule(
                misconfigured, name: "Misconfigured", tags: ["sql"], level: .error,
                title: "The pair itself is at fault",
                sentence:
                    "The SQL half does not parse, its columns are not those of its contract, or a waiver has expired.",
                advice: "Mend the pair, then run verify again.")
        ]

    private static let positions: [String: Int] = Dictionary(
        uniqueKeysWithValues: all.enumerated().map { ($0.element.id, $0.offset) })

    /// Where a rule stands among the rules; nil for an identifier that is none.
    static func position(of id: String) -> Int? { positions[id] }

    private static func rule(_ cause: CauseClass) -> SARIFRule {
        let related = cause.related.compactMap(Catalogue.entry)
        let list = related.map { "- \($0.code): \($0.title)" }
        let command = "featurestore explain \(cause.code)"
        return SARIFRule(
            id: cause.code, name: pascalCase("\(cause)"),
            shortDescription: .plain("The halves of a pair differ: \(cause.title)."),
            fullDescription: .plain(cause.mechanism),
            help: SARIFMessage(
                text: SARIFText.escaped(
                    ([cause.mechanism, cause.advice, "Related traps:"] + list + ["More: \(command)"])
                        .joined(separator: "\n")),
                markdown: SARIFText.escapedMarkdown(
                    ([
                        MarkdownText.escaped(cause.mechanism), "", MarkdownText.escaped(cause.advice), "",
                        "**Related traps**", "",
                    ] + related.map { "- \(MarkdownText.code($0.code)) \(MarkdownText.escaped($0.title))" } + [
                        "", "More: \(MarkdownText.code(command))",
                    ]).joined(separator: "\n"))),
            defaultConfiguration: .init(level: .error), properties: .init(tags: ["correctness", "parity", "cause"]))
    }

    private static func rule(_ kind: DivergenceClass) -> SARIFRule {
        rule(
            ClassText.code(kind), name: pascalCase(kind.rawValue), tags: ["parity", "divergence"], level: .error,
            title: ClassText.code(kind), sentence: ClassHelp.sentence(kind),
            advice: "The smallest input on which it happens is part of the result; run verify to see it in full.")
    }

    private static func rule(_ code: Lint.Code) -> SARIFRule {
        let sentence =
            switch code {
            case .zoneDependent: "What the SQL answers depends on the time zone of the session."
            case .unstableOrder: "What the SQL answers depends on the order of rows that tie."
            }
        return rule(
            code.rawValue, name: pascalCase("\(code)"), tags: ["sql", "portability"], level: .warning,
            title: code.rawValue, sentence: sentence, advice: "The result says what to write instead.")
    }

    private static func rule(
        _ id: String, name: String, tags: [String], level: SARIFLevel, title: String, sentence: String, advice: String
    ) -> SARIFRule {
        SARIFRule(
            id: id, name: name, shortDescription: .plain(title), fullDescription: .plain(sentence),
            help: SARIFMessage(
                text: SARIFText.escaped("\(sentence)\n\(advice)"),
                markdown: SARIFText.escapedMarkdown(
                    "\(MarkdownText.escaped(sentence))\n\n\(MarkdownText.escaped(advice))")),
            defaultConfiguration: .init(level: level), properties: .init(tags: ["correctness"] + tags))
    }

    private static func pascalCase(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}

extension SARIFMessage {
    /// A text without links and placeholders, whatever it holds.
    static func plain(_ text: String) -> SARIFMessage { SARIFMessage(text: SARIFText.escaped(text), markdown: nil) }
}
