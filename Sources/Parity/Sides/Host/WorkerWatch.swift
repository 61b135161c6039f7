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
    /// How many seconds one question may take.
    let timeout: Double

    /// Returns when the process has ended, and whatever it has started with it.
    ///
    /// - Returns: the question for which it was killed, when it was.
    func end(_ progress: ProgressPage) async -> ProgressPage.Question? {
        // A machine that sleeps is not a question that stalls.
        let clock = SuspendingClock()
        var stalled: ProgressPage.Question?
        var begun = progress.begun
        var since = clock.now
        while !hasEnded {
            // Not cancelled with the run: whoever cancels has the process killed, and that is what ends the loop.
            try? await Task.sleep(for: .milliseconds(10))
            let now = clock.now
            let current = progress.current
            if progress.begun != begun || current == nil {
                begun = progress.begun
                since = now
            } else if now - since > .seconds(timeout) {
                stalled = stalled ?? current
                Self.killGroup(process)
                since = now
            }
        }
        // Whatever the views have started could hold the worker's output open.
        Self.killGroup(process)
        return stalled
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
