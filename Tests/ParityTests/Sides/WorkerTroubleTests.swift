import Contracts
import FeatureStore
import Foundation
import Parity
import Testing
import Warehouse

/// What goes wrong around the worker rather than in a view: wrong programs, wrong contracts, hosts that are killed.
@Suite struct WorkerTroubleTests {
    @Test(arguments: [
        ("babble", "EvaluationProbe babble`: it does not speak the evaluation protocol"),
        ("silence", "does not speak the evaluation protocol"),
        ("die", "exited with status 7"), ("nonsense", "does not speak the evaluation protocol"),
        ("sleep", "no answer at all, and it had to be killed"),
        ("unasked", "answered question 77, which it was not asked"),
        ("twice", "answered question 0, which it was not asked"),
        ("columns", "answers with columns (case_id int, spine_id int, other int), the contract says"),
        ("stranger", "answered for view Stranger"), ("nothing", "closed with questions left"),
        ("swaps", "a frame came that only a host may send"), ("early", "answers came before the opening"),
        ("refuses", "refuses its input: not today"),
    ])
    func wrongProgramIsTold(_ argument: String, _ expected: String) async throws {
        let error = try await #require(throws: SwiftSideError.self) {
            _ = try await ProbeCases.side {
                $0.arguments = [argument]
                $0.openingTimeout = argument == "sleep" ? 1 : 600
            }.answers(
                to: [ProbeCases.questions("Good", devices: ["one"])], over: [], progress: { _, _ in })
        }
        #expect(error.message.contains(expected), "\(error.message)")
    }

    @Test func missingProgramIsTold() async throws {
        let error = try await #require(throws: SwiftSideError.self) {
            _ = try await ProbeCases.side { $0.executable = "/nowhere/featurestore" }.answers(
                to: [ProbeCases.questions("Good", devices: ["one"])], over: [], progress: { _, _ in })
        }
        #expect(error.message.contains("/nowhere/featurestore"))
    }

    @Test func unknownViewIsTold() async throws {
        let error = try await #require(throws: SwiftSideError.self) {
            _ = try await ProbeCases.side().answers(
                to: [ProbeCases.questions("Absent", devices: ["one"])], over: [], progress: { _, _ in })
        }
        #expect(error.message.contains("there is no view Absent; there are CallsFatalError"), "\(error.message)")
    }

    @Test func contractsThatDifferAreTold() async throws {
        let rows = ColumnBatch(
            columns: [Column(name: "case_id", type: .int), Column(name: "other", type: .int)], rowCount: 0)
        let error = try await #require(throws: SwiftSideError.self) {
            _ = try await ProbeCases.side().answers(
                to: [ProbeCases.questions("Good", devices: ["one"])],
                over: [SourceTable(source: ProbeCases.readings, rows: rows)], progress: { _, _ in })
        }
        #expect(error.message.contains("readings"), "\(error.message)")
        #expect(error.message.contains("other int"), "\(error.message)")
    }

    @Test func cancellingEndsTheWorker() async throws {
        let side = ProbeCases.side {
            $0.questionTimeout = 600
            $0.arguments = ["evaluate", "to-be-cancelled"]
            $0.startsAhead = true
        }
        let asking = Task {
            try await side.answers(
                to: [ProbeCases.questions("LoopsForever", devices: ["bad"])], over: [], progress: { _, _ in })
        }
        let waiting = "to-be-cancelled\0\(EvaluationWorker.waitingOption)\0\(getpid())"
        let worker = try await waitForChild(of: getpid(), argument: waiting)
        asking.cancel()
        await #expect(throws: CancellationError.self) { try await asking.value }
        #expect(kill(worker, 0) != 0)
        await side.close()
    }

    /// Waits without giving its thread away, as long as the endless question takes a processor from the other tests.
    @Test func killedHostLeavesNoOrphan() throws {
        let host = Process()
        host.executableURL = URL(filePath: ProbeCases.executable)
        host.arguments = ["host"]
        try host.run()
        let parent = host.processIdentifier
        var asked: pid_t?
        for _ in 0..<60_000 where asked == nil {
            asked = busyChild(of: parent, argument: "\(parent)")
            if asked == nil { usleep(10_000) }
        }
        let worker = try #require(asked)
        var workers: Set<pid_t> = [worker]
        // The one that is asked, and the next one, which waits.
        for _ in 0..<60_000 where workers.count < 2 {
            workers.formUnion(children(of: parent))
            usleep(10_000)
        }
        #expect(workers.count == 2)
        kill(parent, SIGKILL)
        host.waitUntilExit()
        for _ in 0..<60_000 where workers.contains(where: isRunning) { usleep(10_000) }
        #expect(!workers.contains(where: isRunning))
    }

    /// Whoever asks again and again finds the next worker started, and leaves none behind.
    @Test func workersStartedAheadAnswerTheSame() async throws {
        let side = ProbeCases.side {
            $0.startsAhead = true
            $0.repetitionsPerView = 0
            // Nobody but a worker that was told to wait gives an answer.
            $0.executable = "/bin/sh"
            $0.arguments = ["-c", #"[ $# = 0 ] || exec "$0" evaluate ahead "$@"; exit 64"#, ProbeCases.executable]
        }
        var waiting: Set<pid_t> = []
        for device in ["one", "bad", "two", "three"] {
            for view in ["Good", "Traps"] {
                let questions = [ProbeCases.questions(view, devices: [device])]
                let plain = try await ProbeCases.side().answers(to: questions, over: [], progress: { _, _ in })
                let answers = try await side.answers(to: questions, over: [], progress: { _, _ in })
                #expect(answers[0].values == plain[0].values)
                #expect(answers[0].failures.map(\.spineID) == plain[0].failures.map(\.spineID))
            }
            waiting.formUnion(children(of: getpid()).filter(isAhead))
        }
        // By several at the same time, each finds its own.
        let together = try await withThrowingTaskGroup(of: [[Int64?]].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    var values: [[Int64?]] = []
                    for _ in 0..<3 {
                        values += try await side.answers(
                            to: [ProbeCases.questions("Good", devices: ["one"])], over: [], progress: { _, _ in })[0]
                            .values
                    }
                    return values
                }
            }
            return try await group.reduce(into: [[Int64?]]()) { $0 += $1 }
        }
        #expect(together == Array(repeating: [100, 0], count: 12))
        waiting.formUnion(children(of: getpid()).filter(isAhead))
        await side.close()
        #expect(!waiting.contains { kill($0, 0) == 0 })
        #expect(!children(of: getpid()).contains(where: isAhead))
    }

    /// Such as one built by an earlier version: it is asked in the plain way.
    @Test func aProgramThatCannotWaitIsAskedAllTheSame() async throws {
        let side = ProbeCases.side {
            $0.startsAhead = true
            $0.executable = "/bin/sh"
            $0.arguments = ["-c", #"if [ $# = 0 ]; then exec "$0" evaluate; else exit 64; fi"#, ProbeCases.executable]
        }
        for _ in 0..<3 {
            let answers = try await side.answers(
                to: [ProbeCases.questions("Good", devices: ["one"])], over: [], progress: { _, _ in })
            #expect(answers[0].values == [[100, 0]])
        }
        await side.close()
    }

    private func isAhead(_ process: pid_t) -> Bool {
        let command = (try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)) ?? ""
        return command.contains("\0evaluate\0ahead\0\(EvaluationWorker.waitingOption)\0")
    }

    @Test func processesThatViewsStartAreEnded() async throws {
        // Another run of these tests on the same machine has sleepers of its own.
        let others = Set(try sleepers())
        let answers = try await ProbeCases.ask("LeavesProcessBehind")
        #expect(answers.values == [[100, 2], [101, 0], [102, 2]])
        // Killed before the answers are given, but the system may take a moment to end what it has killed.
        var left = try sleepers().filter { !others.contains($0) }
        for _ in 0..<60_000 where !left.isEmpty {
            try await Task.sleep(for: .milliseconds(10))
            left = try sleepers().filter { !others.contains($0) }
        }
        #expect(left.isEmpty)
    }

    /// The processes that the view `LeavesProcessBehind` starts and that still run.
    private func sleepers() throws -> [pid_t] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }.filter {
            let command = try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8)
            return command == "sleep\060123\0" && isRunning($0)
        }
    }

    /// The process of a child that runs the probe with this argument and has consumed processor time: it is within the
    /// endless question.
    ///
    /// Patient, since the other tests may keep a small machine busy for minutes.
    private func waitForChild(of parent: pid_t, argument: String) async throws -> pid_t {
        for _ in 0..<60_000 {
            if let child = busyChild(of: parent, argument: argument) { return child }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw SwiftSideError(message: "no worker with argument \(argument) appeared")
    }

    private func busyChild(of parent: pid_t, argument: String) -> pid_t? {
        children(of: parent).first { child in
            let command = (try? String(contentsOfFile: "/proc/\(child)/cmdline", encoding: .utf8)) ?? ""
            return command.hasSuffix("\0\(argument)\0") && processorTicks(child) > 20
        }
    }

    private func children(of parent: pid_t) -> [pid_t] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []
        return tasks.flatMap { task in
            ((try? String(contentsOfFile: "/proc/\(parent)/task/\(task)/children", encoding: .utf8)) ?? "")
                .split(separator: " ").compactMap { pid_t($0) }
        }
    }

    /// Fields of /proc/N/stat behind the command's name: the state first.
    private func status(_ process: pid_t) -> [Substring] {
        let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        return text.split(separator: ")").last?.split(separator: " ") ?? []
    }

    private func isRunning(_ process: pid_t) -> Bool {
        guard let state = status(process).first else { return false }
        // An orphan that was killed stays a zombie where nobody collects orphans, as in some containers.
        return state != "Z" && state != "X"
    }

    private func processorTicks(_ process: pid_t) -> Int {
        let fields = status(process)
        return fields.count > 11 ? Int(fields[11]) ?? 0 : 0
    }
}
