extension Binder {
    /// Ranks of a row that is not there, `rank(3) WITHIN GROUP (ORDER BY x)`, and their results.
    ///
    /// PostgreSQL knows them by the names of its window functions.
    static let hypotheticalSets: [String: SQLType] = [
        "rank": .int8, "dense_rank": .int8, "percent_rank": .float8, "cume_dist": .float8,
    ]

    /// Brings each argument and the key that it stands for to one type, as PostgreSQL's `unify_hypothetical_args`.
    func hypotheticalCall(
        _ name: String, _ arguments: [BoundExpression], _ sorted: [BoundExpression], result: SQLType, at offset: Int
    ) throws(BindError) -> ChosenCall {
        guard !arguments.isEmpty, arguments.count == sorted.count else {
            throw BindError(
                message:
                    "\(name) needs one argument for each key of WITHIN GROUP: found \(arguments.count) for \(sorted.count)",
                offset: offset, hint: "write \(name)(a, b) WITHIN GROUP (ORDER BY x, y)")
        }
        var (direct, keys): ([BoundExpression], [BoundExpression]) = ([], [])
        for (argument, key) in zip(arguments, sorted) {
            let pair = try unify([key, argument], for: "\(name) WITHIN GROUP").expressions
            keys.append(pair[0])
            direct.append(pair[1])
        }
        let places = Array(repeating: "any", count: direct.count).joined(separator: ",")
        let overload = "\(places);\(places)>\(result.catalogueName)"
        guard let signature = FunctionSignature(name: name, role: .aggregate, overload: overload) else {
            throw undeclared(name, at: offset)
        }
        let function = BoundFunction(name: name, arguments: (direct + keys).map(\.type.base), result: result)
        return ChosenCall(signature: signature, function: function, arguments: direct + keys)
    }
}
