internal import Catalogue
internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Writes down a ranked class of causes with its places, its sentence and what was seen.
struct CauseMaker {
    let subject: Subject
    let repairs: RepairTrials.Result

    /// The cause of a rank.
    func cause(_ ranked: CauseRanking.Ranked) -> Cause {
        let mutant = ranked.repair?.mutant
        let authority = Authority(subject: subject).judgement(of: ranked.code)
        return Cause(
            code: ranked.code, related: CauseClass(rawValue: ranked.code)?.related ?? [],
            mechanism: CauseSentence(subject: subject, ranked: ranked).text, sql: mutant?.location,
            swift: SwiftPlaces(view: subject.view, feature: subject.feature?.name).place(
                of: ranked.code, mutant: mutant, columns: columns(mutant)),
            edit: mutant.flatMap { edit($0, ranked) }, contradicting: authority?.contradicting ?? [],
            authority: authority?.declared, evidence: evidence(ranked))
    }

    /// The edit, where it restores agreement on all inputs.
    private func edit(_ mutant: SQLMutant, _ ranked: CauseRanking.Ranked) -> SuggestedEdit? {
        guard ranked.repair?.effect.restoresAll == true else { return nil }
        return SuggestedEdit(
            side: .sql, location: mutant.location, original: mutant.original, replacement: mutant.replacement)
    }

    /// The columns that the edit is about, else those of the disputed rows' time.
    private func columns(_ mutant: SQLMutant?) -> [String] {
        let all = subject.laboratory.shape.sources.flatMap { $0.columns.map(\.name) }
        guard let mutant else { return subject.disputed.map(\.source.eventTime) }
        let text = subject.laboratory.query.query.text
        // What stands around the edit, on its line.
        let start = mutant.edits.first?.range.lowerBound ?? 0
        let bytes = Array(text.utf8)
        let from = bytes[..<min(start, bytes.count)].lastIndex(of: 10).map { $0 + 1 } ?? 0
        let to = bytes[min(start, bytes.count)...].firstIndex(of: 10) ?? bytes.count
        let line = String(decoding: bytes[from..<to], as: UTF8.self) + " " + mutant.replacement
        let words = Set(line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
        return all.filter { words.contains($0) }
    }

    private func evidence(_ ranked: CauseRanking.Ranked) -> [String] {
        var evidence: [String] = []
        if let found = ranked.repair {
            let effect = found.effect
            evidence.append(
                "with this edit \(effect.fixed) of \(effect.failing) failing inputs agree, and "
                    + "\(effect.agreeing - effect.broken) of \(effect.agreeing) agreeing ones still do")
            if effect.sideEffects > 0 {
                evidence.append(
                    "the same edit changes other features on \(effect.sideEffects) inputs, so it is not the way to mend it"
                )
            }
        }
        for found in ranked.lenses.prefix(3) {
            evidence.append("with \(found.lens.name) the sides agree (\(found.fixed) of \(found.changed) inputs)")
        }
        return evidence + ranked.signs.prefix(2)
    }
}
