public import Contracts
import Dispatch
public import FeatureStore
import Synchronization

/// Served vectors in files of a folder: taken in a moment, hashed and written by a thread of the log's own.
///
/// One log writes a folder; the next process begins files of its own. A crash loses what waited, and may tear the last
/// line, which ``FeatureLogReader`` recognises. Nothing that serves ever waits for the disk.
public final class FeatureLog: FeatureLogging {
    private let options: FeatureLogOptions
    let project: Project
    private let registry: FeatureRegistry
    private let queue = DispatchQueue(label: "featurestore.log")
    private let state = Mutex(State())
    /// Held by what runs on `queue`, so that nobody else ever waits for the disk.
    private let files: Mutex<LogFiles>

    private struct State {
        var waiting: [Entry] = []
        var isDraining = false
        var isClosed = false
        var counts = FeatureLogCounts()
        var erasures: [Erasure] = []
    }

    /// An entity that was forgotten: what was computed from an older state may tell of it.
    private struct Erasure: Sendable {
        let traces: EntityTraces
        let snapshot: StoreSnapshot
    }

    /// How many erasures are remembered: far more than there are while one lookup is under way.
    private static let mostErasures = 1_000

    private struct Entry {
        var vector: ServedVector
        let seen: [EntityRows?]
    }

    /// Opens a folder for writing, and makes it where it is not there.
    ///
    /// - Throws: ``FeatureLogError``, also where another process writes a log into the folder.
    public init(
        folder: String, project: Project, registry: FeatureRegistry, options: FeatureLogOptions = FeatureLogOptions()
    ) throws(FeatureLogError) {
        files = Mutex(
            try LogFiles(folder: folder, size: options.fileSize, age: options.fileAge, kept: options.keptFiles))
        self.options = options
        self.project = project
        self.registry = registry
    }

    /// Opens a folder for writing, for the contracts that the build embedded in a registry.
    ///
    /// - Throws: ``FeatureLogError``, also where another process writes a log into the folder.
    public convenience init(
        folder: String, registry: FeatureRegistry, options: FeatureLogOptions = FeatureLogOptions()
    ) throws(FeatureLogError) {
        let project: Project
        do throws(ContractErrors) {
            project = try ProjectLoader.load(registry)
        } catch {
            throw .contracts("\(error)")
        }
        try self.init(folder: folder, project: project, registry: registry, options: options)
    }

    /// What became of the vectors so far.
    public var counts: FeatureLogCounts {
        state.withLock { state in
            var counts = state.counts
            counts.waiting = state.waiting.count
            return counts
        }
    }

    /// Whether a request is in the sample.
    public func wants(requestID: String) -> Bool { options.rate.includes(requestID) }

    /// Takes a vector, or drops it where too many wait.
    ///
    /// - Complexity: O(1); no allocation but that of the queue, no input or output.
    public func record(_ vector: ServedVector, seen: [EntityRows?]) {
        let mustDrain = state.withLock { state in
            guard !state.isClosed, state.waiting.count < options.waiting else {
                state.counts.dropped += 1
                return false
            }
            state.counts.taken += 1
            state.waiting.append(Entry(vector: vector, seen: seen))
            defer { state.isDraining = true }
            return !state.isDraining
        }
        if mustDrain { queue.async { self.drain() } }
    }

    /// Returns when everything that was taken before is in the files.
    public func flush() async {
        await onQueue {
            self.drain()
            self.files.withLock { $0.synchronize() }
        }
    }

    /// Writes what waits and closes the file; what comes later is dropped and counted.
    public func close() async {
        state.withLock { $0.isClosed = true }
        await onQueue {
            self.drain()
            self.files.withLock { $0.release() }
        }
    }

    /// Erases every record that tells of an entity; the files that hold one are written anew.
    public func erase(
        entity: String, keys: ColumnBatch, at snapshot: StoreSnapshot
    ) async throws(FeatureLogError) -> LogErasure {
        guard let known = project.entity(entity) else {
            throw .unknownEntity(entity, known: project.entities.map(\.name))
        }
        let erasing = LogErasing(
            traces: EntityTraces(known, keys: keys, project: project, registry: registry))
        let erasure = Erasure(traces: erasing.traces, snapshot: snapshot)
        let result: Result<LogErasure, FeatureLogError> = await onQueue {
            self.drain()
            self.state.withLock { state in
                state.erasures = state.erasures.suffix(Self.mostErasures - 1) + [erasure]
            }
            return self.files.withLock { files in
                files.close()
                guard files.isHeld else {
                    return .failure(.folder(path: files.folder, reason: "this log was closed"))
                }
                return erasing.erase(in: files.folder)
            }
        }
        return try result.get()
    }

    // MARK: - The writer

    private func onQueue<Answer: Sendable>(_ body: @escaping @Sendable () -> Answer) async -> Answer {
        await withCheckedContinuation { done in
            queue.async { done.resume(returning: body()) }
        }
    }

    /// Writes what waits until nothing does; runs on `queue`.
    private func drain() {
        while true {
            let entries = state.withLock { state in
                defer { state.waiting = [] }
                if state.waiting.isEmpty { state.isDraining = false }
                return state.waiting
            }
            guard !entries.isEmpty else { return }
            for entry in entries { write(entry) }
        }
    }

    private func write(_ entry: Entry) {
        let vector = fingerprinted(entry)
        let erasures = state.withLock { $0.erasures }
        guard !erasures.contains(where: { vector.snapshot < $0.snapshot && $0.traces.isAbout(vector) }) else {
            return state.withLock { $0.counts.forgotten += 1 }
        }
        do throws(FeatureLogError) {
            try append(LogLine(vector), servedAt: vector.servedAt)
            state.withLock { $0.counts.written += 1 }
        } catch {
            state.withLock { state in
                state.counts.failed += 1
                state.counts.lastFailure = "\(error)"
            }
        }
    }

    private func append(_ line: LogLine, servedAt: Timestamp) throws(FeatureLogError) {
        let result: Result<Void, FeatureLogError> = files.withLock { files in
            do throws(FeatureLogError) {
                return .success(try files.append(line, servedAt: servedAt))
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    /// The vector with the fingerprint of what each of its views saw.
    private func fingerprinted(_ entry: Entry) -> ServedVector {
        var vector = entry.vector
        for (position, rows) in entry.seen.enumerated() where vector.views.indices.contains(position) {
            guard let rows, let view = project.view(named: vector.views[position].version) else { continue }
            let through = rows.looked?.map { FoundGroup(source: $0.source, key: $0.key) }
            let seen = SeenRows(
                view, rows, request: vector.request, project: project, registry: registry, through: through)
            vector.views[position].rows = seen.fingerprint
            // Where nothing can be found by values, there is nothing to say about it.
            vector.views[position].through = view.reads.contains { !$0.by.isEmpty } ? through : nil
        }
        return vector
    }
}
