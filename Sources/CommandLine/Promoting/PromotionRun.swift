import Contracts
import FeatureStore
import Foundation
import Journal
import Parity
import Promotion
import PromotionRecords
import Reports
import Warehouse

/// Proves views and writes their records: all of them, or none.
struct PromotionRun {
    let project: Project
    let context: Context
    let folder: PromotionFolder
    /// The repository of the sources; nil where there is none, or where nobody wants it asked.
    let repository: GitRepository?
    let choice: WarehouseChoice
    let training: TrainingWarehouse
    /// The folder of fixtures and samples.
    let fixtures: String
    let who: Who
    let options: Options

    /// Who decides, when, and with which key.
    struct Who {
        let at: Timestamp
        let name: String
        let note: String?
        /// The key to sign with, or nil.
        let key: SigningKeys.GivenKey?
    }

    /// What the user may choose.
    struct Options {
        let attack: AttackOptions
        let asksGit: Bool
        let again: Bool
        /// Whether the run is written into the journal.
        let journals: Bool
    }

    /// Proves and writes.
    func promote(_ views: [ViewContract]) async throws -> ExitStatus {
        let sources = try context.caseSources([fixtures], project: project)
        let facts = try RecordFacts(
            project: project, context: context, package: folder.package, fixtures: fixtures, sources: sources)
        var states: [String: PromotionFolder.State] = [:]
        for view in views { states[view.name] = try await folder.state(of: view.viewVersion) }

        let asked = try views.filter { view in
            guard !options.again, let state = states[view.name], state.isWhole, let record = state.record,
                state.refusal == nil, state.retirement.map({ $0.number < record.promoted.number }) ?? true,
                record.signatureProblem(project.promotion) == nil, view.expiredWaivers(on: who.at.dayInUTC).isEmpty
            else { return true }
            return try !facts.isCurrent(record, view, training.configuration.name)
        }
        for view in views where !asked.contains(where: { $0.name == view.name }) {
            try context.terminal.write(
                "\(view.viewVersion) is promoted as it stands, and nothing that was proved changed; --again proves it anew.\n"
            )
        }
        guard !asked.isEmpty else { return .agreed }

        let outcome = try await verification(asked, sources).run(ProgressLine(terminal: context.terminal))
        let reviews = try await reviews(asked, outcome, states, facts)
        let gravest = reviews.flatMap(\.refusals).map(\.gravity).max()
        let entry = try journalEntry(outcome, reviews, facts)
        await context.writeJournal(entry, of: project, unless: !options.journals)
        if let gravest {
            try context.terminal.write(PromotionText.refused(reviews))
            return gravest == .diverged ? .diverged : gravest == .undecided ? .undecided : .gateNotMet
        }
        try await write(outcome, states, facts)
        return .agreed
    }

    // MARK: Deciding

    private func verification(_ views: [ViewContract], _ sources: [CaseSource]) -> PromotionVerification {
        PromotionVerification(
            project: project, views: views, sources: sources, choice: choice, configuration: training.configuration,
            measured: gates.map(\.side), attack: options.attack, today: who.at.dayInUTC,
            executable: context.executable)
    }

    /// The share of small edits that the project asks the fixtures to notice, by half.
    private var gates: [(side: Side, share: Double)] {
        let teeth = project.promotion.teeth
        return [(Side.sql, teeth.sql), (.swift, teeth.swift)].compactMap { side, share in share.map { (side, $0) } }
    }

    private func reviews(
        _ views: [ViewContract], _ outcome: PromotionVerification.Outcome, _ states: [String: PromotionFolder.State],
        _ facts: RecordFacts
    ) async throws -> [PromotionReview] {
        var unclean: [String: [PromotionRefusal]] = [:]
        if options.asksGit {
            unclean = try await SourceState(
                project: project, repository: repository, package: folder.package, fixtures: fixtures
            ).refusals(views, cases: facts.cases, samples: facts.sampleFiles)
        }
        return zip(views, outcome.verdict.views).map { view, verdict in
            var refusals = [training.refusal].compactMap(\.self)
            refusals += unclean[view.name] ?? []
            refusals += keyRefusal
            if let state = states[view.name] {
                refusals += [state.refusal].compactMap(\.self)
                if let record = state.record {
                    refusals += VersionReview.refusals(
                        view, contract: facts.contractLines(of: view), promoted: record,
                        services: project.services)
                }
            }
            refusals +=
                verdict.warehouses.first.map {
                    VerdictReview.refusals(
                        $0, worked: facts.featuresWorkedByHand(of: view),
                        chosen: fixtures == "Fixtures" ? [] : [fixtures])
                } ?? []
            if verdict.conclusion == .agreed {
                let teeth = outcome.teeth?.views.first { $0.view.name == view.name }
                refusals += TeethReview.refusals(teeth, minimum: gates)
            }
            return PromotionReview(view: view, refusals: refusals)
        }
    }

    private var keyRefusal: [PromotionRefusal] {
        let signers = project.promotion.signers
        guard !signers.isEmpty else { return [] }
        switch who.key {
        case .signer: return []
        case .unknown: return [.noSigningKey(signers: signers.map(\.name), given: .unknown)]
        case nil: return [.noSigningKey(signers: signers.map(\.name), given: .none)]
        }
    }

    /// What the journal keeps of the run.
    private func journalEntry(
        _ outcome: PromotionVerification.Outcome, _ reviews: [PromotionReview], _ facts: RecordFacts
    ) throws -> JournalEntry {
        let isPromoted = reviews.allSatisfy(\.isAllowed)
        let views = try zip(outcome.verdict.views, reviews).map { verdict, review in
            var view = JournalView(verdict)
            view.conclusion = isPromoted ? "promoted" : review.isAllowed ? "not refused" : "refused"
            let hashes = try facts.hashes(of: verdict.view)
            view.hashes = ["sql": hashes.sql, "swift": hashes.swift, "contract": hashes.contract]
            return view
        }
        return JournalEntry(
            at: who.at, verb: "promote", conclusion: isPromoted ? "promoted" : "refused", views: views, note: who.note)
    }

    // MARK: Writing

    private func write(
        _ outcome: PromotionVerification.Outcome, _ states: [String: PromotionFolder.State], _ facts: RecordFacts
    ) async throws {
        let authors = AuthorReader(repository: repository, package: folder.package)
        var records: [PromotionRecord] = []
        for verdict in outcome.verdict.views {
            guard let warehouse = verdict.warehouses.first, let engine = warehouse.engine else { continue }
            let draft = PromotionDraft(
                view: verdict.view, hashes: try facts.hashes(of: verdict.view),
                contract: facts.contractLines(of: verdict.view),
                verdict: warehouse,
                environment: facts.environment(
                    warehouse: warehouse.warehouse, engine: engine, swiftZones: outcome.verdict.swiftZoneRelease),
                teeth: outcome.teeth?.views.first { $0.view.name == verdict.view.name }, measured: gates.map(\.side),
                authors: try await authors.authors(of: verdict.view), waivers: waivers(of: verdict.view))
            let record = draft.record(
                at: who.at, by: who.name, note: who.note, after: states[verdict.view.name]?.predecessor)
            records.append(try signed(record))
        }
        for record in records {
            try folder.write(record.text, to: record.fileName)
            try context.terminal.write(PromotionText.promoted(record, file: folder.shown(record.fileName)))
        }
        try tell(outcome, records)
    }

    private func signed(_ record: PromotionRecord) throws -> PromotionRecord {
        guard case .signer(let key)? = who.key else { return record }
        return try key.signed(record)
    }

    private func waivers(of view: ViewContract) -> [PromotionEvidence.WaiverInForce] {
        view.waivers.filter { !$0.isExpired(on: who.at.dayInUTC) }.map { PromotionEvidence.WaiverInForce($0) }
    }

    /// What else whoever promotes should know, and what to commit.
    private func tell(_ outcome: PromotionVerification.Outcome, _ records: [PromotionRecord]) throws {
        var notes = [training.note].compactMap(\.self)
        for verdict in outcome.verdict.views {
            if verdict.warehouses.first?.attack?.stop == .budget {
                notes.append(
                    "the attack on \(verdict.view.name) ended with its time (--budget), so that how much it asked depends on "
                        + "the machine.")
            }
        }
        for record in records {
            let older = folder.versions(of: record.view).filter { version in
                version < record.version
                    && project.view(named: "\(record.view)@\(version)") == nil
            }
            for version in older {
                notes.append(
                    "\(record.view)@\(version) is promoted too, and has no pair any more. Keep it with `featurestore promote "
                        + "\(record.view) --keep-previous`, or end it with `featurestore retire \(record.view)@\(version)`."
                )
            }
        }
        for note in notes { try context.terminal.write("note: \(note)\n") }
        let files = records.map { folder.shown($0.fileName) }.joined(separator: " ")
        try context.terminal.write("Commit it with the sources: git add \(files) && git commit\n")
    }
}
