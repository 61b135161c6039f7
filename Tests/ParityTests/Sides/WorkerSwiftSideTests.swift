import Contracts
import FeatureStore
import Foundation
import Parity
import Testing
import Warehouse

/// Every way in which a Swift half can misbehave, against real worker processes.
@Suite struct WorkerSwiftSideTests {
    @Test func answersQuestions() async throws {
        let answers = try await ProbeCases.ask("Good")
        #expect(answers.values == [[100, 2], [101, -1], [102, 2]])
        #expect(answers.rows.columns.map(\.name) == ["case_id", "spine_id", "value"])
        #expect(answers.failures.isEmpty)
        #expect(answers.impurities.isEmpty)
        #expect(answers.notAsked == 0)
        #expect(answers.repeated == 3)
    }

    @Test func trapIsAnAnswer() async throws {
        let answers = try await ProbeCases.ask("Traps")
        #expect(answers.values == [[100, 2], [102, 2]])
        let failure = try #require(answers.failures.first)
        #expect(answers.failures.count == 1)
        #expect(failure.spineID == 101)
        guard case .crashed(let signal, let message) = failure.reason else {
            Issue.record("expected a crash, found \(failure.reason)")
            return
        }
        #expect([SIGILL, SIGTRAP].contains(signal))
        #expect(message.contains("Fatal error: Index out of range"))
        #expect(!message.contains("stack trace"))
    }

    @Test func fatalErrorIsToldWithItsPlace() async throws {
        let answers = try await ProbeCases.ask("CallsFatalError")
        guard case .crashed(_, let message) = answers.failures.first?.reason else {
            Issue.record("expected a crash, found \(answers.failures)")
            return
        }
        #expect(message.contains("FatalViews.swift:"))
        #expect(message.contains("no device is that bad"))
    }

    @Test func endlessRecursionIsACrash() async throws {
        let answers = try await ProbeCases.ask("RecursesForever")
        guard case .crashed(let signal, _) = answers.failures.first?.reason else {
            Issue.record("expected a crash, found \(answers.failures)")
            return
        }
        #expect(signal == SIGSEGV)
        #expect(answers.values == [[100, 2], [102, 2]])
    }

    @Test func endlessLoopIsATimeout() async throws {
        let answers = try await ProbeCases.ask("LoopsForever") { $0.questionTimeout = 2 }
        #expect(answers.failures.map(\.reason) == [.timedOut(seconds: 2)])
        #expect(answers.failures.map(\.spineID) == [101])
        #expect(answers.values == [[100, 2], [102, 2]])
    }

    @Test func exhaustedMemoryIsNotACrash() async throws {
        let answers = try await ProbeCases.ask("NeedsAllMemory") {
            $0.memoryLimit = 256 << 20
            $0.questionTimeout = 120
        }
        #expect(answers.failures.map(\.reason) == [.outOfMemory(limit: 256 << 20)])
        #expect(answers.values == [[100, 2], [102, 2]])
    }

    @Test func exitIsAnAnswer() async throws {
        let answers = try await ProbeCases.ask("ExitsWithZero")
        #expect(answers.failures.map(\.reason) == [.exited(status: 0)])
        #expect(answers.failures.map(\.spineID) == [101])
        #expect(answers.values == [[100, 2], [102, 2]])
    }

    @Test func signalIsACrash() async throws {
        let answers = try await ProbeCases.ask("KillsItself")
        #expect(answers.failures.map(\.reason) == [.crashed(signal: SIGTERM, message: "")])
    }

    @Test func printingIsNoticedAndHarmless() async throws {
        let answers = try await ProbeCases.ask("Prints")
        #expect(answers.failures.map(\.reason) == [.printed("debugging 2 readings\n")])
        #expect(answers.failures.map(\.spineID) == [101])
        #expect(answers.values == [[100, 2], [102, 2]])
    }

    @Test func printingWithoutEndIsStopped() async throws {
        let answers = try await ProbeCases.ask("PrintsForever") {
            $0.printLimit = 1 << 20
            $0.questionTimeout = 120
        }
        guard case .printed(let text) = answers.failures.first?.reason else {
            Issue.record("expected printing, found \(answers.failures)")
            return
        }
        #expect(text.contains("more than 1048576 bytes"))
        #expect(answers.values == [[100, 2], [102, 2]])
    }

    @Test func errorIsAnAnswer() async throws {
        let answers = try await ProbeCases.ask("Throws")
        #expect(answers.failures.map(\.reason) == [.threw("2 readings are too few")])
        #expect(answers.repeated == 2)
    }

    @Test(arguments: ["ReadsInput", "ClosesStreams"])
    func streamsAreOutOfReach(_ view: String) async throws {
        let answers = try await ProbeCases.ask(view)
        #expect(answers.values == [[100, 2], [101, 0], [102, 2]])
        #expect(answers.failures.isEmpty)
        #expect(answers.impurities.isEmpty)
    }

    @Test func oftenFailingViewIsGivenUp() async throws {
        let devices = (0..<20).map { "x\($0)" } + ["y"]
        let answers = try await ProbeCases.side { $0.fatalFailuresPerView = 3 }.answers(
            to: [
                ProbeCases.questions("TrapsOften", devices: ["a"] + devices),
                ProbeCases.questions("Good", devices: devices),
            ], over: [ProbeCases.table(devices: devices)], progress: { _, _ in })
        #expect(answers[0].failures.map(\.spineID) == [101, 102, 103])
        #expect(answers[0].notAsked == 18)
        #expect(answers[0].values == [[100, 0]])
        #expect(answers[1].rows.rowCount == 21)
    }

    @Test(arguments: ["DependsOnZone", "DependsOnLocale", "DependsOnHashSeed", "DependsOnClock"])
    func impureAnswerIsFound(_ view: String) async throws {
        let answers = try await ProbeCases.ask(view)
        #expect(answers.rows.rowCount == 3)
        let impurity = try #require(answers.impurities.first)
        #expect(answers.impurities.count == 1)
        #expect(impurity.spineID == 101)
        #expect(impurity.feature == "value")
        #expect(impurity.second != nil)
        #expect(impurity.first != impurity.second)
        #expect(impurity.conditions.contains("Pacific/Kiritimati"))
    }

    @Test func zoneOfBothAskingsIsFixed() async throws {
        let answers = try await ProbeCases.ask("DependsOnZone")
        #expect(answers.impurities.first?.first == .int(0))
        // Kiritimati was ten hours and forty minutes behind UTC in 1970; it is fourteen hours ahead now.
        #expect(answers.impurities.first?.second == .int(-38_400))
    }

    @Test func orderOfQuestionsMustNotMatter() async throws {
        let answers = try await ProbeCases.ask("DependsOnOrder")
        #expect(answers.values == [[100, 1], [101, 2], [102, 3]])
        // The question in the middle is second from either end.
        #expect(answers.impurities.map(\.spineID) == [100, 102])
        #expect(answers.impurities.map(\.first) == [.int(1), .int(3)])
        #expect(answers.impurities.map(\.second) == [.int(3), .int(1)])
    }

    @Test func crashInTheSecondAskingIsImpure() async throws {
        let answers = try await ProbeCases.ask("CrashesElsewhere")
        #expect(answers.failures.isEmpty)
        let impurity = try #require(answers.impurities.first)
        #expect(impurity.spineID == 101)
        #expect(impurity.feature == nil)
        #expect(impurity.second == nil)
        #expect(impurity.conditions.contains("only at home"))
    }

    @Test func repetitionIsBounded() async throws {
        let devices = (0..<100).map { "d\($0)" }
        let answers = try await ProbeCases.side { $0.repetitionsPerView = 10 }.answers(
            to: [ProbeCases.questions("Good", devices: devices)], over: [], progress: { _, _ in })
        #expect(answers[0].rows.rowCount == 100)
        #expect(answers[0].repeated == 10)
    }

    @Test func nothingAskedIsNothingAnswered() async throws {
        let answers = try await ProbeCases.side { $0.executable = "/nowhere" }.answers(
            to: [ProbeCases.questions("Good", devices: [])], over: [], progress: { _, _ in })
        #expect(answers.map(\.rows.rowCount) == [0])
        #expect(answers.map(\.repeated) == [0])
    }
}
