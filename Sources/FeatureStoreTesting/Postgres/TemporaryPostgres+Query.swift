package import Postgres

extension TemporaryPostgres {
    /// Runs one statement as the superuser, in a UTC session of its own, and gives its rows as text; nil is NULL.
    package func query(_ sql: String) throws(PostgresFailure) -> [[String?]] {
        try session().rows(sql)
    }

    /// Opens a UTC session as the superuser, for many statements in a row.
    package func session() throws(PostgresFailure) -> PostgresConnection { try session(url: url) }

    /// Opens a UTC session on another database.
    package func session(url: String) throws(PostgresFailure) -> PostgresConnection {
        let connection = try PostgresConnection(url: url)
        try connection.execute("SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET extra_float_digits = 3")
        return connection
    }
}
