import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A shell that runs a script, obeys lines on its input, and sees the end of that input when this process ends.
///
/// The end of input arrives however this process dies, so the script can tidy up what the process no longer can. Our end
/// of the pipe is closed in every other child, or a child that outlives us would keep the script waiting.
final class WatchedShell: Sendable {
    private let process: pid_t
    private let commands: Int32
    private let answers: Mutex<LineReader>
    private static let running = Mutex<[(process: pid_t, commands: Int32)]>([])

    /// Starts `arguments` (an absolute path first) in a process group of its own, out of reach of the terminal's ctrl-C.
    init(arguments: [String], environment: [String]) throws(TemporaryPostgres.Failure) {
        var input: [Int32] = [0, 0]
        var output: [Int32] = [0, 0]
        guard pipe(&input) == 0, pipe(&output) == 0 else { throw Self.failure("pipe", errno) }
        for descriptor in input + output { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))

        var child: pid_t = 0
        let code = Self.withCStrings(arguments) { argv in
            Self.withCStrings(environment) { envp in
                posix_spawn(&child, arguments[0], &actions, &attributes, argv, envp)
            }
        }
        close(input[0])
        close(output[1])
        guard code == 0 else {
            close(input[1])
            close(output[0])
            throw Self.failure(arguments[0], code)
        }
        process = child
        commands = input[1]
        answers = Mutex(LineReader(descriptor: output[0]))
        Self.register(child, input[1])
    }

    /// Sends a line and returns the next line of the script's output, or nil when the script has ended.
    func answer(to command: String) -> String? {
        answers.withLock { reader in
            let line = Array("\(command)\n".utf8)
            guard write(commands, line, line.count) == line.count else { return nil }
            return reader.next()
        }
    }

    /// The next line of the script's output, or nil when the script has ended.
    func nextLine() -> String? {
        answers.withLock { $0.next() }
    }

    /// Ends the script's input and waits for it to end.
    func end() {
        let wasRunning = Self.running.withLock { running in
            let count = running.count
            running.removeAll { $0.process == process }
            return running.count < count
        }
        if wasRunning { Self.finish(process, commands) }
    }

    deinit { end() }

    private static func register(_ process: pid_t, _ commands: Int32) {
        let isFirst = running.withLock { running in
            running.append((process, commands))
            return running.count == 1
        }
        // Harmless when registered more than once: a shell that has ended is no longer listed.
        if isFirst {
            atexit {
                let left = WatchedShell.running.withLock { running in
                    defer { running = [] }
                    return running
                }
                for shell in left { WatchedShell.finish(shell.process, shell.commands) }
            }
        }
    }

    private static func finish(_ process: pid_t, _ commands: Int32) {
        close(commands)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    private static func failure(_ what: String, _ code: Int32) -> TemporaryPostgres.Failure {
        TemporaryPostgres.Failure(message: "cannot start \(what): \(String(cString: strerror(code)))")
    }

    private static func withCStrings<Answer>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Answer
    ) -> Answer {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}

/// Lines read from a file descriptor, which it closes when it goes away.
private final class LineReader {
    private let descriptor: Int32
    private var pending: [UInt8] = []

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    func next() -> String? {
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                defer { pending.removeSubrange(...end) }
                return String(decoding: pending[..<end], as: UTF8.self)
            }
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            pending.append(contentsOf: chunk[..<count])
        }
    }
}
