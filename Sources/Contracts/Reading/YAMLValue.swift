/// A YAML value with its place; anchors, aliases and tags never reach it.
package struct YAMLValue: Sendable {
    /// What the value is.
    package indirect enum Content: Sendable {
        /// Nothing, `~` or `null`, not quoted.
        case null
        /// Any other single value, as text; YAML's own guesses at types are not used.
        case scalar(String, isQuoted: Bool)
        /// A list.
        case sequence([YAMLValue])
        /// Keys and values in written order; no key occurs twice.
        case mapping([YAMLEntry])
    }

    /// What the value is.
    package let content: Content
    /// Where it begins.
    package let location: SourceLocation

    package init(content: Content, location: SourceLocation) {
        self.content = content
        self.location = location
    }

    /// What stands there, for messages.
    package var kind: String {
        switch content {
        case .null: "nothing"
        case .scalar(let text, _): "'\(text.count > 60 ? String(text.prefix(60)) + "…" : text)'"
        case .sequence: "a list"
        case .mapping: "a mapping { … }"
        }
    }

    /// The text of a single value, or nil.
    package var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// Whether nothing stands there.
    package var isNull: Bool {
        if case .null = content { true } else { false }
    }
}

/// One key of a mapping and its value.
package struct YAMLEntry: Sendable {
    /// The key.
    package let key: String
    /// Where the key begins.
    package let location: SourceLocation
    /// The value.
    package let value: YAMLValue

    package init(key: String, location: SourceLocation, value: YAMLValue) {
        self.key = key
        self.location = location
        self.value = value
    }
}
