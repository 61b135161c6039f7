/// The whole numbers that a Swift file gives a name with `let`, and products of whole numbers.
struct SwiftConstants {
    private let tokens: SwiftTokens
    private var values: [String: Int64] = [:]

    init(_ tokens: SwiftTokens) {
        self.tokens = tokens
        var ambiguous: Set<String> = []
        for position in tokens.indices where tokens[position].word == "let" {
            guard let name = tokens.token(1, from: position)?.word else { continue }
            // let name = 7; let name: Int64 = 7
            let isTyped = tokens.token(2, from: position)?.isMark(":") ?? false
            let equals = position + (isTyped ? 4 : 2)
            let isEqual = tokens.token(0, from: equals)?.text == "="
            // A name that is given again elsewhere, as anything, says nothing any more.
            guard values[name] == nil, !ambiguous.contains(name), isEqual,
                let (value, end) = signedProduct(at: equals + 1), endsStatement(end)
            else {
                values[name] = nil
                ambiguous.insert(name)
                continue
            }
            values[name] = value
        }
    }

    /// Whether the token at `end` stands on another line than the one before, or ends a block.
    private func endsStatement(_ end: Int) -> Bool {
        guard let next = tokens.token(0, from: end), let last = tokens.token(-1, from: end) else { return true }
        return next.line > last.line && !next.isInfix && !next.isMark(".") || next.isMark("}") || next.isMark(";")
    }

    /// The product that begins at `position`, perhaps with a minus, and the position behind it.
    func signedProduct(at position: Int) -> (value: Int64, end: Int)? {
        guard let first = tokens.token(0, from: position), first.isPrefix, first.text == "-" else {
            return product(at: position)
        }
        return product(at: position + 1).map { (-$0.value, $0.end) }
    }

    /// The product of the factors from `position` on, each a number or the name of one, and the position behind it.
    func product(at position: Int) -> (value: Int64, end: Int)? {
        guard var (value, end) = factor(at: position).map({ ($0, position + 1) }) else { return nil }
        while let times = tokens.token(0, from: end), times.isInfix, times.text == "*", let next = factor(at: end + 1) {
            let (product, overflows) = value.multipliedReportingOverflow(by: next)
            guard !overflows else { return nil }
            (value, end) = (product, end + 2)
        }
        return (value, end)
    }

    private func factor(at position: Int) -> Int64? {
        switch tokens.token(0, from: position)?.kind {
        case .integer(let value?): Int64(exactly: value)
        case .word(let name): values[name]
        default: nil
        }
    }
}
