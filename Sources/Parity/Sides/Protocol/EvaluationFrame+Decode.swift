package import FeatureStore

extension EvaluationFrame {
    /// Reads one frame's payload.
    ///
    /// - Throws: ``ColumnCodecError`` for an unknown kind, a payload that ends early, and bytes behind its end; offsets
    ///   in the error count from the payload's first byte.
    package init(kind byte: UInt8, payload: [UInt8]) throws(ColumnCodecError) {
        guard let kind = Kind(rawValue: byte) else {
            throw .corrupt(offset: 0, reason: "\(byte) is not a kind of frame")
        }
        var reader = ByteReader(payload)
        self = try Self.decode(kind, from: &reader)
        try reader.requireEnd()
    }

    private static func decode(
        _ kind: Kind, from reader: inout ByteReader
    ) throws(ColumnCodecError) -> EvaluationFrame {
        switch kind {
        case .open: return .open(try decodeTerms(from: &reader))
        case .rows:
            let source = try reader.readText("a source's name")
            return .rows(source: source, batch: try ColumnCodec.decodeBatch(from: &reader))
        case .spine:
            let view = try reader.readText("a view's name")
            return .spine(view: view, batch: try ColumnCodec.decodeBatch(from: &reader))
        case .ask:
            let view = try reader.readText("a view's name")
            return .ask(view: view, positions: try decodePositions(from: &reader))
        case .close: return .close
        case .opened: return try decodeOpened(from: &reader)
        case .answers:
            let view = try reader.readText("a view's name")
            let positions = try decodePositions(from: &reader)
            let start = reader.offset
            let batch = try ColumnCodec.decodeBatch(from: &reader)
            guard batch.rowCount == positions.count else {
                throw .corrupt(offset: start, reason: "\(batch.rowCount) answers to \(positions.count) questions")
            }
            return .answers(view: view, positions: positions, batch: batch)
        case .failures: return try decodeFailures(from: &reader)
        case .answered: return .answered(view: try reader.readText("a view's name"))
        case .refused: return .refused(message: try reader.readText("a reason"))
        case .closed: return .closed
        }
    }

    private static func decodeTerms(from reader: inout ByteReader) throws(ColumnCodecError) -> EvaluationTerms {
        let version = try reader.read(UInt16.self, "the protocol's version")
        guard version == Self.version else {
            throw .corrupt(
                offset: 0, reason: "the protocol's version is \(version), this program speaks \(Self.version)")
        }
        var terms = EvaluationTerms()
        terms.memoryLimit = try reader.read(UInt64.self, "the memory limit")
        terms.printLimit = try reader.read(UInt64.self, "the print limit")
        terms.parentProcess = try reader.read(Int32.self, "the parent process")
        terms.progressOffset = try reader.read(UInt64.self, "the progress offset")
        terms.provesIncrementalForms = try reader.readBool("whether incremental forms are proved")
        return terms
    }

    private static func decodeOpened(from reader: inout ByteReader) throws(ColumnCodecError) -> EvaluationFrame {
        let version = try reader.read(UInt16.self, "the protocol's version")
        let count = try reader.readCount(UInt32.self, of: "views")
        var views: [ViewSignature] = []
        for _ in 0..<count {
            let name = try reader.readText("a view's name")
            let featureCount = try reader.readCount(UInt32.self, of: "features")
            var features: [String] = []
            for _ in 0..<featureCount { features.append(try reader.readText("a feature's name")) }
            views.append(ViewSignature(name: name, features: features))
        }
        return .opened(version: version, views: views)
    }

    private static func decodeFailures(from reader: inout ByteReader) throws(ColumnCodecError) -> EvaluationFrame {
        let view = try reader.readText("a view's name")
        let count = try reader.readCount(UInt32.self, of: "failures")
        var failures: [QuestionFailure] = []
        for _ in 0..<count {
            let position = try reader.read(UInt32.self, "a position")
            let start = reader.offset
            let byte = try reader.read(UInt8.self, "a kind of failure")
            guard let kind = QuestionFailure.Kind(rawValue: byte) else {
                throw .corrupt(offset: start, reason: "\(byte) is not a kind of failure")
            }
            failures.append(QuestionFailure(position: position, kind: kind, text: try reader.readText("a failure")))
        }
        return .failures(view: view, failures: failures)
    }

    private static func decodePositions(from reader: inout ByteReader) throws(ColumnCodecError) -> [UInt32] {
        let count = try reader.readCount(UInt32.self, of: "positions")
        return try reader.readBlock(of: UInt32.self, count: count, "positions")
    }
}
