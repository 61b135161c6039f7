import CAllocator
import Foundation

/// Keeps the memory of a server near what it uses.
///
/// glibc gives nearly every thread an arena of its own, up to eight for each processor, and what is freed in one is taken
/// again by those threads alone. Rows are decoded by the threads that read, kept, and freed by whoever drops them: each arena
/// comes to hold room for nearly all that is ever held at once, and the process takes some times what it uses.
enum ProcessMemory {
    /// Has all threads share an arena for each processor, two at least, unless the environment says how many
    /// (`MALLOC_ARENA_MAX`).
    static func shareArenas(_ environment: [String: String]) {
        guard environment["MALLOC_ARENA_MAX"] == nil else { return }
        // Where it fails the process takes more memory, and nothing else.
        _ = featurestore_share_arenas(Int32(max(2, ProcessInfo.processInfo.activeProcessorCount)))
    }

    /// Gives what is free back to the system, once a minute, until the task is cancelled.
    ///
    /// That takes some milliseconds, in which threads may wait for memory.
    static func giveBackNowAndThen() async {
        while (try? await Task.sleep(for: .seconds(60))) != nil { featurestore_give_back_memory() }
    }
}
