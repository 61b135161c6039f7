import Contracts
import FeatureStore

extension Binder {
    /// Holds the result's columns against the contract: `spine_id` and the features, each of its type.
    func checkResult(_ statement: BoundStatement) {
        let features = view.features
        let expected = ["spine_id"] + features.map(\.name)
        var seen: Set<String> = []
        for (index, column) in statement.columns.enumerated() {
            let offset = place(of: index, in: statement)
            guard expected.contains(column.name) else {
                errors.append(
                    BindError(
                        message: "column \(column.name) is no feature of \(view.name)", offset: offset,
                        hint: Nearest.hint(for: column.name, among: expected)
                            ?? "declare it in the contract, or leave it out"))
                continue
            }
            guard seen.insert(column.name).inserted else {
                errors.append(
                    BindError(message: "column \(column.name) is given twice", offset: offset, hint: "leave one out"))
                continue
            }
            if column.name == "spine_id" {
                if column.type.base != .int8 {
                    errors.append(
                        BindError(
                            message:
                                "spine_id must be the spine's own, a bigint, and this is \(column.type.declaration)",
                            offset: offset))
                }
            } else if let feature = features.first(where: { $0.name == column.name }), !column.type.fits(feature.type) {
                errors.append(
                    BindError(
                        message: "feature \(feature.name) is \(feature.type), and SQL gives \(column.type.declaration)",
                        offset: offset, hint: remedy(for: column.type.base, feature.type)))
            }
        }
        for name in expected where !seen.contains(name) {
            errors.append(
                BindError(
                    message: name == "spine_id"
                        ? "the result lacks spine_id, which says to which question an answer belongs"
                        : "the result lacks feature \(name)",
                    offset: startOfStatement,
                    hint: name == "spine_id" ? "select the spine's spine_id" : "select … AS \(name)"))
        }
    }

    /// Where the query gives a column of its result.
    private func place(of index: Int, in statement: BoundStatement) -> Int {
        switch statement.body {
        case .select(let select): select.items.indices.contains(index) ? select.items[index].offset : 0
        case .setOperation(let operation): place(of: index, in: operation.first)
        case .values: statement.offsetInText
        }
    }

    private func remedy(for type: SQLType, _ target: ValueType) -> String {
        switch (target, type) {
        case (.int, .numeric): "sum of bigint is numeric: write ::bigint, or declare decimal"
        case (.int, .float4), (.int, .float8): "write ::bigint, or declare double"
        case (.double, _) where type.category == .number: "write ::float8"
        case (.decimal, _) where type.category == .number: "write ::numeric"
        case (.text, _): "write ::text"
        case (.timestamp, .timestamp): "say in which zone the clock stands: AT TIME ZONE 'UTC'"
        case (.timestamp, .date): "say when on that day, and in which zone: (…)::timestamp AT TIME ZONE 'UTC'"
        case (.date, .timestamptz): "say in which zone: (… AT TIME ZONE 'UTC')::date"
        case (.int, .interval), (.double, .interval):
            "write extract(epoch FROM …)::\(target == .int ? "bigint" : "float8")"
        case (.int, .bool): "write (…)::int"
        case (.bool, _) where type.isInteger: "write … <> 0"
        default: "give it the type \(PhysicalType.standing(for: target).declaration), or change the contract"
        }
    }
}
