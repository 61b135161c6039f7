internal import SQLFrontend

/// Tries two edits of the SQL at once, where none alone restores agreement: a mistake of several words.
///
/// Each of the two must say something else on inputs that fail and keep out of what agrees; what is right but for one word
/// more is found so, and what has nothing to do with the difference is not tried.
struct RepairPairs {
    let laboratory: Laboratory
    let shelf: RepairShelf

    /// How many edits are tried with each other: of one class, and of all.
    private static let mostOfClass = 4
    private static let most = 20
    /// How many pairs are kept.
    private static let mostKept = 24

    /// The pairs that restore agreement on all inputs of a bench, the cheapest first, and how many were tried.
    func restoring(
        _ repairs: [RepairShelf.Repair], on bench: Bench
    ) async throws(LaboratoryFailure) -> (found: [RepairShelf.Repair], tried: Int) {
        var tried: [(repair: RepairShelf.Repair, effect: Bench.Effect)] = []
        for repair in repairs {
            guard let effect = try await bench.change(by: repair) else { continue }
            tried.append((repair, effect))
        }
        let parts = parts(tried)
        var found: [(pair: RepairShelf.Repair, cost: Double)] = []
        var count = 0
        let couples = parts.indices.flatMap { one in
            parts.indices.dropFirst(one + 1).map { (parts[one], parts[$0]) }
        }
        // Each is made while the one before it is asked.
        var made = couples.first.flatMap { shelf.together($0, $1, in: laboratory) }
        for (position, (one, other)) in couples.enumerated() {
            let following = position + 1 < couples.count ? couples[position + 1] : nil
            async let next = following.flatMap { shelf.together($0, $1, in: laboratory) }
            if let pair = made {
                count += 1
                // Most do not even mend the smallest input, which is asked in a fraction of the time.
                if try await bench.mendsSmallest(pair), try await bench.restoration(by: pair) != nil {
                    found.append((pair, one.mutant.cost + other.mutant.cost))
                }
            }
            made = await next
        }
        let cheapest = found.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
            .prefix(Self.mostKept).map(\.element.pair)
        return (cheapest, count)
    }

    /// The edits that may be halves of what mends the SQL: those that mend most and break least first.
    private func parts(
        _ tried: [(repair: RepairShelf.Repair, effect: Bench.Effect)]
    ) -> [RepairShelf.Repair] {
        let likely = tried.enumerated().filter { _, one in
            one.effect.brokenShare <= 0.15 && !one.effect.restoresAll
        }.sorted { one, other in
            (one.element.effect.badness, one.element.repair.mutant.cost, one.offset)
                < (other.element.effect.badness, other.element.repair.mutant.cost, other.offset)
        }.map(\.element.repair)
        var ofClass: [String: Int] = [:]
        return Array(
            likely.filter { repair in
                ofClass[repair.mutant.causeCode, default: 0] += 1
                return ofClass[repair.mutant.causeCode, default: 0] <= Self.mostOfClass
            }.prefix(Self.most))
    }
}
