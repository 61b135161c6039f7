internal import SQLFrontend
internal import SQLite

extension Translation {
    /// How elements of a type are stored, as an argument of a registered function.
    private func kind(_ element: SQLType, _ offset: Int) throws(QueryRefusal) -> PGArray.ElementKind {
        guard let kind = PGArray.ElementKind(of: element) else {
            throw refusal("the type \(element.name)[]", offset)
        }
        return kind
    }

    private func kindArgument(_ array: SQLType, _ offset: Int) throws(QueryRefusal) -> String {
        SQLiteText.literal(try kind(array.element ?? array, offset).rawValue)
    }

    /// Making arrays and taking elements out of them.
    func array(_ expression: BoundExpression) throws(QueryRefusal) -> String {
        switch expression.kind {
        case .array(let elements):
            let isNested = elements.contains { $0.type.base.element != nil }
            let texts = [try kindArgument(expression.type.base, expression.offset)] + (try texts(elements))
            return "\(isNested ? "fs_array_nest" : "fs_array")(\(texts.joined(separator: ", ")))"
        case .element(let array, let indexes):
            return "fs_array_element(\(try list([array] + indexes)))"
        case .slice(let array, let from, let to):
            let name =
                switch (from, to) {
                case (nil, nil): "fs_array_whole"
                case (_?, nil): "fs_array_from"
                case (nil, _?): "fs_array_to"
                case (_?, _?): "fs_array_slice"
                }
            return "\(name)(\(try list([array] + [from, to].compactMap(\.self))))"
        case .arraySubquery(let statement):
            let output = try self.statement(statement)
            guard let column = output.columns.first, column.type.base.element == nil else {
                throw refusal("ARRAY of a sub-query that gives arrays", expression.offset)
            }
            let alias = quoted(uniqueName("q"))
            let kind = try kind(column.type.base, expression.offset)
            return "(SELECT fs_array_collect_\(kind.rawValue)(\(alias).\(quoted(column.name))) "
                + "FROM (\(output.sql)) AS \(alias))"
        default: throw refusal("this expression", expression.offset)
        }
    }

    private func texts(_ expressions: [BoundExpression]) throws(QueryRefusal) -> [String] {
        var texts: [String] = []
        for expression in expressions { texts.append(try self.expression(expression)) }
        return texts
    }

    /// `'{1,2}'::int4[]`: read now, stored as any array.
    func arrayLiteral(_ text: String, _ element: SQLType, _ offset: Int) throws(QueryRefusal) -> String {
        let kind = try kind(element, offset)
        let invalid = refusal("the array \(text)", offset, because: "it is no \(element.name)[]")
        let literal: PGArray.Literal
        do throws(FunctionFailure) { literal = try PGArray.split(literal: text) } catch { throw invalid }
        var elements: [SQLiteValue] = []
        for part in literal.elements {
            guard let part else {
                elements.append(.null)
                continue
            }
            guard let value = BoundConstant.element(part, of: element).flatMap(Self.stored) else { throw invalid }
            elements.append(value)
        }
        return SQLiteText.literal(PGArray(kind: kind, dimensions: literal.dimensions, elements: elements).stored)
    }

    /// A constant as it is stored; nil for one that is not kept.
    private static func stored(_ constant: BoundConstant) -> SQLiteValue? {
        switch constant {
        case .null: .null
        case .bool(let value): .integer(value ? 1 : 0)
        case .integer(let value): .integer(value)
        case .numeric(let digits): (try? PGNumeric(literal: digits)).map { .text($0.text) }
        case .double(let value): value.isNaN ? nil : .real(value)
        case .text(let value): .text(value)
        case .date(let days): .integer(Int64(days))
        case .timestamp(let microseconds): .integer(microseconds)
        case .interval(let months, let days, let microseconds):
            .text(PGInterval(months: months, days: days, microseconds: microseconds).stored)
        case .time, .literal: nil
        }
    }

    /// `@>`, `<@`, `&&`, `||` of arrays.
    func arrayOperator(
        _ call: BoundOperator, _ first: BoundExpression, _ second: BoundExpression, _ offset: Int
    ) throws(QueryRefusal) -> String {
        let (one, other) = (try expression(first), try expression(second))
        switch (call.name, call.first?.element, call.second.element) {
        case ("@>", _?, _?): return "fs_array_contains(\(one), \(other))"
        case ("<@", _?, _?): return "fs_array_contains(\(other), \(one))"
        case ("&&", _?, _?): return "fs_array_overlaps(\(one), \(other))"
        case ("||", _?, _?): return "fs_array_cat(\(one), \(other))"
        case ("||", _?, nil): return "fs_array_append(\(try kindArgument(call.result, offset)), \(one), \(other))"
        case ("||", nil, _?): return "fs_array_prepend(\(try kindArgument(call.result, offset)), \(one), \(other))"
        default: throw refusal("the operator \(call.name) of \(call.second.name)", offset)
        }
    }

    /// Functions of arrays; nil for other functions.
    func arrayFunction(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String? {
        var texts: [String] { get throws(QueryRefusal) { try self.texts(arguments) } }
        var joined: String { get throws(QueryRefusal) { try list(arguments) } }
        switch call.name {
        case "array_append", "array_prepend", "array_fill":
            return "fs_\(call.name)(\(try kindArgument(call.result, offset)), \(try joined))"
        case "array_cat", "array_length", "array_lower", "array_upper", "array_ndims", "array_dims", "array_position",
            "array_positions", "array_remove", "array_replace", "trim_array", "cardinality":
            return "fs_\(call.name)(\(try joined))"
        case "array_to_string":
            guard let element = call.arguments.first?.element else { return nil }
            _ = try kind(element, offset)
            let null = arguments.count == 2 ? ", NULL" : ""
            return "fs_array_to_string(\(SQLiteText.literal(element.catalogueName)), \(try joined)\(null))"
        case "string_to_array":
            return "fs_string_to_array(\(try joined)\(arguments.count == 2 ? ", NULL" : ""))"
        default: return nil
        }
    }

    /// Casts from arrays and to arrays.
    func arrayCast(
        _ operand: BoundExpression, _ text: String, to target: SQLType, _ offset: Int
    ) throws(QueryRefusal) -> String {
        let source = operand.type.base
        switch (source.element, target.element) {
        case (let from?, let to?):
            if from.isStored(as: to) { return text }
            guard ElementCast.cast(from: from, to: to) != nil else {
                throw refusal("a cast from \(source.name) to \(target.name)", offset)
            }
            return "fs_array_\(to.catalogueName)_from_\(from.catalogueName)(\(text))"
        case (let from?, nil) where target == .text || target == .varchar:
            return "fs_text_from_array(\(SQLiteText.literal(from.catalogueName)), \(text))"
        case (nil, let to?) where (source == .text || source == .varchar) && ElementText.reader(to) != nil:
            return "fs_array_from_text_\(to.catalogueName)(\(text))"
        default: throw refusal("a cast from \(source.name) to \(target.name)", offset)
        }
    }

    /// An array whose elements fit the modifier of a type: `numeric(10,2)[]`.
    func fitted(_ text: String, _ type: PhysicalType, _ offset: Int) throws(QueryRefusal) -> String {
        switch (type.base.element, type.modifier) {
        case (_, nil), (_, .fraction(6)?): return text
        case (.numeric?, .precision(let precision, let scale)?): return "fs_array_fitn(\(text), \(precision), \(scale))"
        case (.varchar?, .length(let length)?): return "fs_array_left(\(text), \(length))"
        default: throw refusal("a cast to \(type.declaration)", offset)
        }
    }

    /// `value operator ANY (array)`, or ALL.
    func quantifiedArray(
        _ value: BoundExpression, _ call: BoundOperator, _ array: BoundExpression, isAll: Bool, _ offset: Int
    ) throws(QueryRefusal) -> String {
        guard let element = array.type.base.element else { throw refusal("ANY over an array", offset) }
        if Self.comparisons.contains(call.name), call.first == call.second || (call.first?.isInteger ?? false) {
            let symbol = SQLiteText.literal(call.name)
            return "\(isAll ? "fs_array_all" : "fs_array_any")(\(symbol), \(try list([value, array])))"
        }
        // Element by element, each as a column of its own.
        let relation = RelationID(number: -1 - relations.count)
        let alias = uniqueName("u")
        let type = PhysicalType(element, modifier: array.type.modifier)
        let name = CollectedRows.columnName(0)
        relations[relation] = Relation(alias: alias, columns: [Column(name: name, type: type)])
        let column = BoundExpression(kind: .column(relation, index: 0, name: name), type: type, offset: offset)
        let (text, test) = (try expression(array), try comparison(call, value, column, offset))
        return "CASE WHEN \(text) IS NOT NULL THEN (SELECT \(isAll ? "fs_all" : "fs_any")(\(test)) "
            + "FROM fs_unnest1(\(text)) AS \(quoted(alias))) END"
    }
}

extension SQLType {
    /// Whether every value of this type is stored as the same value of another.
    fileprivate func isStored(as other: SQLType) -> Bool {
        switch (self, other) {
        case (.int2, .int4), (.int2, .int8), (.int4, .int8), (.text, .varchar), (.varchar, .text),
            (.timestamp, .timestamptz), (.timestamptz, .timestamp):
            true
        default: self == other
        }
    }
}
