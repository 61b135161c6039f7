package import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file without a name: it is gone with its last descriptor, even when every process that holds one is killed.
package final class AnonymousFile: Sendable {
    /// Opened for reading and writing.
    package let descriptor: FileDescriptor

    /// The folder for temporary files: what the variable `TMPDIR` names, else `/tmp`.
    package static var folder: String {
        guard let name = getenv("TMPDIR").map({ String(cString: $0) }), !name.isEmpty else { return "/tmp" }
        return name
    }

    /// Makes an empty file in ``folder``.
    ///
    /// - Throws: the system's error: no space, no such folder.
    package init() throws(Errno) {
        var template = Array("\(Self.folder)/featurestore.XXXXXX".utf8CString)
        let opened = template.withUnsafeMutableBufferPointer { name in
            let opened = name.baseAddress.map { mkstemp($0) } ?? -1
            if opened >= 0, let path = name.baseAddress { unlink(path) }
            return opened
        }
        guard opened >= 0 else { throw Errno(rawValue: errno) }
        let copy = fcntl(opened, F_DUPFD_CLOEXEC, 3)
        let failure = errno
        close(opened)
        guard copy >= 0 else { throw Errno(rawValue: failure) }
        descriptor = FileDescriptor(rawValue: copy)
    }

    deinit { try? descriptor.close() }

    /// How many bytes the file holds, or 0 when the system does not say.
    package var size: Int { Self.size(of: descriptor) }

    /// How many bytes the file behind a descriptor holds, or 0 when the system does not say.
    package static func size(of descriptor: FileDescriptor) -> Int {
        var status = stat()
        guard fstat(descriptor.rawValue, &status) == 0 else { return 0 }
        return Int(status.st_size)
    }

    /// Writes blocks of bytes one behind the other from an offset of the file, and goes back there.
    ///
    /// - Throws: the system's error, such as no space.
    package func write(_ blocks: [[UInt8]], from start: Int = 0) throws(Errno) {
        do {
            try descriptor.seek(offset: Int64(start), from: .start)
            for block in blocks { try descriptor.writeAll(block) }
            try descriptor.seek(offset: Int64(start), from: .start)
        } catch {
            throw error as? Errno ?? .ioError
        }
    }

    /// Sets the size; what is added reads as zeros.
    ///
    /// - Throws: the system's error, such as no space.
    package func resize(to size: Int) throws(Errno) {
        guard ftruncate(descriptor.rawValue, off_t(size)) == 0 else { throw Errno(rawValue: errno) }
    }

    /// The last bytes of the file, at most so many, as text; what is not UTF-8 becomes U+FFFD.
    package func tail(_ limit: Int) -> String { Self.text(in: descriptor, from: max(0, size - limit), limit: limit) }

    /// Some bytes of the file behind a descriptor as text, whatever the descriptor's position; empty when unreadable.
    package static func text(in descriptor: FileDescriptor, from offset: Int, limit: Int) -> String {
        var bytes = [UInt8](repeating: 0, count: limit)
        let count = bytes.withUnsafeMutableBytes {
            (try? descriptor.read(fromAbsoluteOffset: Int64(offset), into: $0)) ?? 0
        }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
