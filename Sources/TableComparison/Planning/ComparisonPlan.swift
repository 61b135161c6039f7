import Contracts

/// Which columns are compared with which, as what, and how exactly.
struct ComparisonPlan: Sendable {
    struct Column: Sendable {
        let name: String
        let type: ComparedType
        let policy: CellPolicy
    }

    let key: [Column]
    let values: [Column]
    let ignored: [IgnoredColumn]
    let first: SideReading
    let second: SideReading

    /// Settles the columns, in the order of the first side, or says everything that stands in the way.
    init(
        _ request: ComparisonRequest, first: [SideColumn], second: [SideColumn]
    ) throws(ComparisonError) {
        var planner = ColumnPlanner(request: request, first: first, second: second)
        planner.checkNames()
        guard planner.problems.isEmpty else { throw .misused(planner.problems) }
        let ignored = Set(request.ignored)
        let names = request.key + first.map(\.name).filter { !request.key.contains($0) && !ignored.contains($0) }
        let columns = names.compactMap { planner.column($0) }
        planner.checkPolicies(columns.map(\.column))
        guard planner.problems.isEmpty else { throw .misused(planner.problems) }
        let keyCount = request.key.count
        key = columns.prefix(keyCount).map(\.column)
        values = columns.dropFirst(keyCount).map(\.column)
        self.ignored = planner.ignoredColumns
        self.first = SideReading(
            key: columns.prefix(keyCount).map(\.first), values: columns.dropFirst(keyCount).map(\.first))
        self.second = SideReading(
            key: columns.prefix(keyCount).map(\.second), values: columns.dropFirst(keyCount).map(\.second))
    }
}

/// Settles one column after another and gathers what is wrong.
private struct ColumnPlanner {
    let request: ComparisonRequest
    let first: [SideColumn]
    let second: [SideColumn]
    var problems: [String] = []

    private var firstName: String { request.first.name }
    private var secondName: String { request.second.name }

    init(request: ComparisonRequest, first: [SideColumn], second: [SideColumn]) {
        self.request = request
        self.first = first
        self.second = second
    }

    /// Columns that stand twice, that only one side has, that are named but not there.
    mutating func checkNames() {
        for (side, columns) in [(firstName, first), (secondName, second)] {
            var seen: Set<String> = []
            for column in columns where !seen.insert(column.name).inserted {
                problems.append("\(side) has two columns called '\(column.name)'; give them names of their own.")
            }
        }
        let (inFirst, inSecond) = (Set(first.map(\.name)), Set(second.map(\.name)))
        let known = first.map(\.name) + second.map(\.name).filter { !inFirst.contains($0) }
        let named =
            request.key.map { ("--key", $0) } + request.types.map { ("--as", $0.column) }
            + request.policies.filter { $0.column != "*" }.map { ("--policy", $0.column) }
            + request.ignored.map { ("--ignore", $0) }
        for (option, name) in named where !inFirst.contains(name) && !inSecond.contains(name) {
            let advice =
                NearestName.suggestion(for: name, among: known).map { "Did you mean \($0)?" }
                ?? "There are \(known.joined(separator: ", "))."
            problems.append("\(option) names the column '\(name)', which neither side has. \(advice)")
        }
        for name in request.key where request.ignored.contains(name) {
            problems.append("the column '\(name)' is part of the key and cannot be ignored.")
        }
        for name in Set(request.key).sorted() where request.key.filter({ $0 == name }).count > 1 {
            problems.append("--key names the column '\(name)' twice.")
        }
        let ignored = Set(request.ignored)
        for name in known where inFirst.contains(name) != inSecond.contains(name) && !ignored.contains(name) {
            let (has, lacks) = inFirst.contains(name) ? (firstName, secondName) : (secondName, firstName)
            let advice =
                request.key.contains(name)
                ? "A key must be on both sides." : "Add it there, or leave it out with --ignore '\(name)'."
            problems.append("the column '\(name)' of \(has) is missing in \(lacks). \(advice)")
        }
    }

    /// The type that both sides can be read as, and how.
    mutating func column(_ name: String) -> (
        column: ComparisonPlan.Column, first: ColumnReading, second: ColumnReading
    )? {
        guard let one = first.first(where: { $0.name == name }), let other = second.first(where: { $0.name == name })
        else { return nil }
        guard let type = type(name, one, other) else { return nil }
        if request.key.contains(name), !type.canBeKey {
            problems.append(
                "the key column '\(name)' is \(type.rawValue), which is no key: use a query that casts it to int or text."
            )
            return nil
        }
        return (
            ComparisonPlan.Column(name: name, type: type, policy: policy(name, type)),
            ColumnReading(name: name, type: type, isConverted: !one.possible.contains(type)),
            ColumnReading(name: name, type: type, isConverted: !other.possible.contains(type))
        )
    }

    private mutating func type(_ name: String, _ one: SideColumn, _ other: SideColumn) -> ComparedType? {
        let sides = [(firstName, one), (secondName, other)]
        let isKey = request.key.contains(name)
        let readable = zip(sides, [request.first.address, request.second.address]).map { side, address in
            Self.readable(side.1, address, isKey: isKey)
        }
        if let asked = request.types.last(where: { $0.column == name })?.type {
            for ((side, column), readable) in zip(sides, readable) where !readable.contains(asked) {
                if isKey, column.convertible.contains(asked) {
                    let option = side == firstName ? "--first-query" : "--second-query"
                    problems.append(
                        "--as \(name)=\(asked.rawValue): \(side) has the key '\(name)' as \(column.declared), and SQLite's "
                            + "keys are not converted, since they come in another order. Use a query that casts it: \(option)."
                    )
                    return nil
                }
                problems.append(
                    "--as \(name)=\(asked.rawValue): \(side) has '\(name)' as \(column.declared), which is not converted "
                        + "to \(asked.rawValue). Use a query that casts it.")
                return nil
            }
            return asked
        }
        for (side, column) in sides where column.possible.isEmpty {
            problems.append(
                "\(side) has '\(name)' as \(column.declared), a type that is not compared. Use a query that casts it to "
                    + "text, or leave it out with --ignore '\(name)'.")
            return nil
        }
        if let type = one.possible.first(where: other.possible.contains) { return type }
        let found = "'\(name)' is \(one.declared) in \(firstName) and \(other.declared) in \(secondName)"
        let shared = Self.widestFirst.first { type in
            sides.contains { $0.1.possible.contains(type) } && readable.allSatisfy { $0.contains(type) }
                && (type.canBeKey || !isKey)
        }
        // A key cannot be left out.
        let otherwise = isKey ? "." : ", or leave it out with --ignore '\(name)'."
        problems.append(
            found + ": no type is converted unasked. "
                + (shared.map { "Say --as '\(name)=\($0.rawValue)'" }
                    ?? "Use a query that casts one of them (--first-query, --second-query)") + otherwise)
        return nil
    }

    /// The types that a column can be read as, with or without a conversion.
    ///
    /// SQLite orders a key as it is stored. So only another meaning of the same integers can be asked for there, as that
    /// of instants; a number that a text spells would come in the order of the text.
    private static func readable(_ column: SideColumn, _ address: SideAddress, isKey: Bool) -> Set<ComparedType> {
        let possible = Set(column.possible)
        guard isKey, case .sqlite = address else { return possible.union(column.convertible) }
        let isInteger = possible.contains { $0.layout == .words }
        return possible.union(column.convertible.filter { isInteger && $0.layout == .words })
    }

    /// In which order types are suggested: of two that differ, the one that can hold the other's values.
    private static let widestFirst: [ComparedType] = [
        .decimal, .double, .timestamp, .localTimestamp, .date, .int, .bool, .text, .bytes,
    ]

    private func policy(_ name: String, _ type: ComparedType) -> CellPolicy {
        if let own = request.policies.last(where: { $0.column == name })?.policy { return own }
        let general = request.policies.last(where: { $0.column == "*" })?.policy ?? .exact
        return general.applies(to: type) ? general : .exact
    }

    /// A policy that is stated for a column must mean something there.
    mutating func checkPolicies(_ columns: [ComparisonPlan.Column]) {
        for column in columns where !column.policy.applies(to: column.type) {
            problems.append(
                "--policy \(column.name)=\(column.policy.text): the column is \(column.type.rawValue), which has only the "
                    + "policy exact.")
        }
        for (name, policy) in request.policies where request.key.contains(name) && policy != .exact {
            problems.append("--policy \(name)=\(policy.text): the column is part of the key, which is always exact.")
        }
        for (name, _) in request.policies where request.ignored.contains(name) {
            problems.append("--policy names the column '\(name)', which is ignored.")
        }
    }

    var ignoredColumns: [IgnoredColumn] {
        let (inFirst, inSecond) = (Set(first.map(\.name)), Set(second.map(\.name)))
        var seen: Set<String> = []
        return request.ignored.filter { seen.insert($0).inserted }.map {
            IgnoredColumn(name: $0, isInFirst: inFirst.contains($0), isInSecond: inSecond.contains($0))
        }
    }
}
