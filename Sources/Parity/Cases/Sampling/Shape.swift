internal import Contracts
internal import FeatureStore
internal import Warehouse

/// A way in which the history of an entity can be unusual; a sample holds one of each where there is one.
struct Shape {
    /// What it is called in reports, behind its source: `flights: ties in scheduled_at`.
    let title: String
    /// How an entity's row of ``LiveTables/shapes(of:_:_:)`` is judged.
    let judgement: Judgement

    /// What makes an entity one of the shape.
    enum Judgement {
        /// A condition; of those that meet it, chance decides.
        case condition(@Sendable (ShapeRow) -> Bool)
        /// A measure; the greatest has the shape, and chance decides among equals.
        case greatest(@Sendable (ShapeRow) -> Double?)
    }

    /// All shapes that a source's histories can have.
    static func all(of source: Source, _ request: ShapeRequest) -> [Shape] {
        var shapes = [
            Shape(title: "\(source.name): one row", judgement: .condition { $0.rows == 1 }),
            Shape(
                title: "\(source.name): ties in \(source.eventTime)", judgement: .condition { $0.instants < $0.rows }),
        ]
        for (number, column) in request.nullable.enumerated() {
            shapes.append(
                Shape(
                    title: "\(source.name): NULL in \(column.name)",
                    judgement: .condition { $0.filled[number] < $0.rows }))
        }
        if !request.times.isEmpty {
            shapes.append(
                Shape(title: "\(source.name): rows about a change of clocks", judgement: .condition { $0.within > 0 })
            )
        }
        if let arrival = source.arrivalTime {
            shapes.append(
                Shape(title: "\(source.name): latest \(arrival)", judgement: .greatest { $0.late }))
        }
        shapes.append(Shape(title: "\(source.name): most rows", judgement: .greatest { Double($0.rows) }))
        for (number, column) in request.numeric.enumerated() {
            shapes += [
                Shape(
                    title: "\(source.name): least \(column.name)",
                    judgement: .greatest { row in row.lows[number].map { $0.isNaN ? -.infinity : -$0 } }),
                Shape(
                    title: "\(source.name): greatest \(column.name)",
                    judgement: .greatest { row in row.highs[number].map { $0.isNaN ? .infinity : $0 } }),
            ]
        }
        return shapes
    }
}

/// What is known about the history of one entity in one source.
struct ShapeRow: Sendable {
    let key: [LiveValue]
    let rows: Int64
    let instants: Int64
    let filled: [Int64]
    let lows: [Double?]
    let highs: [Double?]
    let late: Double?
    let within: Int64

    /// Takes a row out of an answer of ``LiveTables/shapes(of:_:_:)``; nil where it is not of that form.
    init?(_ batch: ColumnBatch, row: Int, _ request: ShapeRequest) {
        var position = 0
        func next() -> Column {
            defer { position += 1 }
            return batch.columns[position]
        }
        var key: [LiveValue] = []
        for _ in request.keys {
            guard let value = LiveValue(next(), row: row) else { return nil }
            key.append(value)
        }
        self.key = key
        rows = Self.integer(next(), row)
        instants = Self.integer(next(), row)
        filled = request.nullable.map { _ in Self.integer(next(), row) }
        var (lows, highs): ([Double?], [Double?]) = ([], [])
        for _ in request.numeric {
            lows.append(Self.number(next(), row))
            highs.append(Self.number(next(), row))
        }
        (self.lows, self.highs) = (lows, highs)
        late = Self.number(next(), row)
        within = Self.integer(next(), row)
    }

    private static func integer(_ column: Column, _ row: Int) -> Int64 {
        guard case .int(let values) = column.cells else { return 0 }
        return values[row]
    }

    private static func number(_ column: Column, _ row: Int) -> Double? {
        guard column.validity[row], case .double(let values) = column.cells else { return nil }
        return values[row]
    }
}
