internal import SQLFrontend

/// Tries every small edit of the SQL: one that restores agreement everywhere points at the cause, on whichever side it is.
struct RepairTrials {
    let laboratory: Laboratory
    let shelf: RepairShelf

    /// What the trials showed.
    struct Result: Sendable {
        /// How many edits were tried.
        var tried = 0
        /// Those that make the smallest input agree, with what else they do.
        var found: [Found] = []
        /// How many restore agreement everywhere, each by itself.
        var restoring: Int { found.count { $0.parts.isEmpty && $0.effect.restoresAll } }
        /// How many pairs of edits were tried.
        var triedPairs = 0
        /// How many of them restore agreement everywhere.
        var restoringPairs: Int { found.count { !$0.parts.isEmpty && $0.effect.restoresAll } }
        /// On how many inputs that fail, and on how many that agree, edits were tried.
        var inputs = (failing: 0, agreeing: 0)
    }

    /// An edit that makes the smallest input agree.
    struct Found: Sendable {
        let mutant: SQLMutant
        let effect: Bench.Effect
        /// Where it takes two edits at once, each by itself, the one that does more first.
        var parts: [SQLMutant] = []
    }

    /// On how many inputs every edit is tried; those that pass are tried on all.
    private static let few = 8
    /// How many edits are tried on all inputs: of one class, and of all.
    private static let mostOfClass = 16
    private static let most = 72
    /// Around how many inputs edits are tried that all restore agreement, and on how many inputs in all.
    private static let mostBases = 12
    private static let mostFurther = 1_200

    /// Tries the edits.
    ///
    /// - Parameters:
    ///   - failing: inputs on which the sides differ, the smallest first.
    ///   - agreeing: inputs on which they agree.
    ///   - neighbours: inputs close to the smallest, on which they agree or not.
    func run(
        of feature: Int?, failing: [Scenario], agreeing: [Scenario], neighbours: [Scenario]
    ) async throws(LaboratoryFailure) -> Result {
        var result = Result()
        let repairs = await shelf.repairs(in: laboratory)
        guard !failing.isEmpty, !repairs.isEmpty else { return result }
        let few = Array(failing.prefix(Self.few)) + Array(agreeing.prefix(Self.few))
        let first = try await Bench(few, of: feature, in: laboratory)
        guard first.failing.first == 0 else { return result }
        var tried: [(repair: RepairShelf.Repair, effect: Bench.Effect)] = []
        for repair in repairs {
            result.tried += 1
            guard try await first.mendsSmallest(repair) else { continue }
            tried.append((repair, try await first.effect(of: repair)))
        }
        let passed = passing(tried)
        let everything = failing + agreeing + neighbours
        if !passed.isEmpty {
            let all = try await Bench(everything, of: feature, in: laboratory)
            guard all.failing.first == 0 else { return result }
            result.inputs = (all.failing.count, all.agreeing.count)
            var found: [(repair: RepairShelf.Repair, effect: Bench.Effect)] = []
            for repair in passed {
                let effect = try await all.effect(of: repair)
                if effect.fixesSmallest { found.append((repair, effect)) }
            }
            let bases = Array(failing.prefix(Self.mostBases / 3)) + Self.spread(agreeing, Self.mostBases / 3)
            result.found = try await toldApart(
                found, of: feature, around: bases + Self.spread(neighbours, Self.mostBases - bases.count)
            ).map { Found(mutant: $0.repair.mutant, effect: $0.effect) }
        }
        // What takes two edits is tried where one does not do.
        guard !result.found.contains(where: \.effect.restoresAll), neighbours.count > 0 else { return result }
        let again = try await Bench(few, of: feature, in: laboratory)
        guard again.failing.first == 0 else { return result }
        let pairs: [RepairShelf.Repair]
        (pairs, result.triedPairs) = try await RepairPairs(laboratory: laboratory, shelf: shelf).restoring(
            repairs, on: again)
        guard !pairs.isEmpty else { return result }
        let all = try await Bench(everything, of: feature, in: laboratory)
        guard all.failing.first == 0 else { return result }
        result.inputs = (all.failing.count, all.agreeing.count)
        for pair in pairs {
            guard let effect = try await all.restoration(by: pair) else { continue }
            result.found.append(Found(mutant: pair.mutant, effect: effect, parts: pair.parts))
        }
        return result
    }

    /// The edits that are worth being tried on all inputs, the likeliest first.
    private func passing(
        _ tried: [(repair: RepairShelf.Repair, effect: Bench.Effect)]
    ) -> [RepairShelf.Repair] {
        let likely = tried.enumerated().filter { _, one in
            one.effect.fixesSmallest && one.effect.fixedShare >= 0.5 && one.effect.brokenShare <= 0.34
        }.sorted { one, other in
            (one.element.effect.badness, one.element.repair.mutant.cost, one.offset)
                < (other.element.effect.badness, other.element.repair.mutant.cost, other.offset)
        }.map(\.element.repair)
        // Cheap edits of one class leave room for dearer ones of another, which may be the cause.
        var ofClass: [String: Int] = [:]
        return Array(
            likely.filter { repair in
                ofClass[repair.mutant.causeCode, default: 0] += 1
                return ofClass[repair.mutant.causeCode, default: 0] <= Self.mostOfClass
            }.prefix(Self.most))
    }

    /// Tries what restores agreement on inputs further away, where it is of several kinds.
    ///
    /// Around one input many edits fit that have nothing to do with the cause; around others fewer do.
    private func toldApart(
        _ found: [(repair: RepairShelf.Repair, effect: Bench.Effect)], of feature: Int?, around bases: [Scenario]
    ) async throws(LaboratoryFailure) -> [(repair: RepairShelf.Repair, effect: Bench.Effect)] {
        let isRival = found.map { $0.effect.badness < 0.05 }
        let rivals = zip(found, isRival).filter(\.1).map(\.0.repair.mutant.causeCode)
        guard Set(rivals).count > 1, let smallest = bases.first else { return found }
        let probes = Probes(shape: laboratory.shape)
        let further = bases.flatMap { Self.spread(probes.around($0), Self.mostFurther / Self.mostBases) }
        let bench = try await Bench([smallest] + further, of: feature, in: laboratory)
        guard bench.failing.first == 0 else { return found }
        var weighed = found
        for index in found.indices where isRival[index] {
            let more = try await bench.effect(of: found[index].repair)
            weighed[index].effect.add(more)
        }
        return weighed
    }

    /// At most so many of a list, from all of its parts.
    private static func spread(_ scenarios: [Scenario], _ count: Int) -> [Scenario] {
        guard scenarios.count > count else { return scenarios }
        return (0..<max(0, count)).map { scenarios[$0 * scenarios.count / count] }
    }
}

extension Bench.Effect {
    /// How far an edit is from restoring agreement everywhere.
    var badness: Double { (1 - fixedShare) + 2 * brokenShare }
}

extension SQLMutant {
    /// How much an edit changes for what it repairs: of several that restore agreement the cheapest is the likeliest.
    var cost: Double {
        kindCost + (isRewrite ? 2.5 : 0) + (replacement.utf8.count > original.utf8.count + 12 ? 1.5 : 0)
    }

    /// Whether something else is computed altogether: what is last for what is largest, what is known for what is true.
    private var isRewrite: Bool {
        self.operator == .aggregate
            && (original.contains("array_agg(") || replacement.contains("array_agg(")
                || original.lowercased().hasPrefix("count(*)"))
    }

    private var kindCost: Double {
        switch self.operator {
        case .bound: 0
        case .window: isStep ? 1 : 0.5
        // Left out or forgotten a partition shows at once; one column more is rarely what was meant.
        case .partition: original.isEmpty && replacement.hasPrefix(",") ? 3.5 : 1
        case .duplicates, .tie, .zone, .weekStart: 2
        case .arrival, .counting: 2.5
        case .textNormalisation, .textMatch, .rounding, .division, .frame, .union, .limit: 3
        case .order: isOtherKey ? 4.5 : 3.5
        case .empty, .aggregate, .calendarUnit: 3.5
        case .nullPolicy, .nullTest, .join: 4
        // Whether a bound itself counts is the most usual of mistakes, of whatever it is the bound.
        case .relational: isAboutEquality ? 0.5 : 4
        case .constant, .logic: 4
        case .column, .condition: 4.5
        case .arithmetic: 5
        case .precision: 6
        case .unary: 9
        }
    }

    /// Whether rows are put in the order of another column.
    private var isOtherKey: Bool {
        !original.isEmpty && !replacement.isEmpty && !replacement.contains(" ")
            && !["ASC", "DESC"].contains(replacement.uppercased())
    }

    /// Whether `<` becomes `<=`, `>` `>=`, or back, or either end of a BETWEEN is opened.
    var isAboutEquality: Bool {
        if [["<", "<="], [">", ">="]].contains(where: { $0.contains(original) && $0.contains(replacement) }) {
            return true
        }
        return original.lowercased().contains(" between ") && replacement.hasPrefix("(")
            && replacement.contains(" AND ")
    }

    /// Whether a length changes by one unit only.
    private var isStep: Bool { original.drop { !$0.isLetter } == replacement.drop { !$0.isLetter } }
}
