/// Finds the known name that a misspelt one was meant to be.
public enum NearestName {
    /// The known name with the fewest edits to `name`, or nil when none is near enough to be a slip of the pen.
    ///
    /// Near enough is at most one edit for three letters of the longer name, and always one; the first of equals wins.
    /// Costs the product of both lengths for each known name; names longer than 100 scalars are not compared.
    public static func suggestion(for name: String, among known: [String]) -> String? {
        var best: (name: String, edits: Int)?
        for candidate in known {
            let edits = distance(fold(name), fold(candidate))
            let allowed = max(1, max(name.unicodeScalars.count, candidate.unicodeScalars.count) / 3)
            if edits <= allowed, edits < best?.edits ?? .max { best = (candidate, edits) }
        }
        return best?.name
    }

    /// How many insertions, deletions, replacements and swaps of neighbours turn one text into the other.
    static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        guard first.count <= 100, second.count <= 100 else { return .max }
        if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for row in 1...first.count {
            var current = [row]
            for column in 1...second.count {
                let isSame = first[row - 1] == second[column - 1]
                var edits = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                    edits = min(edits, beforeLast[column - 2] + 1)
                }
                current.append(edits)
            }
            (beforeLast, last) = (last, current)
        }
        return last[second.count]
    }

    /// Case and hyphens are the likeliest slips: they cost nothing.
    private static func fold(_ name: String) -> [Unicode.Scalar] {
        name.lowercased().unicodeScalars.map { $0 == "-" ? "_" : $0 }
    }
}
