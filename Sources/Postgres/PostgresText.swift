/// The one place that writes names and literals into PostgreSQL's SQL.
package enum PostgresText {
    /// A name in double quotes, for any name without NUL: `"a ""b"""`.
    package static func identifier(_ name: String) -> String {
        "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }
}
