/// One finding without any value: what kind of divergence it was, how many questions showed it, and where it is decided.
public struct JournalFinding: Hashable, Sendable, Codable {
    /// The feature, or nil where the whole answer is meant.
    public var feature: String?
    /// The class of divergences: `value-differs`.
    public var `class`: String
    /// The code of the likeliest class of causes, or nil where none was found.
    public var cause: String?
    /// How many questions showed it.
    public var count: Int
    /// The place in a half that decides it, or nil where that was not found.
    public var place: JournalSourceLine?
    /// The edit that restores agreement, or nil.
    public var edit: JournalEdit?
    /// The last day of the waiver that holds for it, or nil where it counts.
    public var waivedUntil: String?

    /// Makes one.
    public init(
        feature: String?, class: String, cause: String?, count: Int, place: JournalSourceLine?, edit: JournalEdit?,
        waivedUntil: String?
    ) {
        self.feature = feature
        self.class = `class`
        self.cause = cause
        self.count = count
        self.place = place
        self.edit = edit
        self.waivedUntil = waivedUntil
    }

    /// What a retrospective files it under: the cause where it is known, else the class.
    public var code: String { cause ?? self.class }
}

/// A line of one half of a pair.
public struct JournalSourceLine: Hashable, Sendable, Codable {
    /// The half: `sql` or `swift`.
    public var half: String
    /// The file, relative to the package.
    public var file: String
    /// The line, counted from 1.
    public var line: Int

    /// Makes one.
    public init(half: String, file: String, line: Int) {
        self.half = half
        self.file = file
        self.line = line
    }
}

/// A small edit of a half, which is source and not data.
public struct JournalEdit: Hashable, Sendable, Codable {
    /// What stands there.
    public var original: String
    /// What would stand there; empty where it is removed.
    public var replacement: String

    /// Makes one.
    public init(original: String, replacement: String) {
        self.original = original
        self.replacement = replacement
    }
}
