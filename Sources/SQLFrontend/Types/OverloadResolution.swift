/// PostgreSQL's choice among overloads (`func_select_candidate`), by the types of the arguments.
enum OverloadResolution {
    /// An overload with the parameters that it has for this many arguments.
    struct Candidate<Signature> {
        let signature: Signature
        let parameters: [ParameterType]
    }

    /// Why no overload was chosen.
    enum Failure: Error {
        /// No overload takes these types.
        case none
        /// Several do, and nothing prefers one.
        case ambiguous
    }

    /// The overload for these argument types.
    static func choose<Signature>(
        _ candidates: [Candidate<Signature>], arguments: [SQLType]
    ) -> Result<Candidate<Signature>, Failure> {
        if let exact = candidates.first(where: { $0.parameters == arguments.map(ParameterType.concrete) }) {
            return .success(exact)
        }
        var remaining = candidates.filter { accepts($0.parameters, arguments) }
        if remaining.isEmpty { return .failure(.none) }
        if let only = single(remaining) { return .success(only) }

        remaining = best(remaining) { parameters in
            zip(parameters, arguments).count { $1 != .unknown && $0 == .concrete($1) }
        }
        if let only = single(remaining) { return .success(only) }

        remaining = best(remaining) { parameters in
            zip(parameters, arguments).count { parameter, argument in
                guard argument != .unknown, let type = parameter.concrete else { return false }
                return type == argument || (type.isPreferred && type.category == argument.category)
            }
        }
        if let only = single(remaining) { return .success(only) }
        guard arguments.contains(.unknown) else { return .failure(.ambiguous) }

        remaining = guessUnknowns(remaining, arguments: arguments)
        if let only = single(remaining) { return .success(only) }

        // The last resort: what is unknown is of the one type that is known.
        let known = Set(arguments.filter { $0 != .unknown })
        if known.count == 1, let type = known.first {
            let assumed = Array(repeating: type, count: arguments.count)
            let fitting = remaining.filter { accepts($0.parameters, assumed) }
            if let only = single(fitting) { return .success(only) }
        }
        return .failure(.ambiguous)
    }

    /// Whether arguments can implicitly become what is declared.
    static func accepts(_ parameters: [ParameterType], _ arguments: [SQLType]) -> Bool {
        guard parameters.count == arguments.count else { return false }
        for (parameter, argument) in zip(parameters, arguments) {
            if case .concrete(let type) = parameter, !argument.canBecome(type, .implicit) { return false }
        }
        return PolymorphicTypes.isConsistent(parameters: parameters, arguments: arguments)
    }

    /// Keeps the overloads whose categories fit what each unknown argument is most likely to be.
    private static func guessUnknowns<Signature>(
        _ candidates: [Candidate<Signature>], arguments: [SQLType]
    ) -> [Candidate<Signature>] {
        var guesses: [Int: (category: SQLType.Category, hasPreferred: Bool)] = [:]
        for index in arguments.indices where arguments[index] == .unknown {
            var guess: (category: SQLType.Category, hasPreferred: Bool)?
            var conflicts = false
            for candidate in candidates {
                let type = candidate.parameters[index].concrete
                let category = type?.category ?? .undecided
                let isPreferred = type?.isPreferred ?? false
                if let current = guess {
                    if category == current.category {
                        guess = (category, current.hasPreferred || isPreferred)
                    } else if category == .string {
                        guess = (category, isPreferred)
                    } else {
                        conflicts = true
                    }
                } else {
                    guess = (category, isPreferred)
                }
            }
            guard let guess, !conflicts || guess.category == .string else { return candidates }
            guesses[index] = guess
        }
        let kept = candidates.filter { candidate in
            guesses.allSatisfy { index, guess in
                let type = candidate.parameters[index].concrete
                return (type?.category ?? .undecided) == guess.category
                    && (!guess.hasPreferred || type?.isPreferred == true)
            }
        }
        return kept.isEmpty ? candidates : kept
    }

    private static func best<Signature>(
        _ candidates: [Candidate<Signature>], score: ([ParameterType]) -> Int
    ) -> [Candidate<Signature>] {
        let scores = candidates.map { score($0.parameters) }
        let highest = scores.max() ?? 0
        return zip(candidates, scores).filter { $1 == highest }.map(\.0)
    }

    private static func single<Signature>(_ candidates: [Candidate<Signature>]) -> Candidate<Signature>? {
        candidates.count == 1 ? candidates.first : nil
    }
}
