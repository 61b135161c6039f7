package import FeatureStore

/// Cuts a stream of bytes, which arrives in pieces of any size, into frames.
package struct FrameSplitter: Sendable {
    private var bytes: [UInt8] = []
    private var start = 0

    /// Makes a splitter that has seen nothing.
    package init() {}

    /// How many bytes have arrived that do not yet make a frame.
    package var pending: Int { bytes.count - start }

    /// Adds a piece of the stream.
    package mutating func append(_ piece: UnsafeRawBufferPointer) {
        if start > 0, start == bytes.count || start > 1 << 20 {
            bytes.removeSubrange(..<start)
            start = 0
        }
        bytes.append(contentsOf: piece)
    }

    /// The next complete frame, or nil when more of the stream is needed.
    ///
    /// - Throws: ``ColumnCodecError`` for a frame that is too long or makes no sense; the stream cannot be read on.
    package mutating func next() throws(ColumnCodecError) -> EvaluationFrame? {
        guard pending >= EvaluationFrame.headerSize else { return nil }
        var reader = ByteReader(bytes, offset: start)
        let size = Int(try reader.read(UInt32.self, "a frame's length"))
        let kind = try reader.read(UInt8.self, "a frame's kind")
        guard size <= EvaluationFrame.largestPayload else {
            throw .corrupt(
                offset: 0, reason: "a frame of \(size) bytes; at most \(EvaluationFrame.largestPayload) are accepted")
        }
        guard reader.remaining >= size else { return nil }
        let payload = Array(bytes[reader.offset..<reader.offset + size])
        start = reader.offset + size
        return try EvaluationFrame(kind: kind, payload: payload)
    }
}
