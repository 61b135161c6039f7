import FeatureStore

/// Reads keys and request columns of a lookup from JSON into typed columns, every value at its place.
struct QuestionColumns {
    private let selection: Selection
    private let rowLimit: Int
    private let cells: JSONCells

    /// Reads what the selection needs.
    init(_ selection: Selection, rowLimit: Int, cells: JSONCells = JSONCells()) {
        self.selection = selection
        self.rowLimit = rowLimit
        self.cells = cells
    }

    /// Reads `{"aircraft": ["N1"], "route": [{"origin": "JFK", "dest": "LAX"}]}` and `{"planned_at": ["…"]}`.
    func read(
        entities: JSONValue, request: JSONValue?
    ) throws(RequestError) -> (keys: ColumnBatch, request: ColumnBatch) {
        let shape = ShapeReader(entities, at: "entities")
        try shape.requireMembers(selection.entities.map(\.name))
        var rows = RowCount(limit: rowLimit)
        var keys: [Column] = []
        for entity in selection.entities {
            let place = "entities.\(entity.name)"
            let values = try elements(try shape.required(entity.name), at: place)
            try rows.count(values.count, at: place)
            keys += try columns(of: entity, values, at: place)
        }
        var asked: [Column] = []
        let requestShape = ShapeReader(request ?? .object([]), at: "request")
        try requestShape.requireMembers(selection.request.map(\.name))
        for column in selection.request {
            let place = "request.\(column.name)"
            let values = try elements(try requestShape.required(column.name), at: place)
            try rows.count(values.count, at: place)
            asked.append(try self.column(column, named: column.name, isNullable: column.isNullable, values, at: place))
        }
        let count = rows.known ?? 0
        return (ColumnBatch(columns: keys, rowCount: count), ColumnBatch(columns: asked, rowCount: count))
    }

    /// Reads `[{"tailnum": "N1", "origin": "JFK", "dest": "LAX", "planned_at": "…"}]`: a column of one name feeds every
    /// entity that has a key of the name.
    func read(rows: JSONValue) throws(RequestError) -> (keys: ColumnBatch, request: ColumnBatch) {
        let rows = try elements(rows, at: "rows")
        guard rows.count <= rowLimit else { throw RowCount.tooMany(rows.count, limit: rowLimit, at: "rows") }
        let (keys, request) = (selection.keyColumns, selection.request)
        let known = keys.map(\.column.name) + request.map(\.name)
        var columns = keys.map { Column(name: $0.name, type: $0.column.type, reservingCapacity: rows.count) }
        var asked = request.map { Column(name: $0.name, type: $0.type, reservingCapacity: rows.count) }
        for (position, row) in rows.enumerated() {
            let place = "rows[\(position)]"
            let shape = ShapeReader(row, at: place)
            try shape.requireMembers(known)
            for (index, key) in keys.enumerated() {
                let value = try shape.required(key.column.name)
                try append(value, to: &columns[index], isNullable: true, at: "\(place).\(key.column.name)")
            }
            for (index, column) in request.enumerated() {
                let value = try shape.required(column.name)
                try append(value, to: &asked[index], isNullable: column.isNullable, at: "\(place).\(column.name)")
            }
        }
        return (ColumnBatch(columns: columns, rowCount: rows.count), ColumnBatch(columns: asked, rowCount: rows.count))
    }

    /// Reads Feast's form: one array for each column, `{"tailnum": ["N1"], "origin": ["JFK"], …}`.
    ///
    /// Names that are not needed are passed over, as Feast does.
    func read(columns: JSONValue) throws(RequestError) -> (keys: ColumnBatch, request: ColumnBatch) {
        guard case .object(let members) = columns else {
            throw RequestError(
                .malformedRequest, "entities is an object of arrays", expected: "an object", found: columns.kind,
                at: "entities")
        }
        var rows = RowCount(limit: rowLimit)
        for member in members {
            try rows.count(
                try elements(member.value, at: "entities.\(member.name)").count, at: "entities.\(member.name)")
        }
        let shape = ShapeReader(columns, at: "entities")
        var keys: [Column] = []
        for key in selection.keyColumns {
            let place = "entities.\(key.column.name)"
            let values = try elements(try shape.required(key.column.name), at: place)
            keys.append(try column(key.column, named: key.name, isNullable: true, values, at: place))
        }
        var asked: [Column] = []
        for schema in selection.request {
            let place = "entities.\(schema.name)"
            let values = try elements(try shape.required(schema.name), at: place)
            asked.append(try column(schema, named: schema.name, isNullable: schema.isNullable, values, at: place))
        }
        let count = rows.known ?? 0
        return (ColumnBatch(columns: keys, rowCount: count), ColumnBatch(columns: asked, rowCount: count))
    }

    /// The key columns of one entity: values where it has one key, objects where it has several.
    private func columns(
        of entity: ServiceSchema.EntityKeys, _ values: [JSONValue], at place: String
    ) throws(RequestError) -> [Column] {
        if entity.keys.count == 1 {
            let name = "\(entity.name).\(entity.keys[0].name)"
            if !values.contains(where: { if case .object = $0 { true } else { false } }) {
                return [try column(entity.keys[0], named: name, isNullable: true, values, at: place)]
            }
        }
        var columns = entity.keys.map {
            Column(name: "\(entity.name).\($0.name)", type: $0.type, reservingCapacity: values.count)
        }
        for (position, value) in values.enumerated() {
            let place = "\(place)[\(position)]"
            let shape = ShapeReader(value, at: place)
            try shape.requireMembers(entity.keys.map(\.name))
            for (index, key) in entity.keys.enumerated() {
                let value = try shape.required(key.name)
                try append(value, to: &columns[index], isNullable: true, at: "\(place).\(key.name)")
            }
        }
        return columns
    }

    private func column(
        _ schema: ColumnSchema, named name: String, isNullable: Bool, _ values: [JSONValue], at place: String
    ) throws(RequestError) -> Column {
        var column = Column(name: name, type: schema.type, reservingCapacity: values.count)
        for (position, value) in values.enumerated() {
            do throws(CellError) {
                try cells.append(value, to: &column, isNullable: isNullable)
            } catch {
                throw RequestError(error, at: "\(place)[\(position)]")
            }
        }
        return column
    }

    private func append(
        _ value: JSONValue, to column: inout Column, isNullable: Bool, at place: @autoclosure () -> String
    ) throws(RequestError) {
        do throws(CellError) {
            try cells.append(value, to: &column, isNullable: isNullable)
        } catch {
            throw RequestError(error, at: place())
        }
    }

    private func elements(_ value: JSONValue, at place: String) throws(RequestError) -> [JSONValue] {
        guard case .array(let elements) = value else {
            throw RequestError(
                .malformedRequest, "an array is expected here, a value for each row", expected: "an array",
                found: value.kind, at: place)
        }
        return elements
    }
}

/// How many rows a request has: every array says, and all say the same.
private struct RowCount {
    let limit: Int
    var known: Int?
    private var place = ""

    init(limit: Int) { self.limit = limit }

    mutating func count(_ rows: Int, at place: String) throws(RequestError) {
        guard rows <= limit else { throw Self.tooMany(rows, limit: limit, at: place) }
        if let known, known != rows {
            throw RequestError(
                .malformedRequest, "all arrays have a value for each row",
                expected: "\(known) values, as \(self.place) has", found: "\(rows)", at: place)
        }
        known = rows
        self.place = place
    }

    static func tooMany(_ rows: Int, limit: Int, at place: String) -> RequestError {
        RequestError(
            .tooLarge, "more rows than one request may have", expected: "at most \(limit)", found: "\(rows)", at: place)
    }
}
