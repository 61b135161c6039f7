#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A PostgreSQL server of the test's own: in a temporary folder, on a Unix socket only, gone when the test process is.
///
/// A shell watches over it. However this process ends, the shell stops the server and removes the folder. The server never
/// runs as root: where the tests do, it runs as the user `postgres`. Starting one takes about two seconds, so most tests
/// use ``shared``.
public final class TemporaryPostgres: Sendable {
    /// Why there is no server.
    public struct Failure: Error, CustomStringConvertible, Sendable {
        /// What happened, and what to do.
        public let message: String
        /// The message.
        public var description: String { message }

        /// Makes a failure.
        public init(message: String) {
            self.message = message
        }
    }

    /// The folder of the socket, the data and the log.
    public let folder: String
    private let shell: WatchedShell

    /// The one server of this process that tests share; they keep to temporary tables and never stop it.
    public static func shared() throws(Failure) -> TemporaryPostgres { try sharedServer.get() }

    private static let sharedServer = Result { () throws(Failure) in try TemporaryPostgres() }

    /// Makes a data folder and starts a server on it.
    public init() throws(Failure) {
        let installation = try PostgresInstallation.find()
        var arguments = ["/bin/sh", "-c", Self.script, "featurestore-postgres", installation.programs]
        if geteuid() == 0 {
            arguments =
                ["/usr/bin/env", "setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] + arguments
        }
        let path = "PATH=\(installation.programs):/usr/local/bin:/usr/bin:/bin"
        shell = try WatchedShell(arguments: arguments, environment: [path, "LC_ALL=C", "TZ=UTC"])
        guard let folder = shell.nextLine(), folder.hasPrefix("/") else {
            throw Failure(message: "the shell that watches over PostgreSQL did not start; is `setpriv` installed?")
        }
        self.folder = folder
        let answer = shell.nextLine()
        guard answer == "started" else {
            throw Failure(message: "PostgreSQL did not start: \(answer ?? "its shell ended")")
        }
    }

    /// How to connect as the superuser, without a password.
    public var url: String { url(database: "postgres") }

    /// How to connect to another database as the superuser, without a password.
    public func url(database: String) -> String { "postgresql://postgres@/\(database)?host=\(folder)" }

    /// How to connect as the user `locked`, whom the server asks for a password; ``password`` is the right one.
    public func url(password: String) -> String { "postgresql://locked:\(password)@/postgres?host=\(folder)" }

    /// The right password of the user `locked`.
    public static let password = "open-sesame-7"

    /// Stops the server as a crash would: every connection breaks, in the middle of whatever it does.
    public func crash() throws(Failure) { try command("crash", expecting: "crashed") }

    /// Starts the server again after ``crash()``, on the same data and socket.
    public func restart() throws(Failure) { try command("start", expecting: "started") }

    /// Stops the server for good and removes its folder.
    public func stop() { shell.end() }

    private func command(_ command: String, expecting expected: String) throws(Failure) {
        let answer = shell.answer(to: command)
        guard answer == expected else {
            throw Failure(message: "PostgreSQL's shell was told to \(command) and said \(answer ?? "nothing")")
        }
    }

    /// The shell's part: it speaks lines on its output and obeys those on its input, until that ends.
    ///
    /// The server is the shell's own child, so it never lingers as a zombie, and holds neither of the two pipes.
    private static let script = #"""
        programs=$1
        cd /
        folder=$(mktemp -d /tmp/featurestore-postgres.XXXXXX) || exit 1
        server=
        crash() {
            [ -n "$server" ] || return
            kill -QUIT "$server" 2>/dev/null
            wait "$server" 2>/dev/null
            server=
        }
        trap 'crash; rm -rf "$folder"' EXIT
        trap '' INT HUP
        # Without this a polite kill of the whole group would end the shell and leave the server.
        trap 'exit 1' TERM
        start() {
            "$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off \
                -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off -c shared_buffers=64MB \
                -c max_connections=300 >>"$folder/log" 2>&1 </dev/null &
            server=$!
            waited=0
            until "$programs/pg_isready" -q -h "$folder" </dev/null; do
                waited=$((waited + 1))
                if ! kill -0 "$server" 2>/dev/null || [ "$waited" -gt 1200 ]; then
                    echo "$(tail -n 3 "$folder/log" | tr '\n' ' ')"
                    return 1
                fi
                sleep 0.05
            done
        }
        make() {
            for locale in C.UTF-8 C; do
                rm -rf "$folder/data"
                "$programs/initdb" -D "$folder/data" -U postgres -A trust --no-sync --encoding=UTF8 \
                    "--locale=$locale" >>"$folder/log" 2>&1 </dev/null && return
            done
            echo "$(tail -n 3 "$folder/log" | tr '\n' ' ')"
            return 1
        }
        echo "$folder"
        make || exit 1
        printf 'local all locked scram-sha-256\nlocal all all trust\n' >"$folder/data/pg_hba.conf"
        start || exit 1
        echo "CREATE ROLE locked LOGIN PASSWORD 'open-sesame-7'" |
            "$programs/psql" -X -q -U postgres -h "$folder" postgres >>"$folder/log" 2>&1
        echo started
        while read -r command; do
            case $command in
                start) start && echo started ;;
                crash) crash; echo crashed ;;
            esac
        done
        """#
}
