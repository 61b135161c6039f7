import Foundation

/// Where PostgreSQL's programs are on this machine.
struct PostgresInstallation {
    /// The folder that holds `initdb`, `postgres`, `psql` and `pg_isready`.
    let programs: String

    /// Looks along PATH, then in Debian's folders, where the highest version wins.
    static func find() throws(TemporaryPostgres.Failure) -> PostgresInstallation {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        let onPath = path.split(separator: ":").map(String.init)
        let debian = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []
        let installed = versions.compactMap(Int.init).sorted(by: >).map { "\(debian)/\($0)/bin" }
        for folder in onPath + installed where isComplete(folder) { return PostgresInstallation(programs: folder) }
        throw TemporaryPostgres.Failure(
            message: """
                PostgreSQL's server is not installed: no folder of PATH, nor \(debian)/*/bin, holds initdb, postgres, psql and \
                pg_isready. Install it, for example with `apt-get install postgresql`.
                """)
    }

    private static func isComplete(_ folder: String) -> Bool {
        ["initdb", "postgres", "pg_isready", "psql"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
        }
    }
}
