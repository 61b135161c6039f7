internal import FeatureStore
internal import SystemPackage

/// A temporary file without a name that batches of rows are put into once and taken out of as often as needed.
///
/// Whoever writes is alone with the file; from then on any thread may read.
struct SpoolFile {
    private let file: AnonymousFile
    /// Where the next batch goes.
    private var end: Int64 = 0
    /// Kept, so that its memory is used again.
    private var buffer: [UInt8] = []

    /// Where one batch lies.
    struct Segment {
        fileprivate let offset: Int64
        fileprivate let length: Int
        /// How many rows the batch has.
        let rowCount: Int
    }

    /// Makes an empty file in the folder for temporary files.
    init() throws(SpoolError) {
        do throws(Errno) { file = try AnonymousFile() } catch { throw SpoolError(error) }
    }

    /// Adds a batch.
    mutating func append(_ batch: ColumnBatch) throws(SpoolError) -> Segment {
        buffer.removeAll(keepingCapacity: true)
        ColumnCodec.encode(batch, into: &buffer)
        do {
            try file.descriptor.writeAll(toAbsoluteOffset: end, buffer)
        } catch {
            throw SpoolError(error as? Errno ?? .ioError)
        }
        let segment = Segment(offset: end, length: buffer.count, rowCount: batch.rowCount)
        end += Int64(buffer.count)
        return segment
    }

    /// Gives the memory back that writing needed; call it after the last batch.
    mutating func finish() { buffer = [] }

    /// Takes a batch out again.
    func batch(_ segment: Segment) throws(SpoolError) -> ColumnBatch {
        do {
            let bytes = try [UInt8](unsafeUninitializedCapacity: segment.length) { space, count in
                while count < segment.length {
                    let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(space)[count...])
                    let read = try file.descriptor.read(fromAbsoluteOffset: segment.offset + Int64(count), into: rest)
                    guard read > 0 else { throw Errno.ioError }
                    count += read
                }
            }
            var reader = ByteReader(bytes)
            return try ColumnCodec.decodeBatch(from: &reader)
        } catch let error as Errno {
            throw SpoolError(error)
        } catch {
            throw SpoolError(.ioError)
        }
    }
}

/// Why rows cannot be kept in a temporary file.
struct SpoolError: Error, CustomStringConvertible {
    /// What happened and what to do.
    let message: String
    /// The message.
    var description: String { message }

    init(_ error: Errno) {
        message =
            "the rows of the sample cannot be kept in a temporary file in \(AnonymousFile.folder): \(error). "
            + "Make room there, or name a folder with more of it in the variable TMPDIR"
    }
}
