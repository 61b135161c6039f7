/// Where a project's journal is kept, as `journal:` of featurestore.yaml says.
public enum JournalPlace: Hashable, Sendable {
    /// Nothing is written down.
    case off
    /// In this file, relative to the package.
    case file(String)

    /// Where it is kept when the project does not say.
    public static let standard = JournalPlace.file(".featurestore/journal.ndjson")
}
