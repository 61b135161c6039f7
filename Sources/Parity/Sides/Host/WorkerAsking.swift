import Contracts
import FeatureStore
import Subprocess

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Asks questions of several views, starting as many workers one after another as it takes.
struct WorkerAsking: Sendable {
    let options: WorkerOptions
    let conditions: WorkerConditions
    var spare: SpareWorker?
    /// The questions of all views that may be asked.
    let questions: [ViewQuestions]
    /// Encoded `rows` and `spine` frames.
    let cases: [UInt8]

    /// Asks each view the questions at the given positions.
    ///
    /// A worker that ends early costs the question that it was computing; the next worker goes on behind it.
    ///
    /// - Returns: one record for each view.
    /// - Throws: ``SwiftSideError`` when workers cannot be run, or die without computing a question; cancellation.
    func run(
        _ positions: [[UInt32]], progress: (_ view: Int, _ settled: Int) -> Void
    ) async throws -> [AnswerRecord] {
        var records = zip(questions, positions).map {
            AnswerRecord(questions: $0, positions: conditions.ordered($1))
        }
        while true {
            let asked = records.indices.filter { !records[$0].remaining.isEmpty }
            guard !asked.isEmpty else { return records }
            let before = records.reduce(0) { $0 + $1.settledCount }
            let asks = asked.map {
                EvaluationFrame.ask(view: questions[$0].view.name, positions: records[$0].remaining)
            }
            let process = WorkerProcess(options: options, conditions: conditions, spare: spare)
            let outcome = try await process.run(cases: cases, asks: asks) { frame in
                guard let view = try take(frame, into: &records) else { return }
                progress(view, records[view].settledCount)
            }
            if let reason = try failure(outcome), let question = outcome.interrupted, question.ask < asked.count {
                let view = asked[question.ask]
                // A question that was answered just when the worker was killed for it keeps its answer.
                if !records[view].isSettled(question.position) {
                    try records[view].add(reason, at: question.position, endedWorker: true)
                    progress(view, records[view].settledCount)
                }
            }
            for view in asked { records[view].advance(givingUpAfter: options.fatalFailuresPerView) }
            // Every round must settle something, or the rounds would never end.
            guard records.reduce(0, { $0 + $1.settledCount }) > before else {
                throw SwiftSideError(message: "the worker ended without answering: \(describe(outcome))")
            }
        }
    }

    /// Adds what a frame holds to the records, and says whose it was.
    private func take(_ frame: EvaluationFrame, into records: inout [AnswerRecord]) throws(SwiftSideError) -> Int? {
        switch frame {
        case .answers(let name, let positions, let batch):
            let view = try index(of: name)
            try records[view].add(batch, at: positions)
            return view
        case .failures(let name, let failures):
            let view = try index(of: name)
            for failure in failures {
                let reason: SwiftFailure.Reason =
                    switch failure.kind {
                    case .threw: .threw(failure.text)
                    case .printed: .printed(failure.text)
                    case .incremental: .incrementalDiffers(failure.text)
                    }
                try records[view].add(reason, at: failure.position, endedWorker: false)
            }
            return view
        default: return nil
        }
    }

    private func index(of name: String) throws(SwiftSideError) -> Int {
        guard let index = questions.firstIndex(where: { $0.view.name == name }) else {
            throw SwiftSideError(message: "the worker answered for view \(name), which it was not asked")
        }
        return index
    }

    /// Why the worker ended while it computed a question, or nil when it ended as it should or between questions.
    private func failure(_ outcome: WorkerProcess.Outcome) throws(SwiftSideError) -> SwiftFailure.Reason? {
        switch outcome.ending {
        case .completed: return nil
        case .refused(let message): throw SwiftSideError(message: "the worker refuses its input: \(message)")
        case .unintelligible: throw SwiftSideError(message: describe(outcome))
        case .stalled: return .timedOut(seconds: options.questionTimeout)
        case .died(.exited(let status)):
            return outcome.ranIncrementalForm
                ? .incrementalFailed("it ends its process with status \(status)") : .exited(status: status)
        case .died(.signaled(let signal)):
            if signal == SIGXFSZ { return .printed("more than \(options.printLimit) bytes; the worker was killed") }
            let report = TrapReport(standardError: outcome.standardError)
            // Nobody but the system, short of memory, sends SIGKILL to a worker that does not stall.
            if report.speaksOfMemory || signal == SIGKILL { return .outOfMemory(limit: options.memoryLimit) }
            if outcome.ranIncrementalForm {
                return .incrementalFailed("it crashes with signal \(signal): \(report.message)")
            }
            return .crashed(signal: signal, message: report.message)
        }
    }

    private func describe(_ outcome: WorkerProcess.Outcome) -> String {
        let command = ([options.executable] + options.arguments).joined(separator: " ")
        let errors = TrapReport(standardError: outcome.standardError).message
        let ending =
            switch outcome.ending {
            case .completed: "it closed with questions left"
            case .refused(let message): "it refused its input: \(message)"
            case .unintelligible(let fault): "it does not speak the evaluation protocol: \(fault)"
            case .stalled: "it stalled"
            case .died(.exited(let status)): "it exited with status \(status)"
            case .died(.signaled(let signal)): "it died from signal \(signal)"
            }
        return "`\(command)`: \(ending)\(errors.isEmpty ? "" : "\n\(errors)")"
    }
}
