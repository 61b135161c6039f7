/// The operators, functions and casts of PostgreSQL that features may use, over the types of ``SQLType``.
///
/// The tables are text, one file for each family, a line for each name: what stands between two blanks is one overload,
/// `int4,int4>int4`. A test holds every overload against a live PostgreSQL.
enum Catalogue {
    /// Operators by name.
    static let operators: [String: [OperatorSignature]] = {
        var byName: [String: [OperatorSignature]] = [:]
        let tables = [
            comparisonOperators, arithmeticOperators, timeOperators, textOperators, arrayOperators, jsonOperators,
        ]
        for (name, overload) in tables.flatMap(entries) {
            guard let signature = OperatorSignature(name: name, overload: overload) else { continue }
            byName[name, default: []].append(signature)
        }
        return byName
    }()

    /// Functions, aggregates and window functions by name.
    static let functions: [String: [FunctionSignature]] = {
        var byName: [String: [FunctionSignature]] = [:]
        let plain = [numberFunctions, textFunctions, timeFunctions, arrayFunctions, jsonFunctions]
        let tables: [(FunctionSignature.Role, [String])] = [
            (.plain, plain), (.aggregate, [aggregates]), (.window, [windowFunctions]),
        ]
        for (role, texts) in tables {
            for (name, overload) in texts.flatMap(entries) {
                guard let signature = FunctionSignature(name: name, role: role, overload: overload) else { continue }
                byName[name, default: []].append(signature)
            }
        }
        return byName
    }()

    /// How a value of one type becomes one of another, by source and target; arrays and text conversions are not listed.
    static let castContexts: [SQLType: [SQLType: CastAllowance]] = {
        var bySource: [SQLType: [SQLType: CastAllowance]] = [:]
        for (source, entry) in entries(casts) {
            let parts = entry.split(separator: ":")
            guard parts.count == 2, let from = ParameterType(source)?.concrete,
                let to = ParameterType(String(parts[0]))?.concrete,
                let allowance = CastAllowance(letter: parts[1])
            else { continue }
            bySource[from, default: [:]][to] = allowance
        }
        return bySource
    }()

    /// A table's lines as pairs of a name and one overload.
    static func entries(_ table: String) -> [(name: String, overload: String)] {
        table.split(separator: "\n").flatMap { line in
            let words = line.split(separator: " ")
            return words.dropFirst().map { (String(words[0]), String($0)) }
        }
    }
}

/// When a cast is made.
enum CastAllowance: Int, Comparable {
    /// Wherever it makes an expression meaningful.
    case implicit
    /// When a value is stored into a column; here as good as explicit.
    case assignment
    /// Only where the query asks for it.
    case explicit

    init?(letter: Substring) {
        switch letter {
        case "i": self = .implicit
        case "a": self = .assignment
        case "e": self = .explicit
        default: return nil
        }
    }

    static func < (narrow: CastAllowance, wide: CastAllowance) -> Bool { narrow.rawValue < wide.rawValue }
}
