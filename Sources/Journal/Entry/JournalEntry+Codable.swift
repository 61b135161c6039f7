internal import FeatureStore

extension JournalEntry: Codable {
    private enum CodingKeys: String, CodingKey {
        case format, at, verb, author, commit, dirty, part, conclusion, views, note, model
    }

    /// The version of the form; raised when a reader of the old form would misread the new one.
    public static let format = 1

    /// Reads an entry.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let text = try values.decode(String.self, forKey: .at)
        guard try values.decode(Int.self, forKey: .format) == Self.format, let at = try? Timestamp(text) else {
            throw DecodingError.dataCorruptedError(forKey: .at, in: values, debugDescription: "another form")
        }
        self.init(
            at: at, verb: try values.decode(String.self, forKey: .verb),
            author: try values.decodeIfPresent(String.self, forKey: .author),
            conclusion: try values.decodeIfPresent(String.self, forKey: .conclusion),
            views: try values.decodeIfPresent([JournalView].self, forKey: .views) ?? [],
            note: try values.decodeIfPresent(String.self, forKey: .note),
            model: try values.decodeIfPresent(String.self, forKey: .model))
        commit = try values.decodeIfPresent(String.self, forKey: .commit)
        isDirty = try values.decodeIfPresent(Bool.self, forKey: .dirty)
        isPart = try values.decodeIfPresent(Bool.self, forKey: .part) ?? false
    }

    /// Writes an entry; what it does not say is left out.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Self.format, forKey: .format)
        try values.encode("\(at)", forKey: .at)
        try values.encode(verb, forKey: .verb)
        try values.encodeIfPresent(author, forKey: .author)
        try values.encodeIfPresent(commit, forKey: .commit)
        try values.encodeIfPresent(isDirty, forKey: .dirty)
        if isPart { try values.encode(true, forKey: .part) }
        try values.encodeIfPresent(conclusion, forKey: .conclusion)
        if !views.isEmpty { try values.encode(views, forKey: .views) }
        try values.encodeIfPresent(note, forKey: .note)
        try values.encodeIfPresent(model, forKey: .model)
    }
}
