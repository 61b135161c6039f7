/// The canonical lines of a contract, `path = value`, by path.
struct ContractLines {
    /// The paths in the order of the text, each once.
    let paths: [String]
    private let values: [String: String]

    init(_ text: String) {
        var (paths, values): ([String], [String: String]) = ([], [:])
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " = ", maxSplits: 1, omittingEmptySubsequences: false)
            let (path, value) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
            if let known = values[path] {
                // Lines of one path together say one thing.
                values[path] = known + ", " + value
            } else {
                paths.append(path)
                values[path] = value
            }
        }
        self.paths = paths
        self.values = values
    }

    /// What stands behind a path, or nil.
    subscript(_ path: String) -> String? { values[path] }

    /// The type of a feature as contracts spell it: `double?`; nil where there is no such feature.
    func type(of feature: String) -> String? {
        self["features.\(feature).type"].map { $0 + (self["features.\(feature).nullable"] == "true" ? "?" : "") }
    }

    /// The second word of every path below a first one, in order, each once: the features, the sources.
    func names(below word: String) -> [String] {
        var names: [String] = []
        for path in paths {
            let words = path.split(separator: ".", maxSplits: 2)
            guard words.count > 1, words[0] == word, !names.contains(String(words[1])) else { continue }
            names.append(String(words[1]))
        }
        return names
    }
}
