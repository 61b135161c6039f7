internal import Contracts

extension SwiftMutantMaker {
    /// Which end is taken, how many elements are, and whether they are sorted.
    mutating func addPositions(at position: Int) {
        guard let name = word(position), isMember(position) else { return }
        if name == "sorted" { replace((position - 1)...callEnd(position), with: "", .order) }
        if name == "reversed" { replace((position - 1)...callEnd(position), with: "", .order) }
        if let other = Self.opposites[name] { replace(position, with: other, .order) }
        guard ["prefix", "suffix", "last", "dropFirst", "dropLast"].contains(name), isCall(position),
            case .integer(let count?)? = tokens.token(2, from: position)?.kind
        else { return }
        replace(position + 2, with: "\(count + 1)", .range)
        if count > 0 { replace(position + 2, with: "\(count - 1)", .range) }
    }

    private static let opposites = [
        "first": "last", "last": "first", "latest": "first", "prefix": "suffix", "suffix": "prefix",
        "dropFirst": "dropLast", "dropLast": "dropFirst",
    ]
}
