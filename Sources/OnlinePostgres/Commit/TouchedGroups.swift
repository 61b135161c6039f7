import FeatureStore
import Online

/// Which groups a commit touched, as bytes that another process reads, of whatever build.
///
/// For each link its source and columns as texts, then its keys, each with its length.
enum TouchedGroups {
    /// The bytes.
    static func encode(_ groups: Set<GroupKey>) -> [UInt8] {
        var bytes: [UInt8] = []
        let byLink = Dictionary(grouping: groups, by: \.link)
        ColumnCodec.append(UInt32(byLink.count), to: &bytes)
        for (link, groups) in byLink {
            ColumnCodec.append(text: link.source, to: &bytes)
            ColumnCodec.append(UInt32(link.columns.count), to: &bytes)
            for column in link.columns { ColumnCodec.append(text: column, to: &bytes) }
            ColumnCodec.append(UInt32(groups.count), to: &bytes)
            for group in groups {
                ColumnCodec.append(UInt32(group.key.bytes.count), to: &bytes)
                bytes.append(contentsOf: group.key.bytes)
            }
        }
        return bytes
    }

    /// The groups, or nil where the bytes are none that were written here: then anything may have changed.
    static func decode(_ bytes: [UInt8]) -> Set<GroupKey>? {
        var groups: Set<GroupKey> = []
        do throws(ColumnCodecError) {
            var reader = ByteReader(bytes)
            for _ in 0..<(try reader.read(UInt32.self, "the number of links")) {
                let source = try reader.readText("a source")
                var columns: [String] = []
                for _ in 0..<(try reader.read(UInt32.self, "the number of columns")) {
                    columns.append(try reader.readText("a column"))
                }
                let link = SourceLink(source: source, columns: columns)
                for _ in 0..<(try reader.read(UInt32.self, "the number of keys")) {
                    let length = try reader.read(UInt32.self, "the length of a key")
                    let key = try reader.readBlock(of: UInt8.self, count: Int(length), "a key")
                    groups.insert(GroupKey(link: link, key: EntityKey(encoded: key)))
                }
            }
            return groups
        } catch {
            return nil
        }
    }
}
