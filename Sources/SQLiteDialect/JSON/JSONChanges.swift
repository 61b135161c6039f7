internal import SQLite

/// Changes of `jsonb`, which give a new value.
extension JSONValue {
    /// The value without members that are null, at every depth; elements of arrays stay.
    var withoutNulls: JSONValue {
        switch self {
        case .array(let elements): .array(elements.map { JSONNode(range: $0.range, value: $0.value.withoutNulls) })
        case .object(let members):
            .object(
                JSONWriter.ordered(members).compactMap { key, node in
                    if case .null = node.value { return nil }
                    return (key, JSONNode(range: node.range, value: node.value.withoutNulls))
                })
        default: self
        }
    }

    /// `||`: the members of both objects, the second's winning; else the elements of both, what is no array being one element.
    func concatenated(with other: JSONValue) -> JSONValue {
        if case .object(let first) = self, case .object(let second) = other { return .object(first + second) }
        return .array(asElements + other.asElements)
    }

    private var asElements: [JSONNode] {
        if case .array(let elements) = self { elements } else { [JSONNode(range: 0..<0, value: self)] }
    }

    /// `-`: an object without these keys, or an array without these strings.
    func without(_ keys: [String]) throws(FunctionFailure) -> JSONValue {
        let bytes = keys.map { Array($0.utf8) }
        switch self {
        case .object(let members): return .object(members.filter { !bytes.contains(Array($0.key.utf8)) })
        case .array(let elements):
            return .array(
                elements.filter { element in
                    guard case .string(let text) = element.value else { return true }
                    return !bytes.contains(Array(text.utf8))
                })
        default: throw FunctionFailure("cannot delete from scalar")
        }
    }

    /// `jsonb_set`: the value with another at the end of a path; the last step may be new where `creates` says so.
    func setting(
        _ path: ArraySlice<SQLiteValue>, to node: JSONNode, creates: Bool, step: Int
    ) throws(FunctionFailure) -> JSONValue {
        guard let first = path.first else { return self }
        guard case .text(let key) = first else { throw FunctionFailure("path element at position \(step) is null") }
        let rest = path.dropFirst()
        func changed(_ old: JSONNode) throws(FunctionFailure) -> JSONNode {
            guard !rest.isEmpty else { return node }
            return JSONNode(
                range: old.range, value: try old.value.setting(rest, to: node, creates: creates, step: step + 1))
        }
        switch self {
        case .object(let members):
            var result = JSONWriter.ordered(members)
            if let index = result.firstIndex(where: { $0.key.utf8.elementsEqual(key.utf8) }) {
                result[index].value = try changed(result[index].value)
            } else if creates, rest.isEmpty {
                result.append((key, node))
            }
            return .object(result)
        case .array(let elements):
            guard let index = Int32(key).map(Int.init) else {
                throw FunctionFailure("path element at position \(step) is not an integer: \"\(key)\"")
            }
            var result = elements
            let position = index < 0 ? elements.count + index : index
            if elements.indices.contains(position) {
                result[position] = try changed(elements[position])
            } else if creates, rest.isEmpty {
                if position < 0 { result.insert(node, at: 0) } else { result.append(node) }
            }
            return .array(result)
        default: return self
        }
    }

    /// PostgreSQL's order of `jsonb`: objects behind arrays, booleans, numbers, strings and null; the more members the later.
    func compare(to other: JSONValue) throws(FunctionFailure) -> Int32 {
        guard rank == other.rank else { return rank < other.rank ? -1 : 1 }
        switch (self, other) {
        case (.bool(let first), .bool(let second)): return first == second ? 0 : second ? -1 : 1
        case (.number(let first), .number(let second)):
            return try PGNumeric(literal: first).compare(to: try PGNumeric(literal: second))
        case (.string(let first), .string(let second)): return Self.compare(first, second)
        case (.array(let first), .array(let second)):
            if first.count != second.count { return first.count < second.count ? -1 : 1 }
            for (one, other) in zip(first, second) {
                let order = try one.value.compare(to: other.value)
                if order != 0 { return order }
            }
            return 0
        case (.object(let first), .object(let second)):
            let (ones, others) = (JSONWriter.ordered(first), JSONWriter.ordered(second))
            if ones.count != others.count { return ones.count < others.count ? -1 : 1 }
            for (one, other) in zip(ones, others) {
                let keys = Self.compare(one.key, other.key)
                if keys != 0 { return keys }
                let order = try one.value.value.compare(to: other.value.value)
                if order != 0 { return order }
            }
            return 0
        default: return 0
        }
    }

    private static func compare(_ first: String, _ second: String) -> Int32 {
        first.utf8.elementsEqual(second.utf8) ? 0 : first.utf8.lexicographicallyPrecedes(second.utf8) ? -1 : 1
    }

    private var rank: Int {
        switch self {
        case .null: 0
        case .string: 1
        case .number: 2
        case .bool: 3
        case .array: 4
        case .object: 5
        }
    }
}
