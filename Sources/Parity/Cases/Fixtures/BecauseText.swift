internal import Contracts

/// Puts a reason together again that YAML has cut at its commas.
///
/// Inside `{ }` a comma ends a value, so `because: It is old, and the window is open }` reads as a reason and a key
/// without a value. No column has a name with a blank in it, so such keys behind `because` can only be more of the reason.
enum BecauseText {
    static func joined(_ entries: [YAMLEntry]) -> [YAMLEntry] {
        guard let start = entries.firstIndex(where: { $0.key == "because" }), let text = entries[start].value.text
        else {
            return entries
        }
        let rest = entries[(start + 1)...].prefix { $0.value.isNull && $0.key.contains(" ") }
        guard !rest.isEmpty else { return entries }
        let reason = YAMLValue(
            content: .scalar(([text] + rest.map(\.key)).joined(separator: ", "), isQuoted: false),
            location: entries[start].value.location)
        var entries = entries
        entries.replaceSubrange(
            start..<rest.endIndex,
            with: [YAMLEntry(key: "because", location: entries[start].location, value: reason)])
        return entries
    }
}
