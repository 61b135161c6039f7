import FeatureStore
import Online
import RowText

/// What is asked for and about whom, as people write it: `delay_model_v1 tailnum=N14228`.
struct LookupArguments {
    /// The service, or the single features.
    let subject: LookupRequest.Subject
    private let keys: [Assignment]
    private let request: [Assignment]
    /// The keys that are asked about as NULL.
    private let nulls: [String]

    /// `name=value`.
    private struct Assignment {
        let name: String
        let value: String

        init(_ text: String) throws {
            guard let equals = text.firstIndex(of: "=") else {
                throw CommandFailure("'\(text)' gives no value. Write NAME=VALUE, as tailnum=N14228.")
            }
            name = String(text[..<equals])
            value = String(text[text.index(after: equals)...])
        }
    }

    /// Takes words apart: those with `=` are keys, those with `:` features, another one is a service.
    init(_ words: [String], request: [String], nulls: [String] = []) throws {
        let names = words.filter { !$0.contains("=") }
        keys = try words.filter { $0.contains("=") }.map(Assignment.init)
        self.request = try request.map(Assignment.init)
        self.nulls = nulls
        let services = names.filter { !$0.contains(":") }
        switch (services.count, names.count) {
        case (_, 0): throw CommandFailure("nothing is asked for. Name a service, or features as VIEW:FEATURE.")
        case (0, _): subject = .features(names)
        case (1, 1): subject = .service(names[0])
        default:
            throw CommandFailure(
                "\(names.joined(separator: ", ")): one service, or features as VIEW:FEATURE, and not both.")
        }
    }

    /// One row of the keys of all entities.
    func keys(of schema: ServiceSchema) throws -> ColumnBatch {
        let wanted = schema.entities.flatMap { entity in
            entity.keys.map { (names: ["\(entity.name).\($0.name)", $0.name], column: $0) }
        }
        for name in keys.map(\.name) + nulls where !wanted.contains(where: { $0.names.contains(name) }) {
            throw CommandFailure(
                "there is no key '\(name)'; there are \(wanted.map(\.names[0]).joined(separator: ", ")).")
        }
        let columns = try wanted.map { names, column in
            // The name with the entity goes before the bare one.
            let given = names.lazy.compactMap { name in keys.filter { $0.name == name } }.first { !$0.isEmpty } ?? []
            guard !given.isEmpty || names.contains(where: nulls.contains) else {
                throw CommandFailure(
                    "the key \(names[0]) is not given. Write \(column.name)=VALUE, or --null \(column.name) to ask about no "
                        + "\(names[0].prefix { $0 != "." }).")
            }
            return try cell(given, named: names[0], of: column)
        }
        return ColumnBatch(columns: columns, rowCount: 1)
    }

    /// One row of the request columns.
    func request(of schema: ServiceSchema) throws -> ColumnBatch {
        for given in request where !schema.request.contains(where: { $0.name == given.name }) {
            throw CommandFailure(
                schema.request.isEmpty
                    ? "'\(given.name)' was given, but no request column is needed."
                    : "there is no request column '\(given.name)'; "
                        + "there are \(schema.request.map(\.name).joined(separator: ", ")).")
        }
        let columns = try schema.request.map { column in
            let given = request.filter { $0.name == column.name }
            if given.isEmpty, !column.isNullable {
                throw CommandFailure("a value is needed: --request \(column.name)=\(column.type)")
            }
            return try cell(given, named: column.name, of: column)
        }
        return ColumnBatch(columns: columns, rowCount: 1)
    }

    private func cell(_ given: [Assignment], named name: String, of column: ColumnSchema) throws -> Column {
        var cell = Column(name: name, type: column.type)
        guard given.count <= 1 else { throw CommandFailure("\(name) is given \(given.count) times.") }
        guard let text = given.first?.value else {
            cell.appendNull()
            return cell
        }
        if let fault = CellReader(type: column.type).fault(appending: Array(text.utf8), to: &cell) {
            let reason = fault.reason.map { ": \($0)" } ?? ""
            throw CommandFailure(
                "\(name) is no \(column.type): expected \(fault.expected), found '\(ShownName(text).text)'\(reason).")
        }
        return cell
    }
}
