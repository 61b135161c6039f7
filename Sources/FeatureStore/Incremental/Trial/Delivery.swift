/// A row on its way to one entity.
struct Delivery: Sendable {
    let row: any SourceRow
    /// False for a version that moved the row to another entity.
    let belongs: Bool
}

/// The rows of one source by the entities to which an online store would deliver them.
protocol AnyDeliveryBook: AnyObject {
    /// What is delivered to the entity that has this key, in the order in which the rows came.
    func deliveries(to key: EntityKey) -> [Delivery]
    /// What `compute` reads where only these rows have come.
    func index(of deliveries: [Delivery], caseID: Int64) -> any AnyLinkIndex
    /// Another content of the row, such as comes before a correction; nil where rows are not replaced.
    func formerContent(of delivery: Delivery, shiftedBy span: TimeSpan) -> Delivery?
    /// The row's id as messages write it.
    func name(of delivery: Delivery) -> String
    /// The source.
    var source: String { get }
    /// Whether rows have unique ids.
    var hasIDs: Bool { get }
    /// The row's unique id; of a source without one, the whole row.
    func identity(of delivery: Delivery) -> RowIdentity?
    /// When the row happened.
    func eventTime(of delivery: Delivery) -> Timestamp?
}

/// The rows of one source, by the values of the columns through which an entity finds them.
final class DeliveryBook<Row: SourceRow>: AnyDeliveryBook {
    private let columns: [String]
    private var deliveriesByKey: [EntityKey: [Delivery]] = [:]

    /// - Complexity: O(n), and one or two hash look-ups a row.
    init(rows: [Row], caseIDs: [Int64], columns: [String]) {
        self.columns = columns
        let positions = columns.compactMap { Row.schema.position(of: $0) }
        let keys = rows.indices.map { Self.key(of: rows[$0], caseID: caseIDs[$0], positions) }
        guard Row.schema.versions != nil else {
            for row in rows.indices {
                guard let key = keys[row] else { continue }
                deliveriesByKey[key, default: []].append(Delivery(row: rows[row], belongs: true))
            }
            return
        }
        // A version goes to every entity to which any version of its id belongs: elsewhere it ends the row.
        var entities: [EntityKey: Set<EntityKey>] = [:]
        let ids = rows.indices.map { Self.id(of: rows[$0], caseID: caseIDs[$0]) }
        for row in rows.indices { if let key = keys[row] { entities[ids[row], default: []].insert(key) } }
        for row in rows.indices {
            for key in entities[ids[row]] ?? [] {
                deliveriesByKey[key, default: []].append(Delivery(row: rows[row], belongs: keys[row] == key))
            }
        }
    }

    func deliveries(to key: EntityKey) -> [Delivery] { deliveriesByKey[key] ?? [] }

    func index(of deliveries: [Delivery], caseID: Int64) -> any AnyLinkIndex {
        let table = SourceTable<Row>()
        table.append(deliveries.compactMap { $0.row as? Row }, caseID: caseID)
        return table.index(by: columns)
    }

    /// Everything nullable unknown, the event earlier; the id and the entity stay.
    func formerContent(of delivery: Delivery, shiftedBy span: TimeSpan) -> Delivery? {
        let schema = Row.schema
        guard let row = delivery.row as? Row, !schema.unique.isEmpty, schema.versions == nil else { return nil }
        let fixed = Set(schema.unique + columns.compactMap { schema.position(of: $0) })
        var writer = ColumnWriter(schema: schema.columns)
        for column in schema.columns.indices {
            let value = Row.value(at: column, of: row)
            if fixed.contains(column) {
                writer.append(value)
            } else if schema.columns[column].isNullable {
                writer.appendNull()
            } else if column == schema.eventTime, let time = value as? Timestamp,
                time.microseconds > Int64.min + span.microseconds
            {
                writer.append(time - span)
            } else {
                writer.append(value)
            }
        }
        return Delivery(
            row: Row(decoding: RowDecoder(columns: writer.batch.columns, row: 0)), belongs: delivery.belongs)
    }

    func name(of delivery: Delivery) -> String {
        guard let row = delivery.row as? Row else { return "?" }
        let schema = Row.schema
        let columns = schema.unique.isEmpty ? [schema.eventTime] : schema.unique
        let id = columns.map { "\(schema.columns[$0].name) \(Row.value(at: $0, of: row).literal)" }
        return "\(schema.source) \(id.joined(separator: ", "))"
    }

    var source: String { Row.schema.source }
    var hasIDs: Bool { !Row.schema.unique.isEmpty }

    func identity(of delivery: Delivery) -> RowIdentity? {
        (delivery.row as? Row).map { RowLedger<Row, Never>.identity(of: $0) }
    }

    func eventTime(of delivery: Delivery) -> Timestamp? { (delivery.row as? Row).map { Row.eventTime(of: $0) } }

    private static func key(of row: Row, caseID: Int64, _ columns: [Int]) -> EntityKey? {
        var encoder = KeyEncoder()
        encoder.append(caseID)
        Row.encode(columns: columns, of: row, into: &encoder)
        return encoder.holdsNull ? nil : EntityKey(bytes: encoder.bytes)
    }

    private static func id(of row: Row, caseID: Int64) -> EntityKey {
        var encoder = KeyEncoder(markingPresence: true)
        encoder.append(caseID)
        Row.encode(columns: Row.schema.unique, of: row, into: &encoder)
        return EntityKey(bytes: encoder.bytes)
    }
}
