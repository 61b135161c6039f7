internal import SQLFrontend
internal import SQLite

extension Translation {
    /// A function of PostgreSQL's catalogue.
    func function(_ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int) throws(QueryRefusal) -> String {
        if let text = try jsonFunction(call, arguments, offset) { return text }
        if let text = try arrayFunction(call, arguments, offset) { return text }
        if let text = try timeFunction(call, arguments, offset) { return text }
        if let text = try numberFunction(call, arguments, offset) { return text }
        if let text = try regularExpressionFunction(call, arguments, offset) { return text }
        if let text = try textFunction(call, arguments, offset) { return text }
        // Casts that are written as calls: int4(x), date(x).
        if arguments.count == 1, call.name == call.result.catalogueName {
            return try cast(arguments[0], to: PhysicalType(call.result), offset)
        }
        let types = call.arguments.map(\.name).joined(separator: ", ")
        throw refusal("\(call.name)(\(types))", offset)
    }
}
