/// Finds the known name that a misspelt one most likely means.
enum Nearest {
    /// `did you mean x?`, or nil when nothing is near.
    static func hint(for name: String, among known: [String]) -> String? {
        nearest(to: name, among: known).map { "did you mean \($0)?" }
    }

    /// The name with the fewest edits, at most a third of the length and never more than three; the first of equals.
    static func nearest(to name: String, among known: [String]) -> String? {
        let limit = min(3, max(1, name.count / 3))
        var best: (name: String, distance: Int)?
        for candidate in known where candidate != name {
            let distance = edits(Array(name.lowercased()), Array(candidate.lowercased()))
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    private static func edits(_ first: [Character], _ second: [Character]) -> Int {
        var row = Array(0...second.count)
        for (index, character) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in second.enumerated() {
                let substitution = diagonal + (character == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substitution, row[column] + 1, diagonal + 1)
            }
        }
        return row[second.count]
    }
}
