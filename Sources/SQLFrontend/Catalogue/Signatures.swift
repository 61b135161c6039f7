/// What an operator or function declares for one operand.
enum ParameterType: Hashable {
    /// Exactly this type.
    case concrete(SQLType)
    /// Any type, the same for all `anyelement` of the call.
    case anyElement
    /// Any array, of what `anyelement` stands for.
    case anyArray
    /// As `anyelement`, but no array.
    case anyNonArray
    /// A type to which all `anycompatible` arguments are cast.
    case anyCompatible
    /// An array of what `anycompatible` stands for.
    case anyCompatibleArray
    /// Any type at all.
    case any

    /// Reads a type as the tables spell it: `int4`, `_text`, `anyelement`.
    init?(_ name: String) {
        switch name {
        case "anyelement": self = .anyElement
        case "anyarray": self = .anyArray
        case "anynonarray": self = .anyNonArray
        case "anycompatible": self = .anyCompatible
        case "anycompatiblearray": self = .anyCompatibleArray
        case "any": self = .any
        default:
            if name.hasPrefix("_") {
                guard let element = PhysicalType.baseNamed[String(name.dropFirst())] else { return nil }
                self = .concrete(.array(element))
            } else {
                guard let type = PhysicalType.baseNamed[name] else { return nil }
                self = .concrete(type)
            }
        }
    }

    /// The type, where it is declared.
    var concrete: SQLType? {
        if case .concrete(let type) = self { type } else { nil }
    }
}

/// One overload of an operator.
struct OperatorSignature {
    let name: String
    /// One operand for a prefix operator, else two.
    let operands: [ParameterType]
    let result: ParameterType

    /// Reads `int4,int4>int4`.
    init?(name: String, overload: String) {
        guard let arrow = overload.lastIndex(of: ">") else { return nil }
        let operands = overload[..<arrow].split(separator: ",").compactMap { ParameterType(String($0)) }
        guard let result = ParameterType(String(overload[overload.index(after: arrow)...])) else { return nil }
        self.name = name
        self.operands = operands
        self.result = result
    }
}

/// One overload of a function.
struct FunctionSignature {
    let name: String
    let role: Role
    /// The declared arguments; of an ordered-set aggregate the direct ones, then the sorted ones.
    let parameters: [ParameterType]
    /// Of an ordered-set aggregate, how many of the parameters are direct; nil of every other function.
    let directCount: Int?
    /// Whether the last parameter may be given any number of times, but at least once.
    let isVariadic: Bool
    let result: ParameterType
    let returnsSet: Bool

    /// What kind of function it is.
    enum Role {
        case plain
        case aggregate
        case window
    }

    /// Reads `text,any...>text`, `int4,int4>*int4` (a set), `float8;float8>float8` (an ordered-set aggregate).
    init?(name: String, role: Role, overload: String) {
        guard let arrow = overload.lastIndex(of: ">") else { return nil }
        var resultName = overload[overload.index(after: arrow)...]
        returnsSet = resultName.hasPrefix("*")
        if returnsSet { resultName.removeFirst() }
        var argumentText = String(overload[..<arrow])
        isVariadic = argumentText.hasSuffix("...")
        if isVariadic { argumentText.removeLast(3) }
        if let semicolon = argumentText.firstIndex(of: ";") {
            directCount = argumentText[..<semicolon].split(separator: ",").count
            argumentText = argumentText.split(separator: ";").joined(separator: ",")
        } else {
            directCount = nil
        }
        let parameters = argumentText.split(separator: ",").compactMap { ParameterType(String($0)) }
        guard let result = ParameterType(String(resultName)) else { return nil }
        self.name = name
        self.role = role
        self.parameters = parameters
        self.result = result
    }

    /// The parameters for a call with so many arguments, or nil if it cannot have so many.
    func parameters(forArguments count: Int) -> [ParameterType]? {
        guard isVariadic, let last = parameters.last else { return parameters.count == count ? parameters : nil }
        guard count >= parameters.count else { return nil }
        return parameters + Array(repeating: last, count: count - parameters.count)
    }
}
