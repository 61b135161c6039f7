/// The one place that writes names into PostgreSQL's SQL, for those outside of this module.
package enum PostgresText {
    /// A name in double quotes, for any name without NUL: `"a ""b"""`.
    package static func identifier(_ name: String) -> String { quoted(name) }
}
