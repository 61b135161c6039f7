/// The questions that loaders ask of a YAML value; what does not fit is reported, and answered with nil.
extension YAMLValue {
    /// The entries of a mapping.
    ///
    /// - Parameters:
    ///   - what: what the mapping is, for messages: `the source 'flights'`.
    ///   - example: how it looks, for messages.
    package func entries(_ what: String, example: String, _ errors: ErrorCollector) -> [YAMLEntry]? {
        if case .mapping(let entries) = content { return entries }
        errors.report(at: location, "\(what) is not a mapping", expected: example, found: kind)
        return nil
    }

    /// The entries of a mapping whose keys are all known; unknown ones are reported and left out.
    package func fields(
        _ what: String, known: [String], required: [String] = [], example: String, _ errors: ErrorCollector
    ) -> Fields? {
        guard let entries = entries(what, example: example, errors) else { return nil }
        var meant: Set<String> = []
        for entry in entries where !known.contains(entry.key) {
            errors.reportUnknown("key", entry.key, at: entry.location, known: known)
            if let nearest = NearestName.suggestion(for: entry.key, among: known) { meant.insert(nearest) }
        }
        // A misspelt key is one mistake, not two.
        for name in required where !meant.contains(name) && !entries.contains(where: { $0.key == name }) {
            errors.report(at: location, "\(what) lacks '\(name)'", expected: example)
        }
        let hasUnknown = entries.contains { !known.contains($0.key) }
        return Fields(
            entries: entries.filter { known.contains($0.key) }, location: location, hasUnknown: hasUnknown)
    }

    /// A single value as text.
    package func text(_ what: String, example: String, _ errors: ErrorCollector) -> String? {
        if let text { return text }
        errors.report(at: location, "\(what) is not a single value", expected: example, found: kind)
        return nil
    }

    /// True or false; YAML 1.1's yes, no, on and off are not taken for either.
    package func bool(_ what: String, _ errors: ErrorCollector) -> Bool? {
        if case .scalar(let text, isQuoted: false) = content, text == "true" || text == "false" {
            return text == "true"
        }
        errors.report(at: location, "\(what) is neither true nor false", found: kind)
        return nil
    }

    /// One of a closed set of words.
    package func word<Word: RawRepresentable & CaseIterable>(
        _ what: String, as: Word.Type, _ errors: ErrorCollector
    ) -> Word? where Word.RawValue == String {
        let known = Word.allCases.map(\.rawValue)
        guard let text else {
            errors.report(
                at: location, "\(what) is not a word", expected: "one of \(known.joined(separator: ", "))", found: kind)
            return nil
        }
        if let word = Word(rawValue: text) { return word }
        errors.reportUnknown(what, text, at: location, known: known)
        return nil
    }

    /// A list of single values, or one single value.
    package func texts(_ what: String, example: String, _ errors: ErrorCollector) -> [YAMLText]? {
        switch content {
        case .scalar(let text, _): return [YAMLText(text: text, location: location)]
        case .sequence(let values):
            var texts: [YAMLText] = []
            for value in values {
                guard let text = value.text("an entry of \(what)", example: example, errors) else { return nil }
                texts.append(YAMLText(text: text, location: value.location))
            }
            return texts
        default:
            errors.report(at: location, "\(what) is not a list", expected: example, found: kind)
            return nil
        }
    }
}

/// The known entries of one mapping.
package struct Fields {
    package let entries: [YAMLEntry]
    /// Where the mapping begins.
    package let location: SourceLocation
    /// Whether the mapping has other entries as well, which were reported.
    package let hasUnknown: Bool

    /// The value of a key, or nil where the key is absent.
    package subscript(_ key: String) -> YAMLValue? { entries.first { $0.key == key }?.value }
}

/// A text with its place.
package struct YAMLText: Sendable {
    package let text: String
    package let location: SourceLocation
}
