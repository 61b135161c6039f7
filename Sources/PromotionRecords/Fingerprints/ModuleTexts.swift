internal import Contracts

/// The Swift of a module of pairs, scanned: what each view's half may use of it.
///
/// An edit of one pair must not void all others, so a view takes in only: all helper files; every half that declares anything
/// which other files see; and, transitively, the halves of views whose name any of these mentions.
struct ModuleTexts {
    private let halves: [String: SwiftText]
    /// Helpers, and the halves that declare what others see, by view (nil for a helper), in byte order of their tokens.
    private let shared: [(view: String?, text: SwiftText)]

    init(_ project: Project) {
        let names = Set(project.views.map(\.name))
        var halves: [String: SwiftText] = [:]
        var shared: [(view: String?, text: SwiftText)] = []
        for view in project.views {
            let text = SwiftText(view.swift.text, views: names)
            halves[view.name] = text
            if TopLevel.declaresShared(text.tokens, besides: view.name) { shared.append((view.name, text)) }
        }
        shared += project.helpers.map { (nil, SwiftText($0.text, views: names)) }
        self.halves = halves
        self.shared = shared
    }

    /// The tokens of the view's half, in which its name is left open, and those of all that it may use.
    func canonicalText(for view: ViewContract) -> String {
        var taken: Set<String> = [view.name]
        var texts: [SwiftText] = []
        var waiting = [halves[view.name] ?? SwiftText(view.swift.text, views: [])]
        let own = waiting[0]
        for (name, text) in shared where name != view.name {
            if let name { taken.insert(name) }
            waiting.append(text)
            texts.append(text)
        }
        while let text = waiting.popLast() {
            // A set, but each name is taken once and the texts are ordered below.
            for name in text.mentioned where taken.insert(name).inserted {
                guard let half = halves[name] else { continue }
                waiting.append(half)
                texts.append(half)
            }
        }
        let others = texts.map { CanonicalTokens.text($0.canonical(own: nil)) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return CanonicalTokens.text(own.canonical(own: view.name)) + others.joined()
    }
}

/// One Swift file, scanned.
struct SwiftText {
    let tokens: SwiftTokens
    /// The names of views that occur in it.
    let mentioned: Set<String>

    init(_ text: String, views: Set<String>) {
        tokens = SwiftTokens(text)
        mentioned = Set(tokens.compactMap(\.word)).intersection(views)
    }

    /// The texts of the tokens, with what a compiler reads of the layout between them.
    ///
    /// - Parameter own: the name that is left open, or nil.
    func canonical(own: String?) -> [String] {
        var texts: [String] = []
        var last: SwiftToken?
        var directiveLine: Int?
        for token in tokens {
            let isNewLine = last.map { token.line > $0.line } ?? true
            if isNewLine {
                // A directive ends with its line, and a bracket on a line of its own begins a statement.
                let endsDirective = directiveLine != nil && last?.line == directiveLine
                let endsWord = last?.word.map { ["break", "continue"].contains($0) } ?? false
                let begins = token.isMark("(") || token.isMark("[")
                if last != nil, endsDirective || endsWord || begins { texts.append("\n") }
            }
            if token.kind == .directive { directiveLine = token.line }
            texts.append(Self.canonical(token, own: own))
            last = token
        }
        return texts
    }

    private static func canonical(_ token: SwiftToken, own: String?) -> String {
        switch token.kind {
        // Which side of a blank an operator stands on says what it does.
        case .operator(.prefix): "prefix \(token.text)"
        case .operator(.postfix): "postfix \(token.text)"
        // Of a literal of several lines the indentation is layout.
        case .string(let value?): "\"" + value
        // No word holds a blank, so that this is no other: not `Self` either, which is another type in a nested one.
        case .word(let word) where word == own: "own view"
        default: token.text
        }
    }
}
