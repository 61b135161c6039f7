extension ColumnCodec {
    /// Reads one batch; what follows it is left in the reader.
    ///
    /// - Throws: ``ColumnCodecError`` for bytes that no encoder writes; no input traps or allocates more than a small
    ///   multiple of its own size.
    public static func decodeBatch(from reader: inout ByteReader) throws(ColumnCodecError) -> ColumnBatch {
        let rowCount = try reader.readCount(UInt64.self, of: "rows")
        let columnCount = try reader.readCount(UInt32.self, of: "columns")
        var columns: [Column] = []
        for _ in 0..<columnCount {
            let name = try reader.readText("a column's name")
            let type = try decodeType(from: &reader)
            columns.append(try decodeColumn(name: name, type: type, count: rowCount, from: &reader))
        }
        return ColumnBatch(columns: columns, rowCount: rowCount)
    }

    /// Reads one type.
    ///
    /// - Throws: ``ColumnCodecError`` for an unknown type, and for lists nested deeper than ``deepestList``.
    public static func decodeType(
        from reader: inout ByteReader, depth: Int = 0
    ) throws(ColumnCodecError) -> ValueType {
        let offset = reader.offset
        let byte = try reader.read(UInt8.self, "a type")
        switch TypeTag(rawValue: byte) {
        case .int: return .int
        case .double: return .double
        case .text: return .text
        case .bool: return .bool
        case .timestamp: return .timestamp
        case .date: return .date
        case .decimal:
            let precision = Int(try reader.read(UInt8.self, "a decimal's precision"))
            let scale = Int(try reader.read(UInt8.self, "a decimal's scale"))
            guard (1...38).contains(precision), (0...precision).contains(scale) else {
                throw .corrupt(offset: offset, reason: "decimal(\(precision),\(scale)) is not a type")
            }
            return .decimal(precision: precision, scale: scale)
        case .list:
            guard depth < deepestList else {
                throw .corrupt(offset: offset, reason: "lists are nested deeper than \(deepestList)")
            }
            let isUnordered = try reader.readBool("a list's order")
            let nullElements = try reader.readBool("whether a list's elements may be NULL")
            let element = try decodeType(from: &reader, depth: depth + 1)
            return .list(element: element, order: isUnordered ? .unordered : .ordered, nullElements: nullElements)
        case nil:
            throw .corrupt(offset: offset, reason: "\(byte) is not a type")
        }
    }

    private static func decodeColumn(
        name: String, type: ValueType, count: Int, from reader: inout ByteReader
    ) throws(ColumnCodecError) -> Column {
        let offset = reader.offset
        let words = try reader.readBlock(of: UInt64.self, count: count / 64 + (count % 64 == 0 ? 0 : 1), "validity")
        guard let validity = Bitmap(words: words, count: count) else {
            throw .corrupt(offset: offset, reason: "column \(name): validity bits are set behind the last row")
        }
        let cells = try decodeCells(name: name, type: type, count: count, from: &reader)
        return Column(name: name, type: type, cells: cells, validity: validity)
    }

    private static func decodeCells(
        name: String, type: ValueType, count: Int, from reader: inout ByteReader
    ) throws(ColumnCodecError) -> Column.Cells {
        switch type {
        case .int: return .int(try reader.readBlock(of: Int64.self, count: count, "ints"))
        case .double: return .double(try reader.readBlock(of: Double.self, count: count, "doubles"))
        case .timestamp: return .timestamp(try reader.readBlock(of: Timestamp.self, count: count, "timestamps"))
        case .date: return .date(try reader.readBlock(of: CalendarDate.self, count: count, "dates"))
        case .bool:
            let offset = reader.offset
            let bytes = try reader.readBlock(of: UInt8.self, count: count, "bools")
            guard !bytes.contains(where: { $0 > 1 }) else {
                throw .corrupt(offset: offset, reason: "column \(name): a bool is neither 0 nor 1")
            }
            return .bool(bytes.map { $0 == 1 })
        case .decimal: return .decimal(try decodeDecimals(name: name, count: count, from: &reader))
        case .text:
            let offsets = try decodeOffsets(name: name, count: count, from: &reader)
            let start = reader.offset
            let bytes = try reader.readBlock(of: UInt8.self, count: offsets[count], "text")
            guard isText(bytes, cutAt: offsets) else {
                throw .corrupt(offset: start, reason: "column \(name): a text is not UTF-8")
            }
            return .text(TextCells(bytes: bytes, offsets: offsets))
        case .list(let element, _, _):
            let offsets = try decodeOffsets(name: name, count: count, from: &reader)
            let elements = try decodeColumn(name: "element", type: element, count: offsets[count], from: &reader)
            return .list(ListCells(elements: elements, offsets: offsets))
        }
    }

    private static func decodeDecimals(
        name: String, count: Int, from reader: inout ByteReader
    ) throws(ColumnCodecError) -> [ExactDecimal] {
        let offset = reader.offset
        let coefficients = try reader.readBlock(of: Int128.self, count: count, "decimals")
        let scales = try reader.readBlock(of: UInt8.self, count: count, "scales of decimals")
        var decimals: [ExactDecimal] = []
        decimals.reserveCapacity(count)
        for index in 0..<count {
            guard let decimal = ExactDecimal(coefficient: coefficients[index], scale: Int(scales[index])) else {
                throw .corrupt(offset: offset, reason: "column \(name): a decimal has more than 38 digits")
            }
            decimals.append(decimal)
        }
        return decimals
    }

    /// Reads `count + 1` positions that start with 0 and never descend.
    private static func decodeOffsets(
        name: String, count: Int, from reader: inout ByteReader
    ) throws(ColumnCodecError) -> [Int] {
        let start = reader.offset
        let offsets = try reader.readBlock(of: Int.self, count: count + 1, "offsets")
        let ascends = offsets.withUnsafeBufferPointer { offsets in
            var last = 0
            for offset in offsets {
                if offset < last { return false }
                last = offset
            }
            return offsets[0] == 0
        }
        guard ascends else {
            throw .corrupt(offset: start, reason: "column \(name): offsets do not ascend from 0")
        }
        return offsets
    }

    /// Whether all bytes are UTF-8 and no text begins within a character.
    private static func isText(_ bytes: [UInt8], cutAt offsets: [Int]) -> Bool {
        guard String(validating: bytes, as: UTF8.self) != nil else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            offsets.withUnsafeBufferPointer { offsets in
                for offset in offsets where offset < bytes.count && UTF8.isContinuation(bytes[offset]) { return false }
                return true
            }
        }
    }
}
