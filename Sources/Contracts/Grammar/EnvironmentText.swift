/// Texts in which `${NAME}` stands for an environment variable; a dollar sign before anything else is itself.
enum EnvironmentText {
    /// What a text consists of.
    enum Part: Hashable {
        case literal(String)
        case variable(String)
    }

    /// The parts of a text, or nil where a `${` has no end or holds no name.
    static func parts(_ text: String) -> [Part]? {
        var parts: [Part] = []
        var literal = ""
        var rest = Substring(text)
        while let character = rest.first {
            guard rest.hasPrefix("${") else {
                literal.append(character)
                rest = rest.dropFirst()
                continue
            }
            let name = rest.dropFirst(2).prefix { $0 != "}" }
            rest = rest.dropFirst(2 + name.count)
            guard rest.first == "}", Names.isEnvironmentName(String(name)) else { return nil }
            rest = rest.dropFirst()
            if !literal.isEmpty { parts.append(.literal(literal)) }
            literal = ""
            parts.append(.variable(String(name)))
        }
        return literal.isEmpty ? parts : parts + [.literal(literal)]
    }

    /// What is wrong with a text, to follow its name, or nil.
    static func problem(in text: String) -> String? {
        if text.isEmpty { return "is empty" }
        return parts(text) == nil ? "holds a ${ that is no ${NAME}; expected letters, digits and underscores" : nil
    }

    /// Whether a connection text spells a password out instead of naming a variable.
    static func holdsPassword(_ text: String) -> Bool {
        guard let parts = parts(text) else { return false }
        let visible = parts.map { part in
            if case .literal(let literal) = part { literal } else { "" }
        }.joined()
        if let scheme = visible.firstIndex(of: ":"), visible[scheme...].hasPrefix("://") {
            let authority = visible[scheme...].dropFirst(3).prefix { $0 != "/" && $0 != "?" }
            let parameters = visible.split(separator: "?").dropFirst().flatMap { $0.split(separator: "&") }
            if parameters.contains(where: { $0.hasPrefix("password=") && $0.count > "password=".count }) { return true }
            guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
                return false
            }
            return authority.index(after: colon) < at
        }
        return visible.split(separator: " ").contains { $0.hasPrefix("password=") && $0.count > "password=".count }
    }
}
