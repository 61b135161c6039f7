import Foundation

/// Why a file or a folder could not be written, in the system's words.
struct WriteFailure: CustomStringConvertible {
    let description: String

    /// Takes the reason out of what Foundation throws, which tells people nothing by itself.
    init(_ error: any Error) {
        let error = error as NSError
        if let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError, cause.domain == NSPOSIXErrorDomain {
            description = String(cString: strerror(Int32(cause.code)))
            return
        }
        switch (error as? CocoaError)?.code {
        case .fileWriteNoPermission?, .fileReadNoPermission?: description = String(cString: strerror(EACCES))
        case .fileWriteOutOfSpace?: description = String(cString: strerror(ENOSPC))
        case .fileWriteVolumeReadOnly?: description = String(cString: strerror(EROFS))
        case .fileNoSuchFile?: description = String(cString: strerror(ENOENT))
        default:
            let text = error.localizedDescription
            description = text.hasSuffix(".") ? String(text.dropLast()) : text
        }
    }
}
