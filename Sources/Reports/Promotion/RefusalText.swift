internal import Contracts
internal import Parity
internal import Promotion

/// Says why a view is not promoted, and what to do about it.
enum RefusalText {
    /// One or more sentences, the last of which say what to do.
    static func sentences(_ refusal: PromotionRefusal, view: ViewContract) -> String {
        switch refusal {
        case .diverged(let warehouse, let findings, let zones):
            diverged(view, warehouse, findings, zones)
        case .undecided(let warehouse, let reason):
            "undecided on \(warehouse): \(ReasonText.sentence(reason, view: view))"
        case .uncheckedDecisions(let checks): unchecked(checks)
        case .attackLeftOut:
            "the attack with invented data did not get to everything that it aims at. Give it more time with --budget."
        case .casesChosen(let cases):
            "only \(Counts.list(cases)) \(cases.count == 1 ? "was" : "were") asked. Promote over all cases, in Fixtures/."
        case .teethBelowGate(let side, let noticed, let counted, let minimum):
            "the fixtures notice \(noticed) of \(counted) small edits of the \(ClassText.name(side)) half; "
                + "featurestore.yaml asks for \(percent(minimum)). `featurestore teeth \(view.name) --side \(side.rawValue)` "
                + "prints the rows to paste."
        case .teethNotMeasured(let side, let why):
            "featurestore.yaml asks for teeth of the \(ClassText.name(side)) half, but \(why)."
        case .uncommitted(let files):
            "\(shown(files)) \(files.count == 1 ? "is" : "are") not as the last commit has "
                + "\(files.count == 1 ? "it" : "them"). Commit first: a promotion is about something that others can see."
        case .noRepository:
            "the sources lie in no git repository, so that nobody can see what was promoted nor who wrote it. Begin one "
                + "with git init and commit, or say --without-git."
        case .notTrainingWarehouse(let asked, let training):
            "a verdict of \(asked) does not count, since models are trained on \(training) (training: true). Leave out "
                + "--warehouse, or name \(training)."
        case .unreadableRecord(let file, let problem):
            "\(file), which this promotion would take the place of, cannot be read: \(problem). Restore it from "
                + "git."
        case .breakingChange(let changes, let version, let services):
            breaking(view, changes, version, services)
        case .noSigningKey(let signers, let given): key(signers, given)
        }
    }

    private static func diverged(
        _ view: ViewContract, _ warehouse: String, _ findings: [Finding], _ zones: [ZoneDependence]
    ) -> String {
        var parts = findings.map { finding in
            "\(finding.feature ?? "the whole answer") (\(ClassText.code(finding.kind)), "
                + "\(Counts.text(finding.count, "question")))"
        }
        if !zones.isEmpty { parts.append("what SQL answers depends on the session's time zone") }
        let named = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
        return
            "the halves come apart on \(warehouse)\(named). `featurestore verify \(view.name) --warehouse \(warehouse)` "
            + "shows the smallest input and the reason."
    }

    private static func unchecked(_ checks: [DecisionCheck]) -> String {
        let lines = checks.map { check -> String in
            guard case .unchecked(var missing) = check.outcome else { return "" }
            if check.needsWorkedAnswer { missing = "no experiment tries it; give a fixture an answer worked by hand" }
            return "\n    \(check.feature)  \(check.decision)  (\(ClassText.name(check.side)): \(missing))"
        }
        return
            "\(Counts.text(checks.count, "declared decision")) \(checks.count == 1 ? "was" : "were") tried on no live "
            + "row. Add a fixture with a row that makes the difference, or take the decision back:"
            + lines.joined()
    }

    private static func breaking(
        _ view: ViewContract, _ changes: [String], _ version: Int, _ services: [String]
    ) -> String {
        let whose =
            services.isEmpty ? "" : ", and \(Counts.list(services)) \(services.count == 1 ? "asks" : "ask") for it"
        return "version \(version) is promoted already\(whose); what is here now would break whoever relies on it. Say "
            + "`version: \(version + 1)` in the contract:" + changes.map { "\n    \($0)" }.joined()
    }

    private static func key(_ signers: [String], _ given: PromotionRefusal.GivenKey) -> String {
        let found = given == .none ? "no key was given" : "the key given belongs to none of them"
        return "only \(Counts.list(signers, "or")) can promote (signers: of featurestore.yaml), and \(found). Set "
            + "FEATURESTORE_SIGNING_KEY, or name the key's file with --key-file."
    }

    private static func shown(_ files: [String]) -> String {
        Counts.list(Array(files.prefix(4)) + (files.count > 4 ? ["\(files.count - 4) more"] : []))
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1_000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }
}
