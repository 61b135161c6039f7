/// Where an online store lies, as a command line names it.
enum StoreAddress: Hashable {
    /// The path of a SQLite file.
    case file(String)
    /// A PostgreSQL URL and the schema that holds the store.
    case postgres(url: String, schema: String)

    /// Takes an address apart: `postgresql://…`, perhaps with `#SCHEMA` behind it, or the path of a SQLite file.
    ///
    /// What is neither is refused and not repeated: it may hold a password, which as a path would become a file's name.
    init(_ address: String) throws {
        guard !address.isEmpty else {
            throw CommandFailure("--store is empty. Name the path of a SQLite file or postgresql://….")
        }
        if Self.schemes.contains(where: { address.hasPrefix($0) }) {
            let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let schema = parts.count == 2 && !parts[1].isEmpty ? String(parts[1]) : "featurestore_online"
            guard !schema.contains(where: { "@/:?#".contains($0) || $0.isWhitespace }) else {
                throw CommandFailure(
                    "--store is a PostgreSQL address with a '#' before its end. What follows '#' is the schema; within a name "
                        + "or a password write %23.")
            }
            self = .postgres(url: String(parts[0]), schema: schema)
            return
        }
        guard !address.contains("://"), !address.lowercased().hasPrefix("postgres") || !address.contains("@") else {
            throw CommandFailure(
                "--store is an address of a kind that is not known here. Expected the path of a SQLite file or "
                    + "postgresql://user@host/database#schema.")
        }
        guard !Self.holdsSettings(address) else {
            throw CommandFailure(
                "--store is a list of PostgreSQL's settings (key=value). Expected the path of a SQLite file or "
                    + "postgresql://user@host/database#schema.")
        }
        self = .file(address)
    }

    private static let schemes = ["postgres://", "postgresql://"]

    /// Whether a text begins a word with a setting that libpq knows.
    private static func holdsSettings(_ text: String) -> Bool {
        text.split(whereSeparator: \.isWhitespace).contains { word in
            guard let equals = word.firstIndex(of: "=") else { return false }
            return settings.contains(word[..<equals].lowercased())
        }
    }

    private static let settings: Set<String> = [
        "host", "hostaddr", "port", "dbname", "user", "password", "passfile", "service", "sslmode", "options",
    ]
}
