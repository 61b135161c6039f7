internal import Catalogue
internal import Contracts
internal import FeatureStore

/// Says which findings the waivers of a contract hold for, on a day.
///
/// A class of divergences is waived whole, whatever causes it. A cause is waived only where the first cause that was found is
/// that one, and where what shows it explains every failing question that was met: two bugs of one feature may give the same
/// class of divergences, and the one that nobody decided about must still fail.
struct WaiverJudge {
    let waivers: [Waiver]
    /// The day; nil waives nothing.
    let today: CalendarDate?

    /// The waivers whose day has passed.
    var expired: [Waiver] { today.map { day in waivers.filter { $0.isExpired(on: day) } } ?? [] }

    /// Whether some waiver may hold for a finding by its cause, so that all its failing inputs must be kept and tried.
    func mayHoldByCause(feature: String?) -> Bool { !causes(of: feature).isEmpty }

    /// Whether a finding is waived whatever its cause is.
    func holds(feature: String?, kind: DivergenceClass) -> Bool {
        current(feature).contains { WaivedClass($0.code) == .divergence(kind) }
    }

    /// The finding with the waiver that holds for it, or with the reasons why none does.
    func judged(_ finding: Finding) -> Finding {
        guard today != nil else { return finding }
        var judged = finding
        judged.waiver = current(finding.feature).first { WaivedClass($0.code) == .divergence(finding.kind) }
        for waiver in waivers where waiver.feature == finding.feature && judged.waiver == nil {
            switch reason(waiver, finding) {
            case .holds: judged.waiver = waiver
            case .isAboutOthers: break
            case .doesNotHold(let reason): judged.waiversNotHeld.append(WaiverNotHeld(waiver: waiver, reason: reason))
            }
        }
        return judged
    }

    /// The waivers that hold today and for none of these findings.
    func idle(after findings: [Finding]) -> [Waiver] {
        guard let today else { return [] }
        return waivers.filter { waiver in !waiver.isExpired(on: today) && !findings.contains { $0.waiver == waiver } }
    }

    private enum Judgement {
        case holds
        case isAboutOthers
        case doesNotHold(WaiverNotHeld.Reason)
    }

    private func reason(_ waiver: Waiver, _ finding: Finding) -> Judgement {
        let explanation = finding.smallest?.explanation
        switch WaivedClass(waiver.code) {
        case nil: return .isAboutOthers
        case .divergence(let kind):
            guard kind == finding.kind else { return .isAboutOthers }
            return isCurrent(waiver) ? .holds : .doesNotHold(.expired)
        case .cause(let cause):
            guard let explanation, let first = explanation.causes.first else { return .doesNotHold(.noCause) }
            guard first.code == cause.code else {
                return .doesNotHold(.otherCause(first.code))
            }
            guard isCurrent(waiver) else { return .doesNotHold(.expired) }
            guard let reach = explanation.reach else { return .doesNotHold(.noEdit) }
            let met = max(finding.count, reach.tried)
            return reach.explained >= met
                ? .holds : .doesNotHold(.notAllExplained(explained: reach.explained, met: met))
        }
    }

    private func isCurrent(_ waiver: Waiver) -> Bool { today.map { !waiver.isExpired(on: $0) } ?? false }

    private func current(_ feature: String?) -> [Waiver] {
        waivers.filter { $0.feature == feature && isCurrent($0) }
    }

    private func causes(of feature: String?) -> [Waiver] {
        current(feature).filter { if case .cause? = WaivedClass($0.code) { true } else { false } }
    }
}
