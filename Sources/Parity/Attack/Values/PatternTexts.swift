/// Texts that a regular expression matches, and such as it just does not.
///
/// It reads what people write into features: characters, classes, groups, alternatives, quantifiers, anchors. What it does
/// not know it takes for the character itself; whether a text matches is for the halves to say.
struct PatternTexts {
    /// Texts that match: as little as may be, more of everything, each alternative.
    let matches: [String]
    /// Texts beside them: with something before or behind, without the last character, in the other case, with a digit of
    /// another script.
    let misses: [String]

    /// - Parameter isSimilar: whether it is a pattern of SIMILAR TO, in which `%` and `_` stand for anything.
    init(_ pattern: String, isSimilar: Bool) {
        var reader = Reader(scalars: Array(pattern.unicodeScalars), isSimilar: isSimilar)
        let node = reader.alternatives()
        let made = (0..<4).map { node.text(choice: $0 / 2, isPlentiful: $0 % 2 == 1) }
        matches = Clues.distinct(made.filter { $0.unicodeScalars.count <= Self.longest })
        misses = Clues.distinct(matches.prefix(2).flatMap(Self.beside)).filter { !made.contains($0) }
    }

    private static let longest = 80

    private static func beside(_ text: String) -> [String] {
        var texts = [text + "x", "x" + text, text + " ", " " + text, text + "\n", String(text.dropLast())]
        texts += [text.lowercased(), text.uppercased(), text + text]
        // Digits of other scripts are digits for those who ask Unicode.
        for digit in ["٣", "３"] where text.unicodeScalars.contains(where: { ("0"..."9").contains($0) }) {
            texts.append(String(text.map { $0.isASCII && $0.isNumber ? Character(digit) : $0 }))
        }
        return texts
    }

    /// A piece of a pattern.
    private indirect enum Node {
        /// One of these characters, first and last being the ends of a class.
        case character([Character])
        case sequence([Node])
        case choice([Node])
        case repeated(Node, least: Int, most: Int)

        func text(choice: Int, isPlentiful: Bool) -> String {
            switch self {
            case .character(let samples):
                return (isPlentiful ? samples.last : samples.first).map { String($0) } ?? ""
            case .sequence(let nodes):
                return nodes.map { $0.text(choice: choice, isPlentiful: isPlentiful) }.joined()
            case .choice(let nodes):
                return nodes.isEmpty ? "" : nodes[choice % nodes.count].text(choice: choice, isPlentiful: isPlentiful)
            case .repeated(let node, let least, let most):
                let count = isPlentiful ? min(most, least + 1) : least
                let text = node.text(choice: choice, isPlentiful: isPlentiful)
                return String(repeating: text, count: min(count, 20))
            }
        }
    }

    private struct Reader {
        let scalars: [Unicode.Scalar]
        let isSimilar: Bool
        var position = 0

        private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

        mutating func alternatives() -> Node {
            var found = [sequence()]
            while next == "|" {
                position += 1
                found.append(sequence())
            }
            return found.count == 1 ? found[0] : .choice(found)
        }

        private mutating func sequence() -> Node {
            var nodes: [Node] = []
            while let scalar = next, scalar != "|", scalar != ")" {
                guard let atom = atom() else { continue }
                nodes.append(quantified(atom))
            }
            return .sequence(nodes)
        }

        private mutating func atom() -> Node? {
            guard let scalar = next else { return nil }
            position += 1
            switch scalar {
            case "^", "$": return isSimilar ? .character([Character(scalar)]) : nil
            case "(":
                if next == "?" { position = min(scalars.count, position + 2) }
                let inner = alternatives()
                if next == ")" { position += 1 }
                return inner
            case "[": return characterClass()
            case "." where !isSimilar, "_" where isSimilar: return .character(["x", "z"])
            case "%" where isSimilar: return .repeated(.character(["x", "y"]), least: 0, most: 2)
            case "\\": return escaped()
            default: return .character([Character(scalar)])
            }
        }

        private mutating func escaped() -> Node? {
            guard let scalar = next else { return nil }
            position += 1
            switch scalar {
            case "d": return .character(["0", "9"])
            case "w": return .character(["a", "Z"])
            case "s": return .character([" ", "\t"])
            case "D", "W", "S": return .character(["-", "x"])
            case "m", "M", "y", "b", "B", "A", "Z": return nil
            default: return .character([Character(scalar)])
            }
        }

        private mutating func characterClass() -> Node {
            let isNegated = next == "^"
            if isNegated { position += 1 }
            var samples: [Character] = []
            let start = position
            while let scalar = next, scalar != "]" || position == start {
                if scalar == "[", position + 1 < scalars.count, scalars[position + 1] == ":" {
                    samples += namedClass()
                    continue
                }
                position += 1
                if scalar == "\\", let escaped = escaped(), case .character(let more) = escaped {
                    samples += more
                } else if scalar != "-" || samples.isEmpty || next == "]" {
                    samples.append(Character(scalar))
                }
            }
            position = min(scalars.count, position + 1)
            guard isNegated else { return .character(samples) }
            return .character((["x", "7", " ", "-"] as [Character]).filter { !samples.contains($0) })
        }

        /// `[:alpha:]` within a class.
        private mutating func namedClass() -> [Character] {
            let rest = scalars[position...]
            let end = rest.indices.first { $0 > position + 1 && scalars[$0] == "]" } ?? scalars.count - 1
            let name = String(String.UnicodeScalarView(scalars[position...end]))
            position = end + 1
            return switch name {
            case "[:digit:]": ["0", "9"]
            case "[:upper:]": ["A", "Z"]
            case "[:space:]", "[:blank:]": [" ", "\t"]
            case "[:punct:]": [".", "-"]
            default: ["a", "z"]
            }
        }

        private mutating func quantified(_ atom: Node) -> Node {
            var node = atom
            while let scalar = next {
                switch scalar {
                case "*": node = .repeated(node, least: 0, most: 2)
                case "+": node = .repeated(node, least: 1, most: 3)
                case "?": node = .repeated(node, least: 0, most: 1)
                case "{":
                    guard let close = scalars[position...].firstIndex(of: "}") else { return node }
                    let text = String(String.UnicodeScalarView(scalars[position + 1..<close]))
                    let bounds = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
                    guard let least = bounds.first.flatMap({ $0 }) else { return node }
                    node = .repeated(node, least: least, most: bounds.count == 1 ? least : bounds[1] ?? least + 2)
                    position = close
                default: return node
                }
                position += 1
            }
            return node
        }
    }
}
