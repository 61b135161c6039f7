internal import SQLite

/// Finding values within JSON; of double keys the last one counts, in `json` too.
extension JSONNode {
    /// The member of an object.
    func member(_ key: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    /// The element of an array, counted from 0, or from the end where negative.
    func element(_ index: Int64) -> JSONNode? {
        guard case .array(let elements) = value else { return nil }
        let position = index < 0 ? Int64(elements.count) + index : index
        return position >= 0 && position < elements.count ? elements[Int(position)] : nil
    }

    /// What stands at the end of a path of keys and numbers; NULL in the path leads nowhere.
    func descendant(_ path: [SQLiteValue]) -> JSONNode? {
        var node = self
        for step in path {
            guard case .text(let key) = step else { return nil }
            let found: JSONNode?
            switch node.value {
            case .object: found = node.member(key)
            case .array: found = Self.index(key).flatMap { node.element($0) }
            default: found = nil
            }
            guard let found else { return nil }
            node = found
        }
        return node
    }

    /// A number of an array's element as C's `strtol` reads it.
    private static func index(_ text: String) -> Int64? {
        let digits = text.utf8.drop { $0 == 0x20 || (0x09...0x0d).contains($0) }
        return Int32(String(decoding: Array(digits), as: UTF8.self)).map(Int64.init)
    }

    /// `?`: whether a text is a key of the object, a string of the array, or the string itself.
    func holds(_ key: String) -> Bool {
        switch value {
        case .object: member(key) != nil
        case .array(let elements): elements.contains { $0.value.isString(key) }
        default: value.isString(key)
        }
    }
}

extension JSONValue {
    fileprivate func isString(_ text: String) -> Bool {
        if case .string(let own) = self { own.utf8.elementsEqual(text.utf8) } else { false }
    }

    /// Whether both are the same value to `jsonb`: numbers by what they are worth.
    func equals(_ other: JSONValue) throws(FunctionFailure) -> Bool {
        switch (self, other) {
        case (.null, .null): return true
        case (.bool(let first), .bool(let second)): return first == second
        case (.number(let first), .number(let second)):
            return try PGNumeric(literal: first) == PGNumeric(literal: second)
        case (.string(let first), .string(let second)): return first.utf8.elementsEqual(second.utf8)
        case (.array(let first), .array(let second)):
            guard first.count == second.count else { return false }
            for (one, other) in zip(first, second) where !(try one.value.equals(other.value)) { return false }
            return true
        case (.object(let first), .object(let second)):
            let (ones, others) = (JSONWriter.ordered(first), JSONWriter.ordered(second))
            guard ones.count == others.count else { return false }
            for (one, other) in zip(ones, others) {
                guard one.key.utf8.elementsEqual(other.key.utf8), try one.value.value.equals(other.value.value) else {
                    return false
                }
            }
            return true
        default: return false
        }
    }

    /// `@>`: whether everything in another value is in this one; an array also contains a scalar that it holds.
    func contains(_ other: JSONValue, isTop: Bool = true) throws(FunctionFailure) -> Bool {
        switch (self, other) {
        case (.object, .object(let wanted)):
            let own = JSONNode(range: 0..<0, value: self)
            for (key, value) in JSONWriter.ordered(wanted) {
                guard let found = own.member(key), try found.value.contains(value.value, isTop: false) else {
                    return false
                }
            }
            return true
        case (.array(let own), .array(let wanted)):
            for value in wanted where !(try Self.has(own, value.value)) { return false }
            return true
        case (.array(let own), _) where isTop && other.isScalar:
            return try Self.has(own, other)
        default:
            return isScalar && other.isScalar ? try equals(other) : false
        }
    }

    private static func has(_ elements: [JSONNode], _ wanted: JSONValue) throws(FunctionFailure) -> Bool {
        for element in elements {
            if wanted.isScalar {
                if element.value.isScalar, try element.value.equals(wanted) { return true }
            } else if !element.value.isScalar, try element.value.contains(wanted, isTop: false) {
                return true
            }
        }
        return false
    }
}
