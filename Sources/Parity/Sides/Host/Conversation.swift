import FeatureStore
import Subprocess

/// What a worker has said so far.
struct Conversation {
    private var splitter = FrameSplitter()
    private var hasOpened = false
    private var isClosed = false
    private var refusal: String?
    private var fault: String?

    /// Whether nothing that could still come would matter.
    var isOver: Bool { isClosed || refusal != nil || fault != nil }

    /// Takes a piece of the worker's output and calls `receive` with each frame of answers or failures in it.
    mutating func take(_ piece: UnsafeRawBufferPointer, _ receive: (EvaluationFrame) throws -> Void) rethrows {
        splitter.append(piece)
        while !isOver {
            let frame: EvaluationFrame?
            do {
                frame = try splitter.next()
            } catch {
                fault = "\(error)"
                return
            }
            guard let frame else { return }
            switch frame {
            case .opened: hasOpened = true
            case .refused(let message): refusal = message
            case .closed: isClosed = true
            case .answers, .failures, .answered:
                guard hasOpened else {
                    fault = "answers came before the opening"
                    return
                }
                try receive(frame)
            case .open, .rows, .spine, .ask, .close: fault = "a frame came that only a host may send"
            }
        }
    }

    /// How the worker ended, now that it has.
    func ending(killedFor reason: WorkerWatch.Kill?, status: TerminationStatus) -> WorkerProcess.Ending {
        if let refusal { return .refused(refusal) }
        if let fault { return .unintelligible(fault) }
        if isClosed { return .completed }
        switch reason {
        case .stalled: return .stalled
        case .neverOpened: return .unintelligible("no answer at all, and it had to be killed")
        case nil: break
        }
        // Nothing but text where frames should be: some other program, or one that fails before it begins.
        if !hasOpened, status == .exited(0) { return .unintelligible("no answer at all") }
        return .died(status)
    }
}
