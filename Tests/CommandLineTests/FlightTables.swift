import Foundation
import SQLite

/// The committed sample's rows as a user's own tables, in a SQLite file or in a PostgreSQL database.
enum FlightTables {
    private static let folder = CommandRun.package + "/Fixtures/samples/flights_2013"
    static let names = ["flights", "weather", "planes"]

    /// Makes a SQLite file with the tables as a program that knows nothing of us would: instants as ISO text.
    static func makeSQLite(at path: String, alter: String = "") throws {
        let connection = try Connection(.file(path: path))
        try connection.execute(
            """
            CREATE TABLE flights (flight_id INTEGER PRIMARY KEY, tailnum TEXT, origin TEXT NOT NULL, dest TEXT NOT NULL,
              carrier TEXT NOT NULL, scheduled_at TEXT NOT NULL, departed_at TEXT, dep_delay INTEGER, landed_at TEXT,
              arr_delay INTEGER);
            CREATE TABLE weather (origin TEXT NOT NULL, observed_at TEXT NOT NULL, published_at TEXT, temperature REAL,
              wind_direction INTEGER, wind_speed REAL, wind_gust REAL, precipitation REAL, pressure REAL, visibility REAL);
            CREATE TABLE planes (tailnum TEXT NOT NULL, registered_at TEXT NOT NULL, built_year INTEGER,
              manufacturer TEXT NOT NULL, model TEXT NOT NULL, engines INTEGER NOT NULL, seats INTEGER NOT NULL);
            CREATE INDEX flights_by_tailnum ON flights (tailnum, scheduled_at);
            """)
        try connection.transaction {
            for name in names { try fill(connection, name) }
        }
        if !alter.isEmpty { try connection.execute(alter) }
        connection.close()
    }

    /// Fills a table from its CSV file, in which no field is quoted.
    private static func fill(_ connection: Connection, _ name: String) throws {
        let text = try String(contentsOfFile: "\(folder)/\(name).csv", encoding: .utf8)
        let lines = text.split(separator: "\n")
        let header = lines[0].split(separator: ",").map(String.init)
        let marks = Array(repeating: "?", count: header.count).joined(separator: ", ")
        let insert = try connection.prepare("INSERT INTO \(name) (\(header.joined(separator: ", "))) VALUES (\(marks))")
        for line in lines.dropFirst() {
            for (index, field) in line.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
                // The columns' affinities make numbers of digits, as they do for any program that binds texts.
                if field.isEmpty {
                    try insert.bindNull(at: index + 1)
                } else {
                    try insert.bind(field == "\"\"" ? "" : String(field), at: index + 1)
                }
            }
            try insert.run()
        }
    }

    /// Makes the tables in a schema of their own and gives a URL whose role finds them there.
    static func makePostgres(_ url: String, schema: String) throws -> String {
        let types = """
            CREATE SCHEMA \(schema);
            CREATE TABLE \(schema).flights (flight_id bigint PRIMARY KEY, tailnum text, origin text NOT NULL, dest text NOT NULL,
              carrier text NOT NULL, scheduled_at timestamptz NOT NULL, departed_at timestamptz, dep_delay bigint,
              landed_at timestamptz, arr_delay bigint);
            CREATE TABLE \(schema).weather (origin text NOT NULL, observed_at timestamptz NOT NULL, published_at timestamptz,
              temperature float8, wind_direction bigint, wind_speed float8, wind_gust float8, precipitation float8,
              pressure float8, visibility float8);
            CREATE TABLE \(schema).planes (tailnum text NOT NULL, registered_at timestamptz NOT NULL, built_year bigint,
              manufacturer text NOT NULL, model text NOT NULL, engines bigint NOT NULL, seats bigint NOT NULL);
            """
        var script = types + "\n"
        for name in names {
            script += "\\copy \(schema).\(name) FROM '\(folder)/\(name).csv' WITH (FORMAT csv, HEADER)\n"
        }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["psql", "--no-psqlrc", "-q", "-v", "ON_ERROR_STOP=1", url]
        let input = Pipe()
        process.standardInput = input
        try process.run()
        input.fileHandleForWriting.write(Data(script.utf8))
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CommandRun.NotBuilt(path: "psql") }
        return url + (url.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(schema)"
    }
}
