internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Weighs what experiments showed, and orders the classes of causes by it.
///
/// The scale: an edit of the SQL that restores agreement everywhere begins at 100 and loses by what it changes beside and by
/// how much it edits; a lens alone reaches about 60; what the answers look like, less.
struct CauseRanking {
    let subject: Subject
    let repairs: RepairTrials.Result
    let lenses: LensTrials.Result
    /// What the halves have the means for.
    let mechanisms: Mechanisms
    /// What the answers alone say: codes with how much speaks for each.
    let signs: [(code: String, score: Double, evidence: String)]
    /// What the halves' words say, which speaks only where nothing else does.
    var halfSigns: [(code: String, score: Double, evidence: String)] = []

    /// One class of causes with what speaks for it.
    struct Ranked {
        let code: String
        var score: Double
        var repair: RepairTrials.Found?
        var lenses: [LensTrials.Found] = []
        var signs: [String] = []
    }

    /// Classes that nothing better stands against are told apart from the first by so much.
    private static let tie = 1.0
    private static let least = 12.0

    /// The classes, the likeliest first, and how many of the first cannot be told apart.
    var ranked: (causes: [Ranked], tied: Int) {
        var byCode: [String: Ranked] = [:]
        for found in repairs.found where !mechanisms.isElsewhere(found.mutant) {
            let score = score(of: found)
            guard score >= 15 else { continue }
            for (rank, code) in codes(of: found.mutant).enumerated() {
                let own = score - Double(rank)
                if own > byCode[code]?.score ?? 0 {
                    byCode[code] = Ranked(code: code, score: own, repair: found)
                }
            }
        }
        for found in lenses.found where found.restores {
            for (rank, code) in codes(of: found.lens).enumerated() {
                let alone = score(of: found, code, rank)
                var entry = byCode[code] ?? Ranked(code: code, score: 0)
                // A lens that agrees with a repair is a second witness; the second code of a lens is a weak one.
                entry.score =
                    entry.repair == nil
                    ? max(entry.score, alone) + (entry.lenses.isEmpty ? 0 : 1)
                    : entry.score + (entry.lenses.isEmpty && rank == 0 && alone > 40 ? found.lens.weight / 2 : 0)
                entry.lenses.append(found)
                byCode[code] = entry
            }
        }
        for sign in signs {
            var entry = byCode[sign.code] ?? Ranked(code: sign.code, score: 0)
            entry.score = entry.score == 0 ? sign.score : max(entry.score, sign.score) + 2
            entry.signs.append(sign.evidence)
            byCode[sign.code] = entry
        }
        for sign in halfSigns where byCode[sign.code]?.repair == nil {
            var entry = byCode[sign.code] ?? Ranked(code: sign.code, score: 0)
            entry.score = max(entry.score, sign.score)
            entry.signs.append(sign.evidence)
            byCode[sign.code] = entry
        }
        let causes = byCode.values.filter { $0.score >= Self.least }.sorted {
            ($1.score, $0.code) < ($0.score, $1.code)
        }
        guard let best = causes.first else { return ([], 0) }
        return (causes, causes.count { best.score - $0.score <= Self.tie })
    }

    /// How much a lens says by itself about a class of causes.
    private func score(of found: LensTrials.Found, _ code: String, _ rank: Int) -> Double {
        guard mechanisms.allows(code, by: found.lens) else { return Self.least + 2 }
        var score = 36 + 2 * found.lens.weight - 5 * Double(rank)
        // Where nothing counts any more on either side, any cause is gone.
        if found.lens.keepsRows, found.agreesOnNothing { score -= 22 }
        // A text that is sought and is another now takes another way through both halves.
        if found.hidesSought { score -= 22 }
        // One witness is fewer than many.
        if found.changed == 1 { score -= 4 }
        // Any sum changes with a row that is left out; without anything that tells equal rows, that is no duplicate.
        if code == "DUP", !mechanisms.has(.duplicates) { score -= 16 }
        // At the end of a month, with no change of clocks about, it is the month that matters.
        if code == "DSEC", restores("CAL"), isAtMonthEnd, !mechanisms.changesClocks(near: subject.asOf) { score -= 8 }
        // Several versions of one row in the smallest input are there for a reason.
        if code == "VER", hasVersions { score += 16 }
        return max(score, Self.least)
    }

    /// Whether it is asked about on a day that not every month has.
    private var isAtMonthEnd: Bool { subject.asOf.date(in: .utc).day >= 29 }

    /// Whether the smallest input holds several versions of one row.
    var hasVersions: Bool {
        let shape = subject.laboratory.shape
        return zip(shape.sources, subject.scenario.tables).contains { source, table in
            guard source.versions != nil else { return false }
            let identity = source.columns.indices.filter { source.unique.contains(source.columns[$0].name) }
            return table.rows.indices.contains { row in
                table.rows[..<row].contains { earlier in identity.allSatisfy { earlier[$0] == table.rows[row][$0] } }
            }
        }
    }

    private func score(of found: RepairTrials.Found) -> Double {
        let effect = found.effect
        let inputs = Double(max(1, effect.failing + effect.agreeing))
        // An edit that leaves some inputs apart is beside the point, unless it leaves very few.
        let isNear = effect.fixedShare >= 0.97 && effect.brokenShare <= 0.01
        let distance: Double = effect.restoresAll ? 0 : isNear ? 15 : 38
        // One input of several questions tells edits apart by chance alone: what keeps questions apart comes first.
        let isMingled = subject.scenario.questions.count > 1 && found.mutant.causeCode != "PAR"
        return 100 - (isMingled ? 25 : 0) - distance - 120 * (1 - effect.fixedShare) - 300 * effect.brokenShare
            - min(15, 30 * Double(effect.sideEffects) / inputs) - 2 * found.mutant.cost
    }
}
