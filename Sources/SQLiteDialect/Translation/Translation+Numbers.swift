internal import SQLFrontend
internal import SQLite

extension Translation {
    /// Functions of numbers; nil for other functions.
    func numberFunction(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String? {
        switch call.name {
        case "pi": return "fs_double('3.141592653589793')"
        case "num_nulls": return "fs_num_nulls(\(try list(arguments)))"
        case "num_nonnulls": return "(\(arguments.count) - fs_num_nulls(\(try list(arguments))))"
        case "width_bucket": return try widthBucket(call, arguments, offset)
        default: break
        }
        guard let type = call.arguments.first, let suffix = Self.suffix(type) else { return nil }
        let isReal = type == .float8 || type == .numeric
        let name: String
        switch (call.name, arguments.count) {
        case ("abs", 1), ("floor", 1), ("gcd", 2), ("lcm", 2): name = "fs_\(call.name)\(suffix)"
        case ("ceil", 1), ("ceiling", 1): name = "fs_ceil\(suffix)"
        case ("sign", 1) where isReal: name = "fs_sign\(suffix)"
        case ("round", 1), ("trunc", 1):
            if type == .numeric { return "fs_\(call.name)n(\(try list(arguments)), 0)" }
            name = "fs_\(call.name)\(suffix)"
        case ("round", 2), ("trunc", 2): name = "fs_\(call.name)n"
        case ("sqrt", 1) where isReal, ("exp", 1) where isReal, ("ln", 1) where isReal:
            name = "fs_\(call.name)\(type == .numeric ? "n" : "")"
        case ("log", 1) where type == .numeric, ("log10", 1) where type == .numeric:
            return "fs_logn('10', \(try list(arguments)))"
        case ("log", 2): name = "fs_logn"
        case ("log", 1) where isReal, ("log10", 1) where isReal: name = "fs_log10"
        case ("power", 2) where isReal, ("pow", 2) where isReal: name = "fs_power\(type == .numeric ? "n" : "")"
        case ("mod", 2): name = type.isInteger ? "fs_mod" : "fs_modn"
        case ("div", 2): name = "fs_divwholen"
        case ("factorial", 1), ("scale", 1), ("min_scale", 1), ("trim_scale", 1): name = "fs_\(call.name)"
        case (_, _) where type == .float8 && Self.trigonometry.contains(call.name): name = "fs_\(call.name)"
        default: return nil
        }
        return "\(name)(\(try list(arguments)))"
    }

    private static let trigonometry: Set<String> = [
        "acos", "acosd", "acosh", "asin", "asind", "asinh", "atan", "atan2", "atan2d", "atand", "atanh", "cbrt", "cos",
        "cosd", "cosh", "cot", "cotd", "degrees", "radians", "sin", "sind", "sinh", "tan", "tand", "tanh",
    ]

    private func widthBucket(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String {
        guard arguments.count == 2 else {
            let suffix = call.arguments.first == .numeric ? "n" : "f"
            return "fs_width_bucket\(suffix)(\(try list(arguments)))"
        }
        guard case .array(let thresholds) = arguments[1].kind, !thresholds.isEmpty,
            thresholds.allSatisfy({ $0.type.base == arguments[0].type.base })
        else { throw refusal("width_bucket over an array that is not written out", offset) }
        let suffix = arguments[0].type.base == .numeric ? "n" : ""
        return "fs_width_bucket_list\(suffix)(\(try list([arguments[0]] + thresholds)))"
    }
}
