package import FeatureStore

extension EvaluationFrame {
    /// The byte that names a kind of frame; those above 128 come from the worker.
    enum Kind: UInt8 {
        case open = 1
        case rows = 2
        case spine = 3
        case ask = 4
        case close = 5
        case opened = 129
        case answers = 130
        case failures = 131
        case answered = 132
        case refused = 133
        case closed = 134
    }

    /// Appends the frame, header included.
    ///
    /// - Parameters:
    ///   - rows: writes only these rows of the frame's batch, where it has one.
    ///   - buffer: what the frame is appended to.
    package func encode(rows: Range<Int>? = nil, into buffer: inout [UInt8]) {
        let start = buffer.count
        buffer.append(contentsOf: [0, 0, 0, 0, kind.rawValue])
        encodePayload(rows: rows, into: &buffer)
        let size = buffer.count - start - Self.headerSize
        precondition(size <= Self.largestPayload, "one row of \(size) bytes is more than a frame can hold")
        for position in 0..<4 { buffer[start + position] = UInt8(truncatingIfNeeded: size >> (8 * position)) }
    }

    private var kind: Kind {
        switch self {
        case .open: .open
        case .rows: .rows
        case .spine: .spine
        case .ask: .ask
        case .close: .close
        case .opened: .opened
        case .answers: .answers
        case .failures: .failures
        case .answered: .answered
        case .refused: .refused
        case .closed: .closed
        }
    }

    private func encodePayload(rows: Range<Int>?, into buffer: inout [UInt8]) {
        switch self {
        case .open(let terms):
            ColumnCodec.append(Self.version, to: &buffer)
            ColumnCodec.append(terms.memoryLimit, to: &buffer)
            ColumnCodec.append(terms.printLimit, to: &buffer)
            ColumnCodec.append(terms.parentProcess, to: &buffer)
            ColumnCodec.append(terms.progressOffset, to: &buffer)
            buffer.append(terms.provesIncrementalForms ? 1 : 0)
        case .rows(let name, let batch), .spine(let name, let batch):
            ColumnCodec.append(text: name, to: &buffer)
            ColumnCodec.encode(batch, rows: rows, into: &buffer)
        case .ask(let view, let positions):
            ColumnCodec.append(text: view, to: &buffer)
            Self.encode(positions: positions, into: &buffer)
        case .opened(let version, let views):
            ColumnCodec.append(version, to: &buffer)
            ColumnCodec.append(UInt32(views.count), to: &buffer)
            for view in views {
                ColumnCodec.append(text: view.name, to: &buffer)
                ColumnCodec.append(UInt32(view.features.count), to: &buffer)
                for feature in view.features { ColumnCodec.append(text: feature, to: &buffer) }
            }
        case .answers(let view, let positions, let batch):
            ColumnCodec.append(text: view, to: &buffer)
            Self.encode(positions: positions, into: &buffer)
            ColumnCodec.encode(batch, rows: rows, into: &buffer)
        case .failures(let view, let failures):
            ColumnCodec.append(text: view, to: &buffer)
            ColumnCodec.append(UInt32(failures.count), to: &buffer)
            for failure in failures {
                ColumnCodec.append(failure.position, to: &buffer)
                buffer.append(failure.kind.rawValue)
                ColumnCodec.append(text: failure.text, to: &buffer)
            }
        case .answered(let text), .refused(let text): ColumnCodec.append(text: text, to: &buffer)
        case .close, .closed: break
        }
    }

    private static func encode(positions: [UInt32], into buffer: inout [UInt8]) {
        ColumnCodec.append(UInt32(positions.count), to: &buffer)
        positions.withUnsafeBytes { buffer.append(contentsOf: $0) }
    }
}

extension ColumnBatch {
    /// Consecutive rows that together are all rows, each range small enough for one frame.
    ///
    /// At least one range is given, so that a batch without rows still tells its columns.
    package var frameRanges: [Range<Int>] {
        let bytesPerFrame = 8 << 20
        var ranges: [Range<Int>] = []
        var start = 0
        repeat {
            var end = min(start + 65_536, rowCount)
            while end - start > 1, columns.reduce(0, { $0 + $1.textBytes(in: start..<end) }) > bytesPerFrame {
                end = start + (end - start) / 2
            }
            ranges.append(start..<end)
            start = end
        } while start < rowCount
        return ranges
    }
}

extension Column {
    /// How many bytes of text, list elements counted as 16 bytes each, some rows hold.
    fileprivate func textBytes(in rows: Range<Int>) -> Int {
        switch cells {
        case .text(let text): return text.offsets[rows.upperBound] - text.offsets[rows.lowerBound]
        case .list(let lists):
            let elements = lists.offsets[rows.lowerBound]..<lists.offsets[rows.upperBound]
            return 16 * elements.count + lists.elements.textBytes(in: elements)
        default: return 0
        }
    }
}
