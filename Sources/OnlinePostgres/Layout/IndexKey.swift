import Crypto
package import FeatureStore

/// A key as PostgreSQL indexes it: its bytes, or where they are many a hash of them.
///
/// An entry of an index holds no more than 2,700 bytes. The first byte tells the two forms apart, so that no short key
/// equals the hash of a long one.
package struct IndexKey: Hashable, Sendable {
    /// What is stored and compared.
    package let bytes: [UInt8]

    /// Makes the stored form of a key.
    package init(_ key: EntityKey) {
        bytes = key.bytes.count <= 1_000 ? [0] + key.bytes : [1] + SHA256.hash(data: key.bytes)
    }

    /// Keys as the text of a `bytea[]` parameter.
    static func array(_ keys: some Sequence<IndexKey>) -> String { ByteText.array(keys.lazy.map(\.bytes)) }
}
