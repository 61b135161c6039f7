internal import SQLFrontend

/// Tries the edit that shows a cause on every failing input that was met, and not on some of them as ranking does.
///
/// Only an edit of the SQL is a witness here: what a lens takes away may take another bug's occasion away with it.
struct ReachTrial {
    let laboratory: Laboratory
    let shelf: RepairShelf

    /// How many failing inputs the edit makes agree; nil where it is not known or does not restore agreement.
    func reach(of found: RepairTrials.Found?, over met: [Failing]) async throws(LaboratoryFailure) -> ExplanationReach?
    {
        guard let found, found.effect.restoresAll,
            let repair = await shelf.repairs(in: laboratory).first(where: { $0.mutant == found.mutant })
        else { return nil }
        let (prepared, sql, swift) = try await laboratory.answers(to: laboratory.prepare(met.map(\.scenario)))
        let before = try laboratory.compare(prepared, sql: sql, swift: swift)
        let repaired = try await laboratory.askSQL(prepared, with: repair.query)
        let after = try laboratory.compare(prepared, sql: repaired, swift: swift)
        var reach = ExplanationReach(explained: 0, tried: 0)
        for (index, failing) in met.enumerated() where Self.fails(failing, before.disagreements[index]) {
            reach.tried += 1
            if !Self.fails(failing, after.disagreements[index]) { reach.explained += 1 }
        }
        return reach
    }

    /// Whether the question meant differs, in the feature meant or as a whole.
    private static func fails(_ failing: Failing, _ disagreements: [Disagreement]) -> Bool {
        disagreements.contains { disagreement in
            disagreement.question == failing.question
                && (disagreement.feature == failing.feature || disagreement.feature == nil || failing.feature == nil)
        }
    }
}
