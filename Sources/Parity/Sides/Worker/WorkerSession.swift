import FeatureStore
import SystemPackage

/// One conversation of a worker with its host.
struct WorkerSession {
    private let registry: FeatureRegistry
    private let streams: StandardStreams
    private let session: EvaluationSession
    private var spines: [String: ColumnBatch] = [:]
    private var splitter = FrameSplitter()
    private var terms: EvaluationTerms?
    private var progress: ProgressPage?
    private var asks = 0

    /// How many questions are answered before their answers are sent.
    private static let questionsPerFrame = 4096

    init(registry: FeatureRegistry, streams: StandardStreams) {
        self.registry = registry
        self.streams = streams
        session = EvaluationSession(registry: registry)
    }

    /// Reads frames and answers them until the host says that it has no more.
    ///
    /// - Throws: ``EvaluationRefusal`` for input that cannot be worked on, `Errno` when a stream fails.
    mutating func serve() throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            while let frame = try nextFrame() {
                guard try handle(frame) else { return }
            }
            let count = try streams.input.read(into: buffer)
            guard count > 0 else {
                throw EvaluationRefusal(
                    message: "the input ends before its closing frame, with \(splitter.pending) bytes of a further one")
            }
            splitter.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// Takes what the views have started along when the host has died: nobody else would end it.
    func endGroupOfDeadHost() {
        WorkerLimits.endGroup(ifOrphanOf: terms?.parentProcess ?? 0)
    }

    /// Tells the host why its input cannot be worked on.
    mutating func refuse(_ message: String) throws {
        try send(.refused(message: message))
    }

    private mutating func nextFrame() throws(EvaluationRefusal) -> EvaluationFrame? {
        do {
            return try splitter.next()
        } catch {
            throw EvaluationRefusal(message: "the input is not what docs/evaluate-protocol.md describes: \(error)")
        }
    }

    /// Does what a frame asks for; false after the last one.
    private mutating func handle(_ frame: EvaluationFrame) throws -> Bool {
        if case .open(let terms) = frame {
            try open(terms)
            return true
        }
        guard terms != nil else { throw EvaluationRefusal(message: "the first frame must be the opening") }
        switch frame {
        case .rows(let source, let batch):
            do {
                try session.load(source, rows: batch)
            } catch {
                throw EvaluationRefusal(message: "\(error)")
            }
        case .spine(let view, let batch):
            guard var spine = spines.removeValue(forKey: view) else {
                spines[view] = batch
                break
            }
            guard spine.hasSameColumns(as: batch) else {
                throw EvaluationRefusal(message: "the frames of the spine of \(view) have different columns")
            }
            spine.append(contentsOf: batch)
            spines[view] = spine
        case .ask(let view, let positions): try answer(view, positions)
        case .close:
            try send(.closed)
            return false
        default: throw EvaluationRefusal(message: "a frame came that only a worker may send")
        }
        return true
    }

    private mutating func open(_ terms: EvaluationTerms) throws {
        guard self.terms == nil else { throw EvaluationRefusal(message: "a second opening") }
        self.terms = terms
        WorkerLimits.leaveSignalsToHost()
        WorkerLimits.liveNoLonger(than: terms.parentProcess)
        WorkerLimits.limitPrinting(to: terms.printLimit)
        if terms.progressOffset > 0 {
            do {
                progress = try ProgressPage(in: streams.input, offset: terms.progressOffset)
                progress?.open()
            } catch {
                throw EvaluationRefusal(
                    message: "progress cannot be written to standard input at \(terms.progressOffset): \(error)")
            }
        }
        let views = registry.views.map { ViewSignature(name: $0.name, features: $0.schema.features.map(\.name)) }
        try send(.opened(version: EvaluationFrame.version, views: views))
    }

    private mutating func answer(_ view: String, _ positions: [UInt32]) throws {
        guard let spine = spines[view] else {
            throw EvaluationRefusal(message: "view \(view) is asked, but no spine of it was sent")
        }
        // Limited from the first question on, when the session has built what the view's questions need.
        var isLimited = false
        defer { if isLimited { WorkerLimits.unlimitMemory() } }
        var start = 0
        while start < positions.count {
            let end = min(start + Self.questionsPerFrame, positions.count)
            try answer(view, spine, Array(positions[start..<end]), &isLimited)
            start = end
        }
        try send(.answered(view: view))
        asks += 1
    }

    /// Answers some questions and sends what came of them.
    private mutating func answer(
        _ view: String, _ spine: ColumnBatch, _ positions: [UInt32], _ isLimited: inout Bool
    ) throws {
        var failures: [QuestionFailure] = []
        let ask = asks
        let progress = progress
        let limit = terms?.memoryLimit ?? 0
        let result: EvaluationAnswers
        do {
            defer { progress?.pause() }
            result = try session.evaluate(
                view, spine: spine, order: positions.map { Int($0) },
                tryingIncrementalForm: terms?.provesIncrementalForms == true
                    ? { progress?.runIncrementalForm($0) } : nil,
                willEvaluate: { row in
                    if !isLimited {
                        isLimited = true
                        WorkerLimits.limitMemory(toFurther: limit)
                    }
                    progress?.begin(ask: ask, position: UInt32(row))
                },
                didEvaluate: { row in
                    guard let text = streams.takePrinted() else { return }
                    failures.append(QuestionFailure(position: UInt32(row), kind: .printed, text: text))
                })
        } catch {
            throw EvaluationRefusal(message: "\(error)")
        }
        let printed = Set(failures.map(\.position))
        for failure in result.failures where !printed.contains(UInt32(failure.row)) {
            failures.append(
                QuestionFailure(
                    position: UInt32(failure.row), kind: failure.reason.kind, text: failure.reason.description))
        }
        try send(answers: result, to: positions, of: view, without: failures)
    }

    private mutating func send(
        answers: EvaluationAnswers, to positions: [UInt32], of view: String, without failures: [QuestionFailure]
    ) throws {
        let threw = Set(answers.failures.map { UInt32($0.row) })
        let answered = positions.filter { !threw.contains($0) }
        let failed = Set(failures.map(\.position))
        var batch = answers.answers
        var kept = answered
        if answered.contains(where: failed.contains) {
            let rows = answered.indices.filter { !failed.contains(answered[$0]) }
            kept = rows.map { answered[$0] }
            batch = batch.gathering(rows)
        }
        if !kept.isEmpty {
            for range in batch.frameRanges {
                try send(.answers(view: view, positions: Array(kept[range]), batch: batch), rows: range)
            }
        }
        if !failures.isEmpty { try send(.failures(view: view, failures: failures)) }
    }

    private func send(_ frame: EvaluationFrame, rows: Range<Int>? = nil) throws {
        var bytes: [UInt8] = []
        frame.encode(rows: rows, into: &bytes)
        try streams.output.writeAll(bytes)
    }
}

extension EvaluationFailure.Reason {
    fileprivate var kind: QuestionFailure.Kind {
        if case .incremental = self { .incremental } else { .threw }
    }

    /// What the error says, shortened.
    fileprivate var description: String {
        switch self {
        case .threw(let text): text.utf8.count > 4000 ? "\(text.prefix(1000))…" : text
        case .ambiguousVersions(let conflict): conflict.description
        case .incremental(let text): text.utf8.count > 4000 ? "\(text.prefix(1000))…" : text
        }
    }
}

extension ColumnBatch {
    /// Whether the columns have the same names and types in the same order.
    fileprivate func hasSameColumns(as other: ColumnBatch) -> Bool {
        columns.count == other.columns.count
            && zip(columns, other.columns).allSatisfy { $0.name == $1.name && $0.type == $1.type }
    }
}
