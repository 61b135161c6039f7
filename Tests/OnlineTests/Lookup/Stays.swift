import FeatureStore

/// A registry made by hand whose only source has versions: stays in rooms, which are moved, corrected and withdrawn.
enum Stays {
    static let registry = FeatureRegistry(
        configuration: EmbeddedFile(path: "Features/featurestore.yaml", text: configuration), rowTypes: [Stay.self],
        views: [
            ViewDefinition(
                RoomStays.self, sql: EmbeddedFile(path: "Features/RoomStays.sql", text: query),
                swift: EmbeddedFile(path: "Features/RoomStays.swift", text: half))
        ], services: [], helpers: [])

    private static let configuration = """
        entities:
          room: { keys: { room: text } }
        sources:
          stays:
            row: Stay
            columns:
              stay_id: int
              room: text?
              began_at: timestamp
              said_at: timestamp?
              price: double?
              is_withdrawn: bool
            unique: [stay_id]
            event_time: began_at
            arrival_time: said_at
            versions: said_at
            deleted: is_withdrawn
        """

    private static let half = """
        extension RoomStays {
            static func compute(_ room: RoomHistory, asOf: Timestamp) -> Features {}
        }
        """

    private static let query = """
        /*
        entity: room
        reads: { stays: 24h }
        features:
          stays_24h: { type: int, about: Stays that began in the trailing 24 hours. }
          dearest_24h: { type: double?, about: The highest price of those. }
          last_price: { type: double?, about: The price of the last of those that has one. }
        */
        SELECT s.spine_id, count(t.stay_id) AS stays_24h, max(t.price) AS dearest_24h, max(t.price) AS last_price
        FROM spine s LEFT JOIN stays t ON t.room = s.room AND t.began_at > s.as_of - INTERVAL '24 hours'
          AND t.began_at <= s.as_of
        GROUP BY s.spine_id
        """
}

/// A version of a stay.
struct Stay: SourceRow {
    var id: Int
    var room: String?
    var beganAt: Timestamp
    var saidAt: Timestamp?
    var price: Double?
    var isWithdrawn: Bool

    init(id: Int, room: String?, beganAt: Timestamp, saidAt: Timestamp?, price: Double?, isWithdrawn: Bool) {
        self.id = id
        self.room = room
        self.beganAt = beganAt
        self.saidAt = saidAt
        self.price = price
        self.isWithdrawn = isWithdrawn
    }

    init(decoding row: borrowing RowDecoder) {
        id = row.value(0)
        room = row.value(1)
        beganAt = row.value(2)
        saidAt = row.value(3)
        price = row.value(4)
        isWithdrawn = row.value(5)
    }

    static let schema = RowSchema(
        source: "stays",
        columns: [
            ColumnSchema("stay_id", .int), ColumnSchema("room", .text, isNullable: true),
            ColumnSchema("began_at", .timestamp), ColumnSchema("said_at", .timestamp, isNullable: true),
            ColumnSchema("price", .double, isNullable: true), ColumnSchema("is_withdrawn", .bool),
        ],
        eventTime: "began_at", arrivalTime: "said_at", unique: ["stay_id"],
        versions: (by: "said_at", deleted: "is_withdrawn"))

    static func value(at column: Int, of row: Stay) -> any ColumnValue {
        switch column {
        case 0: row.id
        case 1: row.room
        case 2: row.beganAt
        case 3: row.saidAt
        case 4: row.price
        default: row.isWithdrawn
        }
    }

    static func eventTime(of row: Stay) -> Timestamp { row.beganAt }
    static func arrivalTime(of row: Stay) -> Timestamp? { row.saidAt }
    static func versionTime(of row: Stay) -> Timestamp? { row.saidAt }
    static func isDeleted(_ row: Stay) -> Bool { row.isWithdrawn }
}

/// What is known about one room.
struct RoomHistory: EntityHistory {
    static let schema = EntitySchema(
        name: "room", keys: [ColumnSchema("room", .text)],
        links: [EntitySchema.Link(source: "stays", columns: ["room"], keys: [0])])

    private let rows: EntityRows

    init(_ rows: EntityRows) { self.rows = rows }

    var stays: History<Stay> { rows.history(0) }
}

enum RoomStays: IncrementalFeatureView {
    typealias Input = RoomHistory

    static let schema = ViewSchema(
        name: "RoomStays", reads: ["stays"],
        features: [
            ColumnSchema("stays_24h", .int), ColumnSchema("dearest_24h", .double, isNullable: true),
            ColumnSchema("last_price", .double, isNullable: true),
        ])

    struct Features: FeatureValues {
        var stays: Int
        var dearest: Double?
        var last: Double?

        func write(into answer: inout ColumnWriter) {
            answer.append(stays)
            answer.append(dearest)
            answer.append(last)
        }
    }

    static func compute(_ room: RoomHistory, asOf: Timestamp) -> Features {
        let stays = room.stays.trailing(.hours(24), to: asOf)
        let prices = stays.compactMap(\.price)
        return Features(stays: stays.count, dearest: prices.largest, last: prices.last)
    }

    enum Change: ViewChange {
        case stays(RowChange<Stay>)

        static var sources: [ChangeSource<Change>] { [ChangeSource(Change.stays)] }
    }

    struct State: IncrementalState {
        var stays = Trailing<RowCount>()
        var prices = Trailing(ValueExtremes<Double>())
        var last = Trailing(LastValue<Double>())
    }

    static func apply(_ change: Change, to state: inout State) {
        switch change {
        case .stays(let stay):
            state.stays.count(stay)
            state.prices.apply(stay) { $0.price }
            state.last.apply(stay) { $0.price }
        }
    }

    static func answer(_ state: State, asOf: Timestamp) -> Features {
        Features(
            stays: state.stays.trailing(.hours(24), to: asOf),
            dearest: state.prices.trailing(.hours(24), to: asOf).largest,
            last: state.last.trailing(.hours(24), to: asOf))
    }
}
