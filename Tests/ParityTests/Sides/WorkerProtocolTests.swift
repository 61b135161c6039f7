import FeatureStore
import Foundation
import Parity
import Testing
import Warehouse

/// The worker as any other program would use it: through pipes, with nothing but the protocol.
@Suite struct WorkerProtocolTests {
    private let spine = ProbeCases.questions("Good", devices: ["one", "two", "bad"]).spine.rows
    private let rows = ProbeCases.table(devices: ["one", "two"]).rows

    @Test func conversationThroughPipes() throws {
        let (frames, status) = try converse([
            .open(EvaluationTerms()), .rows(source: "readings", batch: rows), .spine(view: "Good", batch: spine),
            .ask(view: "Good", positions: [2, 0]), .close,
        ])
        #expect(status == 0)
        #expect(frames.count == 4)
        guard case .opened(let version, let views) = frames.first else {
            Issue.record("expected the opening, found \(frames)")
            return
        }
        #expect(version == 2)
        #expect(views.contains(ViewSignature(name: "Good", features: ["value"])))
        #expect(answers(in: frames) == [2: -1, 0: 2])
        guard case .closed = frames.last else {
            Issue.record("expected the closing, found \(frames)")
            return
        }
    }

    @Test func rowsAndSpinesAddUp() throws {
        let (frames, status) = try converse([
            .open(EvaluationTerms()), .rows(source: "readings", batch: rows.rows(0..<1)),
            .spine(view: "Good", batch: spine.rows(0..<1)), .ask(view: "Good", positions: [0]),
            .rows(source: "readings", batch: rows.rows(1..<4)), .spine(view: "Good", batch: spine.rows(1..<3)),
            .ask(view: "Good", positions: [1]), .close,
        ])
        #expect(status == 0)
        #expect(answers(in: frames) == [0: 1, 1: 2])
    }

    @Test func failuresAreToldBesideAnswers() throws {
        for (view, kind, text) in [
            ("Throws", QuestionFailure.Kind.threw, "0 readings are too few"),
            ("Prints", .printed, "debugging 0 readings\n"),
        ] {
            let (frames, status) = try converse([
                .open(EvaluationTerms()), .spine(view: view, batch: spine), .ask(view: view, positions: [0, 2, 1]),
                .close,
            ])
            #expect(status == 0)
            #expect(answers(in: frames) == [0: 0, 1: 0])
            var failures: [QuestionFailure] = []
            for case .failures(_, let told) in frames { failures += told }
            #expect(failures == [QuestionFailure(position: 2, kind: kind, text: text)])
        }
    }

    static let refusals: [(frames: [EvaluationFrame], reason: String)] = {
        let spine = ProbeCases.questions("Good", devices: ["one"]).spine.rows
        let open = EvaluationFrame.open(EvaluationTerms())
        var progress = EvaluationTerms()
        progress.progressOffset = 65_536
        return [
            ([.close], "the first frame must be the opening"), ([open, open], "a second opening"),
            ([open], "the input ends before its closing frame"),
            ([open, .closed], "only a worker may send"),
            ([open, .ask(view: "Good", positions: [0])], "no spine of it was sent"),
            ([open, .rows(source: "nowhere", batch: spine)], "there is no source nowhere; there are readings"),
            ([open, .rows(source: "readings", batch: spine)], "source readings must have the columns (case_id int, "),
            (
                [open, .spine(view: "Good", batch: spine), .ask(view: "Good", positions: [1])],
                "question 1 was asked of a spine of 1 rows"
            ),
            (
                [open, .spine(view: "Absent", batch: spine), .ask(view: "Absent", positions: [0])],
                "there is no view Absent"
            ),
            (
                [
                    open, .spine(view: "Good", batch: spine),
                    .spine(view: "Good", batch: ColumnBatch(columns: [], rowCount: 0)),
                ], "the frames of the spine of Good have different columns"
            ),
            ([.open(progress)], "progress cannot be written to standard input at 65536"),
        ]
    }()

    @Test(arguments: 0..<11)
    func inputThatMakesNoSenseIsRefused(_ index: Int) throws {
        #expect(Self.refusals.count == 11)
        let (frames, status) = try converse(Self.refusals[index].frames)
        #expect(status == 2)
        guard case .refused(let message) = frames.last else {
            Issue.record("expected a refusal, found \(frames)")
            return
        }
        #expect(message.contains(Self.refusals[index].reason), "\(message)")
    }

    @Test func bytesThatAreNoFramesAreRefused() throws {
        let (frames, status) = try converse(bytes: Array("GET / HTTP/1.1\r\n\r\n".utf8))
        #expect(status == 2)
        guard case .refused(let message) = frames.last else {
            Issue.record("expected a refusal, found \(frames)")
            return
        }
        #expect(message.contains("not what docs/evaluate-protocol.md describes"), "\(message)")
    }

    @Test func interruptionIsLeftToTheHost() throws {
        let worker = try start()
        try worker.input.write(contentsOf: encoded([.open(EvaluationTerms())]))
        var splitter = FrameSplitter()
        while try splitter.next() == nil {
            let data = worker.output.availableData
            try #require(!data.isEmpty, "the worker ended before it answered")
            data.withUnsafeBytes { splitter.append($0) }
        }
        kill(worker.process.processIdentifier, SIGINT)
        try worker.input.write(contentsOf: encoded([.close]))
        worker.process.waitUntilExit()
        #expect(worker.process.terminationReason == .exit)
        #expect(worker.process.terminationStatus == 0)
    }

    /// The value answered to each position.
    private func answers(in frames: [EvaluationFrame]) -> [UInt32: Int64] {
        var found: [UInt32: Int64] = [:]
        for case .answers(_, let positions, let batch) in frames {
            for (row, position) in positions.enumerated() {
                if case .int(let value) = CellValue(batch.columns[2], row: row) { found[position] = value }
            }
        }
        return found
    }

    private func encoded(_ frames: [EvaluationFrame]) -> Data {
        var bytes: [UInt8] = []
        for frame in frames { frame.encode(into: &bytes) }
        return Data(bytes)
    }

    private func converse(_ frames: [EvaluationFrame]) throws -> ([EvaluationFrame], Int32) {
        try converse(bytes: Array(encoded(frames)))
    }

    private func converse(bytes: [UInt8]) throws -> ([EvaluationFrame], Int32) {
        let worker = try start()
        // A few kilobytes, which a pipe holds even when nobody reads them.
        try worker.input.write(contentsOf: Data(bytes))
        try worker.input.close()
        var splitter = FrameSplitter()
        try #require(try worker.output.readToEnd()).withUnsafeBytes { splitter.append($0) }
        worker.process.waitUntilExit()
        var frames: [EvaluationFrame] = []
        while let frame = try splitter.next() { frames.append(frame) }
        #expect(splitter.pending == 0)
        return (frames, worker.process.terminationStatus)
    }

    private func start() throws -> (process: Process, input: FileHandle, output: FileHandle) {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: ProbeCases.executable)
        process.arguments = ["evaluate"]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        return (process, input.fileHandleForWriting, output.fileHandleForReading)
    }
}
