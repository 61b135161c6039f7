public import Parity

/// Whether a verdict suffices to promote a view.
public enum VerdictReview {
    /// What speaks against it; empty where nothing does.
    ///
    /// - Parameters:
    ///   - verdict: of the warehouse that training uses; what others concluded is not looked at.
    ///   - worked: the features to which a fixture has an answer that was worked by hand, which is what shows a decision of
    ///     a kind that no experiment tries.
    ///   - chosen: the cases that were asked instead of all; empty where all were.
    public static func refusals(_ verdict: WarehouseVerdict, worked: Set<String> = [], chosen: [String] = [])
        -> [PromotionRefusal]
    {
        var refusals: [PromotionRefusal] = []
        if verdict.conclusion == .diverged {
            refusals.append(
                .diverged(
                    warehouse: verdict.warehouse, findings: verdict.findings.filter { $0.waiver == nil },
                    zones: verdict.zoneDependences))
        }
        refusals += verdict.reasons.map { .undecided(warehouse: verdict.warehouse, reason: $0) }
        // A verdict that decided nothing always says why; this holds even for one that does not.
        if verdict.compared.total == 0, verdict.reasons.isEmpty {
            refusals.append(.undecided(warehouse: verdict.warehouse, reason: .nothingCompared))
        }
        if !chosen.isEmpty { refusals.append(.casesChosen(chosen)) }
        if verdict.attack == nil, chosen.isEmpty, !verdict.reasons.contains(where: \.explainsMissingAttack) {
            refusals.append(.attackLeftOut)
        }
        if let attack = verdict.attack,
            attack.cases == 0 || attack.stop == .budget && attack.coverage.contains(where: { $0.covered < $0.total })
        {
            refusals.append(.attackLeftOut)
        }
        let unchecked = verdict.decisions.filter { check in
            guard case .unchecked = check.outcome else { return false }
            return !(check.needsWorkedAnswer && worked.contains(check.feature))
        }
        if !unchecked.isEmpty { refusals.append(.uncheckedDecisions(unchecked)) }
        return refusals
    }
}

extension UndecidedReason {
    /// Whether a run that ended for this reason attacked nothing because of it.
    fileprivate var explainsMissingAttack: Bool {
        switch self {
        case .nothingCompared, .notExercised, .questionsNotAsked, .waiversExpired: false
        case .refusedByEngine, .warehouseUnavailable, .swiftSideUnavailable, .brokenPromise, .casesUnavailable,
            .sqlNotUnderstood, .cancelled:
            true
        }
    }
}
