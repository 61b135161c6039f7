internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Weighs what experiments showed, and orders the classes of causes by it.
///
/// What speaks for a class adds up: the best edit of the SQL that it is read from, the best change of the input, and what the
/// answers look like, each with its weight in ``CauseWeights``.
struct CauseRanking {
    let subject: Subject
    let repairs: RepairTrials.Result
    let lenses: LensTrials.Result
    /// What the halves have the means for.
    let mechanisms: Mechanisms
    /// What the answers alone say: codes with how much speaks for each.
    let signs: [(code: String, score: Double, evidence: String)]

    /// One class of causes with what speaks for it.
    struct Ranked {
        let code: String
        /// How much, in logarithms of odds: 1 more is nearly three times as likely.
        var score: Double { edit + lens + sign }
        var edit = 0.0
        var lens = 0.0
        var sign = 0.0
        /// The edit that speaks loudest.
        var repair: RepairTrials.Found?
        var lenses: [LensTrials.Found] = []
        var signs: [String] = []
    }

    /// Classes that nothing better stands against are told apart from the first by so much.
    private static let tie = 0.1
    /// Classes that are less likely than the first by so much are not told: e to the fifth is 150.
    private static let most = 5.0

    /// The classes, the likeliest first, and how many of the first cannot be told apart.
    var ranked: (causes: [Ranked], tied: Int) {
        var byCode: [String: Ranked] = [:]
        weighRepairs(repairs.found.filter { CauseWeights.isNear($0.effect) }, &byCode)
        weighLenses(&byCode)
        for sign in signs {
            var entry = byCode[sign.code] ?? Ranked(code: sign.code)
            entry.sign = max(entry.sign, CauseWeights.sign * sign.score / CauseWeights.strongestSign)
            entry.signs.append(sign.evidence)
            byCode[sign.code] = entry
        }
        // Where nothing else says anything, what mends the smallest input and most of the others is the best guess there is.
        if byCode.isEmpty { weighRepairs(repairs.found, &byCode) }
        let causes = byCode.values.sorted { ($1.score, $0.code) < ($0.score, $1.code) }
        guard let best = causes.first else { return ([], 0) }
        let told = causes.filter { best.score - $0.score <= Self.most }
        return (told, told.count { best.score - $0.score <= Self.tie })
    }

    private func weighRepairs(_ all: [RepairTrials.Found], _ byCode: inout [String: Ranked]) {
        // One input of several questions tells edits apart by chance alone: what keeps questions apart comes first.
        let isMingled = subject.scenario.questions.count > 1
        for found in all where !mechanisms.isElsewhere(found.mutant) {
            for (rank, code) in codes(of: found).enumerated() where !isMingled || code == "PAR" {
                let points =
                    CauseWeights.points(of: found) + (rank == 0 ? 0 : CauseWeights.secondCode)
                    + (found.parts.isEmpty ? 0 : CauseWeights.pair)
                if let known = byCode[code], known.edit >= points { continue }
                byCode[code] = Ranked(code: code, edit: points, repair: found)
            }
        }
    }

    private func weighLenses(_ byCode: inout [String: Ranked]) {
        for found in lenses.found where found.restores {
            for (rank, code) in codes(of: found.lens).enumerated() {
                let points =
                    CauseWeights.points(of: found, isMeant: mechanisms.allows(code, by: found.lens))
                    + (rank == 0 ? 0 : CauseWeights.secondCode)
                var entry = byCode[code] ?? Ranked(code: code)
                entry.lens = entry.lenses.isEmpty ? points : max(entry.lens, points)
                entry.lenses.append(found)
                byCode[code] = entry
            }
        }
    }

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
}
