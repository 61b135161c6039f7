import FeatureStore

/// What a lookup asks, checked: columns in the service's order.
struct LookupQuestion: Sendable {
    let service: PlannedService
    /// The key columns of all entities, in the service's order.
    let keys: [Column]
    /// The request columns, in the service's order.
    let request: [Column]
    let rowCount: Int
    /// The instant asked for, or nil for now.
    let asOf: Timestamp?
    /// Whether what the views computed from is kept for the log.
    var keepsSeen = false
    /// Whether incremental forms may answer.
    private(set) var usesForms = true

    /// The same question, to be answered by `compute` alone.
    var withoutForms: LookupQuestion {
        var question = self
        question.usesForms = false
        return question
    }

    /// The group of each row and each of the service's links, row by row; nil where a key is NULL.
    var wanted: [GroupCache.Reference?] {
        var references: [GroupCache.Reference?] = []
        references.reserveCapacity(rowCount * service.wanted.count)
        for row in 0..<rowCount {
            for group in service.wanted {
                references.append(
                    EntityKey(row: row, of: keys, at: group.keys).map {
                        GroupCache.Reference(link: group.link, key: $0)
                    })
            }
        }
        return references
    }
}

extension LookupQuestion {
    /// Holds an untyped request to what the service needs.
    init(_ request: LookupRequest, of service: PlannedService) throws(LookupError) {
        self.service = service
        keys = try Self.columns(service.keys, of: request.keys, called: "the keys")
        guard request.request.rowCount == request.keys.rowCount || service.schema.request.isEmpty else {
            throw .columnsDiffer(
                what: "the rows of the request", expected: "\(request.keys.rowCount) as of the keys",
                found: "\(request.request.rowCount)")
        }
        self.request = try Self.columns(service.schema.request, of: request.request, called: "the request")
        for (column, wanted) in zip(self.request, service.schema.request)
        where !wanted.isNullable && column.validity.setCount < column.count {
            throw .unexpectedNull(
                column: wanted.name, row: (0..<column.count).first { !column.validity[$0] } ?? 0)
        }
        rowCount = request.keys.rowCount
        asOf = request.asOf
    }

    /// The columns of a batch in the order of a schema, each there once and no other.
    private static func columns(
        _ schema: [ColumnSchema], of batch: ColumnBatch, called what: String
    ) throws(LookupError) -> [Column] {
        let found = schema.map { wanted in
            batch.columns.filter { $0.name.utf8.elementsEqual(wanted.name.utf8) && $0.type == wanted.type }
        }
        guard batch.columns.count == schema.count, found.allSatisfy({ $0.count == 1 }) else {
            throw .columnsDiffer(
                what: what, expected: schema.map { "\($0.name) \($0.type)" }.joined(separator: ", "),
                found: batch.columns.map { "\($0.name) \($0.type)" }.joined(separator: ", "))
        }
        return found.flatMap { $0 }
    }
}
