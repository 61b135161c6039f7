import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The few calls of the system that a log needs, by their meaning.
enum Descriptor {
    /// Writes all bytes, in as many calls as it takes.
    static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FeatureLogError) {
        let failure: Int32 = bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return errno }
                rest = rest.dropFirst(written)
            }
            return 0
        }
        guard failure == 0 else { throw .file(path: path, reason: reason(failure)) }
    }

    /// Closes a descriptor; nothing is left to be done where that fails.
    static func close(_ descriptor: Int32) { systemClose(descriptor) }

    /// Makes durable which files a folder has.
    static func synchronize(folder: String) {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// What an error number means.
    static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }

    /// What an error of Foundation's means: the system's own words where it holds them.
    static func reason(_ error: any Error) -> String {
        if let error = (error as? CocoaError)?.underlying as? POSIXError { return reason(error.code.rawValue) }
        let text = error.localizedDescription
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

private func systemClose(_ descriptor: Int32) { _ = close(descriptor) }
