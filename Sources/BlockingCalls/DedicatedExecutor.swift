import Dispatch

/// Runs an actor's work on a queue of its own, so that a call that blocks never holds one of Swift's few shared threads.
package final class DedicatedExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// Makes an executor whose queue has a name, for whoever debugs.
    package init(label: String) {
        queue = DispatchQueue(label: label)
    }

    /// Runs a job behind those that were given before.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
