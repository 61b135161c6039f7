package import SystemPackage
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a worker is computing, in memory shared with its host, so that the host knows it even after a sudden death.
///
/// Four little-endian words at a page-aligned offset of a file: how many questions were begun; the question being
/// computed, as the number of its `ask` (from 1) in the upper and its position in the lower half, 0 while there is none;
/// 1 as soon as a worker has read the opening; and 1 while code of a view's incremental form runs.
package final class ProgressPage: @unchecked Sendable {
    // Sendable because the words are only ever touched as atomics, and the mapping lives as long as this object.
    private let words: UnsafeMutablePointer<Atomic<UInt64>>

    /// The bytes that a page takes in the file; a multiple of every page size in use.
    package static let size = 1 << 16

    /// Maps the page at an offset, a multiple of ``size``, of a file that is open for reading and writing.
    ///
    /// - Throws: the system's error: the descriptor is a pipe, or is not open for writing.
    package init(in file: FileDescriptor, offset: UInt64) throws(Errno) {
        guard offset % UInt64(Self.size) == 0, AnonymousFile.size(of: file) >= Int(clamping: offset) + Self.size else {
            // Touching a mapping behind the end of its file would kill the process.
            throw .invalidArgument
        }
        let address = mmap(
            nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, file.rawValue, off_t(clamping: offset))
        guard let address, address != MAP_FAILED else { throw Errno(rawValue: errno) }
        words = address.assumingMemoryBound(to: Atomic<UInt64>.self)
    }

    deinit { munmap(words, Self.size) }

    /// Tells that a worker has read the opening.
    package func open() {
        words[2].store(1, ordering: .releasing)
    }

    /// Whether a worker has read the opening.
    package var isOpen: Bool { words[2].load(ordering: .acquiring) == 1 }

    /// Tells that a question is about to be computed.
    package func begin(ask: Int, position: UInt32) {
        words[1].store(UInt64(ask + 1) << 32 | UInt64(position), ordering: .releasing)
        words[0].wrappingAdd(1, ordering: .releasing)
    }

    /// Tells that no question is being computed.
    package func pause() {
        words[1].store(0, ordering: .releasing)
    }

    /// Tells whether code of an incremental form runs.
    package func runIncrementalForm(_ isRunning: Bool) {
        words[3].store(isRunning ? 1 : 0, ordering: .releasing)
    }

    /// Whether code of an incremental form runs.
    package var isInIncrementalForm: Bool { words[3].load(ordering: .acquiring) == 1 }

    /// How many questions were begun.
    package var begun: UInt64 { words[0].load(ordering: .acquiring) }

    /// A question, as a worker knows it.
    package struct Question: Hashable, Sendable {
        /// The number of its ask, from 0.
        package let ask: Int
        /// Its row in the spine.
        package let position: UInt32
    }

    /// The question being computed, or nil.
    package var current: Question? {
        let word = words[1].load(ordering: .acquiring)
        guard word != 0 else { return nil }
        return Question(ask: Int(word >> 32) - 1, position: UInt32(truncatingIfNeeded: word))
    }
}
