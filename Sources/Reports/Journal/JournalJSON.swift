public import Journal

/// Writes entries of a journal for machines: an array of the very lines, each an object.
public enum JournalJSON {
    /// The array; it ends with a line break.
    public static func text(_ records: [JournalRecord]) -> String {
        records.isEmpty ? "[]\n" : "[\n" + records.map(\.line).joined(separator: ",\n") + "\n]\n"
    }

    /// One entry.
    public static func text(_ record: JournalRecord) -> String { record.line + "\n" }
}
