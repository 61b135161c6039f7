/// An encoded value as a tree, between Swift's coders and bytes.
///
/// On the wire: one byte that names the kind, then the content; counts are u32, everything little endian. Members of a
/// keyed container are ordered by key, so that equal values have equal bytes.
indirect enum SnapshotValue {
    case null
    case bool(Bool)
    case integer(Int64)
    case unsigned(UInt64)
    case double(Double)
    case text(String)
    case bytes([UInt8])
    case list([SnapshotValue])
    case keyed([String: SnapshotValue])

    /// How deep values may nest; a deeper snapshot is refused rather than overflowing the stack.
    private static let deepest = 64

    func write(into buffer: inout [UInt8]) {
        switch self {
        case .null: buffer.append(0)
        case .bool(let value): buffer.append(value ? 2 : 1)
        case .integer(let value):
            buffer.append(3)
            ColumnCodec.append(value, to: &buffer)
        case .unsigned(let value):
            buffer.append(4)
            ColumnCodec.append(value, to: &buffer)
        case .double(let value):
            buffer.append(5)
            ColumnCodec.append(value.bitPattern, to: &buffer)
        case .text(let value):
            buffer.append(6)
            ColumnCodec.append(text: value, to: &buffer)
        case .bytes(let value):
            buffer.append(7)
            ColumnCodec.append(UInt64(value.count), to: &buffer)
            buffer += value
        case .list(let values):
            buffer.append(8)
            ColumnCodec.append(UInt32(values.count), to: &buffer)
            for value in values { value.write(into: &buffer) }
        case .keyed(let members):
            buffer.append(9)
            ColumnCodec.append(UInt32(members.count), to: &buffer)
            for (key, value) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                ColumnCodec.append(text: key, to: &buffer)
                value.write(into: &buffer)
            }
        }
    }

    static func read(from reader: inout ByteReader, depth: Int = 0) throws -> SnapshotValue {
        guard depth < deepest else { throw SnapshotError(message: "the snapshot nests deeper than \(deepest)") }
        switch try reader.read(UInt8.self, "the kind of a value") {
        case 0: return .null
        case 1: return .bool(false)
        case 2: return .bool(true)
        case 3: return .integer(try reader.read(Int64.self, "an integer"))
        case 4: return .unsigned(try reader.read(UInt64.self, "an integer"))
        case 5: return .double(Double(bitPattern: try reader.read(UInt64.self, "a double")))
        case 6: return .text(try reader.readText("a text"))
        case 7:
            let count = try reader.readCount(UInt64.self, of: "bytes")
            return .bytes(try reader.readBlock(of: UInt8.self, count: count, "bytes"))
        case 8:
            let count = try reader.readCount(UInt32.self, of: "elements")
            var values: [SnapshotValue] = []
            for _ in 0..<count { values.append(try read(from: &reader, depth: depth + 1)) }
            return .list(values)
        case 9:
            var members: [String: SnapshotValue] = [:]
            for _ in 0..<(try reader.readCount(UInt32.self, of: "members")) {
                let key = try reader.readText("a key")
                members[key] = try read(from: &reader, depth: depth + 1)
            }
            return .keyed(members)
        case let kind: throw SnapshotError(message: "the snapshot holds a value of an unknown kind, \(kind)")
        }
    }
}
