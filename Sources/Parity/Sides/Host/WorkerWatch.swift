import Subprocess

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Watches one worker process until it has ended, and ends it when one question takes too long.
struct WorkerWatch: Sendable {
    /// The process, which leads a group of its own.
    let process: pid_t
    let options: WorkerOptions

    private static let youth = Duration.milliseconds(300)

    /// Why a worker was killed.
    enum Kill: Sendable {
        /// It did not even begin.
        case neverOpened
        /// This question took too long.
        case stalled(ProgressPage.Question)
    }

    /// Returns when the process has ended, and whatever it has started with it.
    ///
    /// - Returns: why it was killed, when it was killed here.
    func end(_ progress: ProgressPage) async -> Kill? {
        // A machine that sleeps is not a question that stalls.
        let clock = SuspendingClock()
        var reason: Kill?
        var begun = progress.begun
        var since = clock.now
        let start = clock.now
        while !hasEnded {
            // Most workers live for less than a tenth of a second, and their end is waited for.
            let isYoung = clock.now - start < Self.youth
            // Not cancelled with the run: whoever cancels has the process killed, and that is what ends the loop.
            try? await Task.sleep(for: .milliseconds(isYoung ? 1 : 10))
            let waited = clock.now - since
            if let question = progress.current, progress.begun == begun {
                guard waited > .seconds(options.questionTimeout) else { continue }
                reason = reason ?? .stalled(question)
            } else if !progress.isOpen {
                guard waited > .seconds(options.openingTimeout) else { continue }
                reason = reason ?? .neverOpened
            } else {
                begun = progress.begun
                since = clock.now
                continue
            }
            Self.killGroup(process)
            since = clock.now
        }
        // Whatever the views have started could hold the worker's output open.
        Self.killGroup(process)
        return reason
    }

    /// Kills a process and all that it has started; nothing happens when all of them are gone.
    static func killGroup(_ process: pid_t) {
        kill(-process, SIGKILL)
    }

    /// Whether the process has ended; its status is left for others to collect.
    private var hasEnded: Bool {
        var information = siginfo_t()
        let result = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
        return result != 0 ? errno != EINTR : information.si_signo != 0
    }
}
