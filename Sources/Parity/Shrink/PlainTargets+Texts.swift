internal import Contracts
internal import FeatureStore

extension PlainTargets {
    /// Shorter texts and texts of plainer characters.
    func texts(below text: String) -> [String] {
        var found = ["a", ""] + plainness.literals.texts
        let scalars = Array(text.unicodeScalars)
        func add(_ scalars: some Sequence<Unicode.Scalar>) {
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            found.append(text)
        }
        guard !scalars.isEmpty else { return found }
        add(scalars.map { Self.plain($0, keepingKind: false) })
        add(scalars.map { Self.plain($0, keepingKind: true) })
        // Halves, quarters and so on left out, then single characters replaced: what is left has the property itself.
        var length = (scalars.count + 1) / 2
        while length > 0 {
            for start in stride(from: 0, to: scalars.count, by: length).prefix(16) {
                add(scalars[..<start] + scalars[min(start + length, scalars.count)...])
            }
            if length == 1 { break }
            length = (length + 1) / 2
        }
        for position in scalars.indices.prefix(16) {
            add([scalars[position]])
            var plainer = scalars
            plainer[position] = "a"
            add(plainer)
            plainer[position] = Self.plain(scalars[position], keepingKind: true)
            add(plainer)
        }
        return found
    }

    /// A character that stands for others: an `a`, or one of the same kind.
    static func plain(_ scalar: Unicode.Scalar, keepingKind: Bool) -> Unicode.Scalar {
        guard keepingKind else { return "a" }
        return switch scalar {
        case "a"..."z": "a"
        case "A"..."Z": "A"
        case "0"..."9": "0"
        default: scalar
        }
    }
}
