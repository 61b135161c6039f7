import Crypto
import FeatureStore
import Foundation

/// One record of the feature log as a line of JSON that says itself whether it is whole.
///
/// The last member of the object, `sum`, holds the first 16 hexadecimal digits of the SHA-256 of all bytes before its
/// comma: a line that a crash tore, or that somebody changed, is recognised.
struct LogLine: Codable, Hashable, Sendable {
    /// The version of the format.
    var log: Int
    var request: String
    var servedAt: String
    var asOf: String
    var snapshot: Int64
    var service: String?
    var keys: [LoggedValue]
    var arguments: [LoggedValue]
    var features: [LoggedValue]
    var views: [View]

    struct View: Codable, Hashable, Sendable {
        var view: String
        var newestEvent: String?
        var rows: RowsFingerprint?
        var through: [FoundGroup]?
    }

    /// The version that is written and read.
    static let currentVersion = 1

    init(_ vector: ServedVector) {
        log = Self.currentVersion
        request = vector.requestID
        servedAt = "\(vector.servedAt)"
        asOf = "\(vector.asOf)"
        snapshot = vector.snapshot.sequence
        service = vector.service
        keys = vector.keys.columns.map { LoggedValue($0, row: 0) }
        arguments = vector.request.columns.map { LoggedValue($0, row: 0) }
        features = vector.features.columns.enumerated().map { position, column in
            LoggedValue(
                column, row: 0,
                status: vector.statuses.indices.contains(position) ? vector.statuses[position] : nil)
        }
        views = vector.views.map {
            View(view: $0.version, newestEvent: $0.newestEvent.map { "\($0)" }, rows: $0.rows, through: $0.through)
        }
    }

    /// The vector, or nil where a value is none of its type.
    var vector: ServedVector? {
        guard let served = try? Timestamp(servedAt), let instant = try? Timestamp(asOf),
            let keys = Self.batch(keys), let request = Self.batch(arguments), let values = Self.batch(features)
        else { return nil }
        var entries: [ServedVector.ServedView] = []
        for view in views {
            var newest: Timestamp?
            if let text = view.newestEvent {
                guard let instant = try? Timestamp(text) else { return nil }
                newest = instant
            }
            entries.append(.init(version: view.view, newestEvent: newest, rows: view.rows, through: view.through))
        }
        return ServedVector(
            requestID: self.request, servedAt: served, asOf: instant, snapshot: StoreSnapshot(sequence: snapshot),
            service: service, keys: keys, request: request, features: values,
            statuses: features.map { $0.status ?? .present }, views: entries)
    }

    private static func batch(_ values: [LoggedValue]) -> ColumnBatch? {
        var columns: [Column] = []
        for value in values {
            guard let column = value.column else { return nil }
            columns.append(column)
        }
        return ColumnBatch(columns: columns, rowCount: 1)
    }
}

// MARK: - Bytes

extension LogLine {
    /// The line, its end included.
    func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        // The closing brace comes back behind the sum.
        var bytes = Array(try encoder.encode(self).dropLast())
        let sum = Self.sum(bytes[...])
        bytes += Self.opening + Array(sum.utf8) + Self.closing
        return bytes
    }

    /// Why a line is no record.
    enum Damage: String, Hashable, Sendable {
        /// It does not end with a sum: it was torn.
        case torn
        /// Its sum is another one.
        case changed
        /// It is whole, but of a later version of this program.
        case newer
        /// It is whole, but says nothing that can be read.
        case unreadable
    }

    /// Reads a line without its end.
    init(_ bytes: ArraySlice<UInt8>) throws(DamagedLine) {
        let tail = Self.opening.count + Self.digits + Self.closing.count
        guard bytes.count > tail, bytes.suffix(Self.closing.count).elementsEqual(Self.closing),
            bytes.suffix(tail).prefix(Self.opening.count).elementsEqual(Self.opening)
        else { throw DamagedLine(damage: .torn) }
        let body = bytes.dropLast(tail)
        let sum = bytes.suffix(tail).dropFirst(Self.opening.count).prefix(Self.digits)
        guard sum.elementsEqual(Self.sum(body).utf8) else { throw DamagedLine(damage: .changed) }
        let json = Data(body + [UInt8(ascii: "}")])
        let decoder = JSONDecoder()
        guard let version = try? decoder.decode(Version.self, from: json).log else {
            throw DamagedLine(damage: .unreadable)
        }
        guard version <= Self.currentVersion else { throw DamagedLine(damage: .newer) }
        guard let line = try? decoder.decode(LogLine.self, from: json) else { throw DamagedLine(damage: .unreadable) }
        self = line
    }

    /// A line that is no record.
    struct DamagedLine: Error {
        let damage: Damage
    }

    private struct Version: Decodable {
        let log: Int
    }

    private static let digits = 16
    private static let opening = Array(",\"sum\":\"".utf8)
    private static let closing = Array("\"}".utf8)

    private static func sum(_ bytes: ArraySlice<UInt8>) -> String {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return Hexadecimal.text(hash.finalize().prefix(digits / 2))
    }

    private enum CodingKeys: String, CodingKey {
        case log, request
        case servedAt = "served_at"
        case asOf = "as_of"
        case snapshot, service, keys, arguments, features, views
    }
}

extension LogLine.View {
    private enum CodingKeys: String, CodingKey {
        case view
        case newestEvent = "newest_event"
        case rows, through
    }
}
