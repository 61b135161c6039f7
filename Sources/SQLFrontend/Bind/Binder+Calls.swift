extension Binder {
    /// Binds a function, an aggregate or a window function.
    func bindCall(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundExpression {
        let offset = node.offset
        let name = try callName(node)
        let over = node.node("over", as: "WindowDef")
        let isOrderedSet = node.flag("agg_within_group")
        let overloads = Catalogue.functions[name]
        let argumentNodes = try positional(node.nodes("args"), of: name)
        if let refusal = RefusedFunctions.refusal(of: name, argumentCount: argumentNodes.count, at: offset) {
            throw refusal
        }
        guard let overloads else { throw undeclared(name, at: offset) }
        if node.flag("func_variadic") {
            throw BindError(message: "VARIADIC is not supported", offset: offset, hint: "list the arguments")
        }
        let hypothetical = isOrderedSet ? Self.hypotheticalSets[name] : nil
        let role = hypothetical == nil ? overloads[0].role : .aggregate
        var inner = context
        if role != .plain || over != nil {
            guard over != nil || role != .window else {
                throw BindError(message: "\(name) is a window function and needs OVER", offset: offset)
            }
            guard over == nil || role != .plain else {
                throw BindError(message: "OVER is given to \(name), which is no aggregate", offset: offset)
            }
            guard over == nil ? context.allowsAggregates : context.allowsWindows else {
                let kind = over == nil ? "aggregates" : "window functions"
                throw BindError(
                    message: "\(kind) are not allowed in \(context.clause), and \(name) is one", offset: offset,
                    hint: context.clause == "WHERE" ? "use HAVING, or a sub-query" : nil)
            }
            inner = ExpressionContext(
                scope: context.scope, clause: over == nil ? "an aggregate" : "a window function",
                allowsAggregates: over != nil && context.allowsAggregates)
        }
        let arguments = try bindAll(argumentNodes, inner)
        let sortKeys = try bindSortExpressions(node.nodes("agg_order"), inner)
        let filter = try node.node("agg_filter").map { node throws(BindError) in
            try boolean(try bind(node, inner), for: "FILTER")
        }
        let sorted = isOrderedSet ? sortKeys.compactMap(\.expression) : []
        if role == .plain, over == nil {
            guard filter == nil, sortKeys.isEmpty, !node.flag("agg_distinct"), !node.flag("agg_star") else {
                throw BindError(
                    message: "DISTINCT, ORDER BY, FILTER and * belong to aggregates, and \(name) is none",
                    offset: offset)
            }
        }
        if node.flag("agg_star"), name != "count" {
            throw BindError(message: "\(name)(*) does not exist; only count(*) does", offset: offset)
        }
        if role == .plain, let cast = try castCall(name, arguments, at: offset) { return cast }
        let call: ChosenCall
        if let result = hypothetical {
            call = try hypotheticalCall(name, arguments, sorted, result: result, at: offset)
        } else {
            call = try choose(
                name, overloads, arguments + sorted, isStar: node.flag("agg_star"), isOrderedSet: isOrderedSet,
                at: offset)
        }
        if call.signature.returnsSet {
            throw BindError(
                message: "\(name) gives many rows, and stands where one value is needed", offset: offset,
                hint: "put it into FROM")
        }
        let kind: BoundExpression.Kind
        if let over {
            let window = try bindWindow(over, context)
            guard !node.flag("agg_distinct"), sortKeys.isEmpty else {
                throw BindError(
                    message: "DISTINCT and ORDER BY are not allowed in a window's aggregate", offset: offset)
            }
            guard filter == nil || role == .aggregate else {
                throw BindError(message: "FILTER belongs to aggregates, and \(name) is none", offset: offset)
            }
            kind = .window(
                BoundWindowCall(
                    function: call.function, isAggregate: role == .aggregate, arguments: call.arguments, filter: filter,
                    window: window))
        } else if role == .aggregate {
            kind = .aggregate(
                try aggregate(call, sortKeys: sortKeys, filter: filter, node: node, context))
        } else {
            kind = .function(call.function, call.arguments)
        }
        return BoundExpression(kind: kind, type: PhysicalType(call.function.result), offset: offset)
    }

    /// A call whose overload is chosen, with the arguments brought to its types.
    struct ChosenCall {
        let signature: FunctionSignature
        let function: BoundFunction
        let arguments: [BoundExpression]
    }

    /// PostgreSQL's choice of a function.
    func choose(
        _ name: String, _ overloads: [FunctionSignature], _ arguments: [BoundExpression], isStar: Bool,
        isOrderedSet: Bool, at offset: Int
    ) throws(BindError) -> ChosenCall {
        let types = arguments.map(\.type.base)
        let shape = "\(name)(\(isStar ? "*" : types.map(\.name).joined(separator: ", ")))"
        let candidates = overloads.compactMap { overload -> OverloadResolution.Candidate<FunctionSignature>? in
            guard (overload.directCount != nil) == isOrderedSet,
                isStar || overload.role != .aggregate || !types.isEmpty,
                let parameters = overload.parameters(forArguments: types.count)
            else { return nil }
            return OverloadResolution.Candidate(signature: overload, parameters: parameters)
        }
        switch OverloadResolution.choose(candidates, arguments: types) {
        case .failure(.none):
            let exists = overloads.map { "\(name)(\($0.parameters.map(\.spelling).joined(separator: ", ")))" }
            throw BindError(
                message: "there is no function \(shape)", offset: offset,
                hint: isOrderedSet == (overloads[0].directCount != nil)
                    ? "there are \(exists.prefix(6).joined(separator: ", "))"
                    : "\(name) \(isOrderedSet ? "takes no" : "needs") WITHIN GROUP (ORDER BY …)")
        case .failure(.ambiguous):
            throw BindError(message: "function \(shape) is not unique", offset: offset, hint: "cast its arguments")
        case .success(let chosen):
            let polymorphic = PolymorphicTypes(parameters: chosen.parameters, arguments: types)
            var resolved: [SQLType] = []
            var converted: [BoundExpression] = []
            for (parameter, argument) in zip(chosen.parameters, arguments) {
                guard let type = polymorphic?.resolve(parameter, argument: argument.type.base) else {
                    throw BindError(
                        message: "the type of this argument of \(name) cannot be told", offset: argument.offset,
                        hint: "cast it")
                }
                resolved.append(type)
                converted.append(try coerce(argument, to: type, .implicit))
            }
            guard let result = polymorphic?.resolve(chosen.signature.result) else {
                throw BindError(
                    message: "the type of \(shape) cannot be told", offset: offset, hint: "cast an argument")
            }
            return ChosenCall(
                signature: chosen.signature,
                function: BoundFunction(name: name, arguments: resolved, result: result), arguments: converted)
        }
    }

    /// The function's name without `pg_catalog`, which the grammar itself puts before some.
    private func callName(_ node: ParseNode) throws(BindError) -> String {
        var names = node.names("funcname")
        if names.count == 2, names[0] == "pg_catalog" { names.removeFirst() }
        guard names.count == 1, let name = names.first else {
            throw BindError(
                message: "qualified functions are refused: \(names.joined(separator: "."))", offset: node.offset)
        }
        return name
    }

    func undeclared(_ name: String, at offset: Int) -> BindError {
        let known = Catalogue.functions.keys.sorted()
        return BindError(
            message: "function \(name) is not declared", offset: offset,
            hint: Nearest.hint(for: name, among: known) ?? "views use PostgreSQL's own immutable functions")
    }

    /// Arguments in the order of the parameters; only `make_interval` has names that are worth using.
    private func positional(_ nodes: [ParseNode], of name: String) throws(BindError) -> [ParseNode] {
        guard let named = nodes.first(where: { $0.kind == "NamedArgExpr" }) else { return nodes }
        let names = ["years", "months", "weeks", "days", "hours", "mins", "secs"]
        guard name == "make_interval" else {
            throw BindError(
                message: "named arguments are supported in make_interval alone", offset: named.offset,
                hint: "give the arguments in order")
        }
        let zero = ParseNode(kind: "A_Const", fields: ["fval": ["fval": "0"], "location": named.offset])
        var result = Array(repeating: zero, count: names.count)
        for (index, node) in nodes.enumerated() {
            guard node.kind == "NamedArgExpr" else {
                result[min(index, names.count - 1)] = node
                continue
            }
            guard let position = names.firstIndex(of: node.text("name") ?? ""), let value = node.node("arg") else {
                throw BindError(
                    message: "make_interval has no argument \(node.text("name") ?? "")", offset: node.offset,
                    hint: Nearest.hint(for: node.text("name") ?? "", among: names))
            }
            result[position] = value
        }
        return result
    }

    /// A cast that is written as a call, `float8('1')`, where no function of that name takes the argument as it is.
    private func castCall(
        _ name: String, _ arguments: [BoundExpression], at offset: Int
    ) throws(BindError) -> BoundExpression? {
        guard arguments.count == 1, let target = PhysicalType.baseNamed[name], name == target.catalogueName else {
            return nil
        }
        let source = arguments[0].type.base
        let hasExact = (Catalogue.functions[name] ?? []).contains { $0.parameters == [.concrete(source)] }
        let isThroughText =
            (source.category == .string || target.category == .string)
            && Catalogue.castContexts[source]?[target] == nil && source.canBecome(target, .explicit)
        guard !hasExact, source == .unknown || source.isRelabelled(as: target) || isThroughText else { return nil }
        let converted = try coerce(arguments[0], to: target, .explicit)
        if converted.type.base == target { return converted }
        return BoundExpression(kind: .cast(converted, .explicit), type: PhysicalType(target), offset: offset)
    }
}

extension ParameterType {
    /// The type as messages call it.
    var spelling: String {
        switch self {
        case .concrete(let type): type.name
        case .anyElement: "anyelement"
        case .anyArray: "anyarray"
        case .anyNonArray: "anynonarray"
        case .anyCompatible: "anycompatible"
        case .anyCompatibleArray: "anycompatiblearray"
        case .any: "any"
        }
    }
}
