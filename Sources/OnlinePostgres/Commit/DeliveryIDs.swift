import Crypto
import FeatureStore
import Online
import Postgres

/// Which deliveries with an id of their own were taken, so that one that is repeated is not taken twice.
struct DeliveryIDs {
    let tables: StoreTables

    /// The digests of the deliveries that were taken before, by id.
    func taken(_ deliveries: [Delivery], _ connection: PostgresConnection) throws -> [String: [UInt8]] {
        var taken: [String: [UInt8]] = [:]
        for id in Set(deliveries.compactMap(\.id)) {
            let found = try connection.rows(
                "SELECT encode(digest, 'hex') FROM \(tables.own("deliveries")) WHERE id = $1", [Self.stored(id)])
            if let hex = found.first?.first.flatMap({ $0 }) { taken[id] = Self.bytes(hex) }
        }
        return taken
    }

    /// Writes a delivery down.
    func remember(
        _ delivery: Delivery, _ digest: [UInt8], _ sequence: Int64, _ ingestedAt: Timestamp,
        _ connection: PostgresConnection
    ) throws {
        guard let id = delivery.id else { return }
        _ = try connection.rows(
            "INSERT INTO \(tables.own("deliveries")) VALUES ($1, decode($2, 'hex'), $3::bigint, $4::bigint)",
            [Self.stored(id), Self.hex(digest), "\(sequence)", "\(ingestedAt.microseconds)"])
    }

    /// What tells one delivery's rows from another's.
    static func digest(of delivery: Delivery) -> [UInt8] {
        var bytes = Array(delivery.source.utf8) + [0]
        ColumnCodec.encode(delivery.rows, into: &bytes)
        return Array(SHA256.hash(data: bytes))
    }

    /// An id as PostgreSQL can hold it, U+0000 included.
    static func stored(_ id: String) -> String { hex(Array(id.utf8)) }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.utf8).compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
