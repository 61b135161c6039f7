import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The streams of the protocol, taken away from the code of feature views.
///
/// Afterwards standard input is empty and standard output is a file of ours: neither `readLine` nor `print` in a view
/// can touch the protocol, and what a view prints is noticed.
final class StandardStreams {
    /// Where frames come from.
    let input: FileDescriptor
    /// Where frames go.
    let output: FileDescriptor
    private let printed: AnonymousFile

    /// How much of what was printed is kept.
    private static let keptBytes = 2000

    /// Takes both streams.
    ///
    /// - Throws: the system's error.
    init() throws {
        // Numbers above those that a view could mistake for its own.
        input = try Self.duplicate(.standardInput)
        output = try Self.duplicate(.standardOutput)
        printed = try AnonymousFile()
        let nothing = try FileDescriptor.open("/dev/null", .readOnly)
        _ = try nothing.duplicate(as: .standardInput)
        try nothing.close()
        _ = try printed.descriptor.duplicate(as: .standardOutput)
    }

    /// What has been printed since the last call, shortened, or nil when nothing has.
    ///
    /// - Complexity: two system calls when nothing was printed.
    func takePrinted() -> String? {
        fflush(nil)
        // The end is where standard output stands anyway, and asking for it costs a third of asking for the file's status.
        let size = (try? printed.descriptor.seek(offset: 0, from: .end)).map { Int($0) } ?? printed.size
        guard size > 0 else { return nil }
        let text = AnonymousFile.text(in: printed.descriptor, from: 0, limit: Self.keptBytes)
        try? printed.resize(to: 0)
        // The position is shared with standard output.
        _ = try? printed.descriptor.seek(offset: 0, from: .start)
        return size > Self.keptBytes ? "\(text)… (\(size) bytes in all)" : text
    }

    private static func duplicate(_ descriptor: FileDescriptor) throws(Errno) -> FileDescriptor {
        let copy = fcntl(descriptor.rawValue, F_DUPFD_CLOEXEC, 64)
        guard copy >= 0 else { throw Errno(rawValue: errno) }
        return FileDescriptor(rawValue: copy)
    }
}
