/// What `anyelement` and its like stand for in one call.
struct PolymorphicTypes {
    /// What `anyelement` stands for; nil when no argument decides it.
    let element: SQLType?
    /// What `anycompatible` stands for.
    let compatible: SQLType?

    /// Whether the arguments agree on what the polymorphic parameters stand for.
    static func isConsistent(parameters: [ParameterType], arguments: [SQLType]) -> Bool {
        PolymorphicTypes(parameters: parameters, arguments: arguments) != nil
    }

    /// Deduces the types from the arguments; nil when they contradict one another.
    init?(parameters: [ParameterType], arguments: [SQLType]) {
        var element: SQLType?
        var compatible: [SQLType] = []
        for (parameter, argument) in zip(parameters, arguments) where argument != .unknown {
            switch parameter {
            case .anyElement, .anyNonArray:
                if parameter == .anyNonArray, argument.element != nil { return nil }
                if let known = element, known != argument { return nil }
                element = argument
            case .anyArray:
                guard let inner = argument.element else { return nil }
                if let known = element, known != inner { return nil }
                element = inner
            case .anyCompatible:
                compatible.append(argument)
            case .anyCompatibleArray:
                guard let inner = argument.element else { return nil }
                compatible.append(inner)
            case .concrete, .any:
                break
            }
        }
        self.element = element
        if compatible.isEmpty {
            let usesCompatible = parameters.contains { $0 == .anyCompatible || $0 == .anyCompatibleArray }
            self.compatible = usesCompatible ? .text : nil
        } else {
            guard case .success(let common) = SQLType.common(compatible) else { return nil }
            // Everything must really get there.
            guard compatible.allSatisfy({ $0.canBecome(common, .implicit) }) else { return nil }
            self.compatible = common
        }
    }

    /// The type that a parameter or result stands for; nil when nothing decides it.
    func resolve(_ parameter: ParameterType, argument: SQLType? = nil) -> SQLType? {
        switch parameter {
        case .concrete(let type): type
        case .anyElement, .anyNonArray: element
        // PostgreSQL has no arrays of arrays: more dimensions are the same type.
        case .anyArray: element.flatMap { $0.element == nil ? .array($0) : nil }
        case .anyCompatible: compatible
        case .anyCompatibleArray: compatible.flatMap { $0.element == nil ? .array($0) : nil }
        case .any: argument == .unknown ? .text : argument
        }
    }
}
