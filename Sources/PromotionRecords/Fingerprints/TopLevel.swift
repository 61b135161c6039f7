internal import Contracts

/// What a Swift file declares outside of all braces, told from its tokens.
enum TopLevel {
    private static let hidden: Set<String> = ["private", "fileprivate"]
    private static let declaring: Set<String> = [
        "func", "var", "let", "struct", "class", "enum", "actor", "protocol", "typealias", "extension", "operator",
        "precedencegroup", "macro",
    ]

    /// Whether a half declares anything that other files see, besides extensions of its own view.
    ///
    /// What cannot be told counts as declared: then more is hashed than must be, never less.
    static func declaresShared(_ tokens: SwiftTokens, besides view: String) -> Bool {
        var position = tokens.startIndex
        var isHidden = false
        while position < tokens.endIndex {
            let token = tokens[position]
            if let end = tokens.closing(position) {
                // Arguments of attributes, parameters, bodies.
                position = end + 1
                if token.isMark("{") { isHidden = false }
                continue
            }
            if let word = token.word {
                // `private(set)` hides only how a value is changed.
                let isOfSetter = tokens.token(1, from: position)?.isMark("(") ?? false
                if hidden.contains(word), !isOfSetter { isHidden = true }
                if word == "import" { isHidden = false }
                if declaring.contains(word), tokens.token(-1, from: position)?.word != "import" {
                    let isOwn = word == "extension" && tokens.token(1, from: position)?.word == view
                    if !isOwn, !isHidden { return true }
                    // A hidden declaration without a body must not hide the next one.
                    if word == "let" || word == "var" || word == "typealias" { isHidden = false }
                }
            } else if token.isMark(";") {
                isHidden = false
            }
            position += 1
        }
        return false
    }
}
