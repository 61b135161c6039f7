/// How types relate: categories, preferred types, casts.
extension SQLType {
    /// A group of types among which PostgreSQL chooses when it must guess.
    enum Category: Hashable {
        case boolean
        case number
        case string
        case time
        case span
        case array
        case other
        case undecided
    }

    /// The type's group.
    var category: Category {
        switch self {
        case .bool: .boolean
        case .int2, .int4, .int8, .numeric, .float4, .float8: .number
        case .text, .varchar, .bpchar: .string
        case .date, .time, .timestamp, .timestamptz: .time
        case .interval: .span
        case .array: .array
        case .json, .jsonb, .record: .other
        case .unknown: .undecided
        }
    }

    /// Whether this is what PostgreSQL guesses within the group.
    var isPreferred: Bool {
        switch self {
        case .bool, .float8, .text, .timestamptz, .interval: true
        default: false
        }
    }

    /// Whether a value may become one of another type under a rule, PostgreSQL's `can_coerce_type`.
    func canBecome(_ target: SQLType, _ allowance: CastAllowance) -> Bool {
        if self == target || self == .unknown { return true }
        if self == .record || target == .record || target == .unknown { return false }
        if let found = Catalogue.castContexts[self]?[target] { return found <= allowance }
        if case .array(let element) = self, case .array(let targetElement) = target {
            return element.canBecome(targetElement, allowance)
        }
        // Every type can be written as text and read from it.
        if target.category == .string { return allowance >= .assignment }
        if category == .string { return allowance >= .explicit }
        return false
    }

    /// Whether values are the same bytes, so that nothing has to be done: `varchar` used as `text`.
    func isRelabelled(as target: SQLType) -> Bool {
        switch (self, target) {
        case (.varchar, .text): true
        case (.array(let element), .array(let targetElement)): element.isRelabelled(as: targetElement)
        default: self == target
        }
    }

    /// The type to which values of several types are brought in CASE, UNION, VALUES and their like.
    ///
    /// - Returns: `failure` holds the two types that cannot meet.
    static func common(_ types: [SQLType]) -> Result<SQLType, TypeMismatch> {
        guard var chosen = types.first else { return .success(.text) }
        for next in types.dropFirst() where next != .unknown && next != chosen {
            if chosen == .unknown {
                chosen = next
            } else if next.category != chosen.category {
                return .failure(TypeMismatch(first: chosen, second: next))
            } else if !chosen.isPreferred, chosen.canBecome(next, .implicit), !next.canBecome(chosen, .implicit) {
                chosen = next
            }
        }
        return .success(chosen == .unknown ? .text : chosen)
    }
}

/// Two types that have no common type.
struct TypeMismatch: Error {
    let first: SQLType
    let second: SQLType
}
