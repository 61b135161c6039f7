package import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Holds a worker that was started ahead back until its input is written.
///
/// The input, a file, begins with a byte that is missing or 0 as long as something is to be written behind it, then 1.
package enum InputGate {
    /// How many bytes stand before the first frame.
    package static let length = 1

    /// How long the worker sleeps between two looks: first in microseconds, and at most, when nothing comes for long.
    private static let sleeps: (first: UInt32, most: UInt32) = (500, 10_000)

    /// Lets the worker begin.
    ///
    /// - Throws: the system's error.
    package static func open(_ file: AnonymousFile) throws(Errno) {
        do {
            try file.descriptor.writeAll(toAbsoluteOffset: 0, [1])
        } catch {
            throw error as? Errno ?? .ioError
        }
    }

    /// Waits for the host's byte.
    ///
    /// - Parameter host: the process that has started this one.
    /// - Returns: false when that is not, or is no longer, the parent: nothing will come.
    /// - Throws: the system's error: the input is no file.
    package static func wait(at input: FileDescriptor, for host: Int32) throws(Errno) -> Bool {
        var sleep = sleeps.first
        var byte: UInt8 = 0
        while true {
            let count: Int
            do {
                count = try withUnsafeMutableBytes(of: &byte) { try input.read(fromAbsoluteOffset: 0, into: $0) }
            } catch {
                throw error as? Errno ?? .ioError
            }
            if count == length, byte == 1 { return true }
            if getppid() != host { return false }
            usleep(sleep)
            sleep = min(sleep + sleep / 64, sleeps.most)
        }
    }
}
