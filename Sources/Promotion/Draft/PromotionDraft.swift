public import Contracts
public import FeatureStore
public import Parity
public import PromotionRecords

/// Everything that a promotion is decided from, put together into a record; the same draft gives the same record.
public struct PromotionDraft: Sendable {
    /// The view, by its family and version.
    public var view: ViewContract
    /// The hashes of the sources.
    public var hashes: PromotionHashes
    /// The canonical lines of the contract.
    public var contract: String
    /// What verify concluded on the warehouse that training uses.
    public var verdict: WarehouseVerdict
    /// What the proof was run with.
    public var environment: PromotionEnvironment
    /// The teeth, where a gate asks for them.
    public var teeth: ViewTeeth?
    /// The halves whose teeth were measured.
    public var measured: [Side]
    /// Who wrote the halves.
    public var authors: Authors
    /// The waivers that were in force.
    public var waivers: [PromotionEvidence.WaiverInForce]

    /// Makes a draft.
    public init(
        view: ViewContract, hashes: PromotionHashes, contract: String, verdict: WarehouseVerdict,
        environment: PromotionEnvironment, teeth: ViewTeeth? = nil, measured: [Side] = [], authors: Authors,
        waivers: [PromotionEvidence.WaiverInForce] = []
    ) {
        self.view = view
        self.hashes = hashes
        self.contract = contract
        self.verdict = verdict
        self.environment = environment
        self.teeth = teeth
        self.measured = measured
        self.authors = authors
        self.waivers = waivers
    }

    /// The record, not yet signed.
    ///
    /// - Parameters:
    ///   - instant: when the decision was taken, as whoever promotes says.
    ///   - name: who promotes.
    ///   - predecessor: what the new record takes the place of: its number and digest; nil for a first promotion.
    public func record(
        at instant: Timestamp, by name: String, note: String?, after predecessor: (number: Int, digest: String)?
    ) -> PromotionRecord {
        PromotionRecord(
            view: view.family, version: view.version,
            promoted: PromotionRecord.Promoted(
                at: instant, by: name, number: (predecessor?.number ?? 0) + 1, previous: predecessor?.digest, note: note
            ),
            hashes: hashes, evidence: evidence, authors: authors, contract: contract, sql: view.sql.text,
            sqlite: view.sqlite?.text, swift: view.swift.text)
    }

    private var evidence: PromotionEvidence {
        let attack = verdict.attack.map { attack in
            PromotionEvidence.Attack(
                cases: attack.cases, covered: attack.coverage.reduce(0) { $0 + $1.covered },
                total: attack.coverage.reduce(0) { $0 + $1.total })
        }
        return PromotionEvidence(
            environment: environment, seed: verdict.attack?.seed,
            questions: PromotionEvidence.Questions(
                fixtures: verdict.compared.fixture, samples: verdict.compared.sample,
                generated: verdict.compared.generated),
            attack: attack, decisions: decisions, properties: properties,
            teeth: PromotionEvidence.Teeth(sql: share(of: .sql), swift: share(of: .swift)), waivers: waivers)
    }

    /// A decision counts as checked where both halves were tried on a live row and kept it.
    ///
    /// One that a half breaks, and that a waiver lets pass, is neither: the waiver tells of it.
    private var decisions: PromotionEvidence.Decisions {
        var names: [String] = []
        var (unchecked, broken): (Set<String>, Set<String>) = ([], [])
        for check in verdict.decisions {
            let name = "\(check.feature) \(check.decision)"
            if !names.contains(name) { names.append(name) }
            switch check.outcome {
            case .held: break
            case .unchecked: unchecked.insert(name)
            case .violated: broken.insert(name)
            }
        }
        return PromotionEvidence.Decisions(
            checked: names.filter { !unchecked.contains($0) && !broken.contains($0) },
            unchecked: names.filter { unchecked.contains($0) && !broken.contains($0) })
    }

    /// The properties that both halves were tried for and that neither broke.
    private var properties: [String] {
        var names: [String] = []
        for check in verdict.properties where check.questions > 0 && !names.contains(check.name) {
            names.append(check.name)
        }
        return names.filter { name in
            verdict.properties.allSatisfy { $0.name != name || ($0.violations == 0 && $0.questions > 0) }
        }
    }

    private func share(of side: Side) -> PromotionEvidence.Share? {
        guard let teeth, teeth.obstacle == nil, measured.contains(side) else { return nil }
        let score = teeth.score { $0.side == side }
        return PromotionEvidence.Share(noticed: score.killedByFixtures, total: score.counted)
    }
}
