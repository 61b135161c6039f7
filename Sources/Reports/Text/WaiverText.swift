internal import Contracts
internal import Parity

/// Says what is waived, until when and why, and why a waiver that may have been meant does not hold.
enum WaiverText {
    /// The word that a finding's headline begins with.
    static func word(_ finding: Finding) -> String { finding.waiver == nil ? "error" : "waived" }

    /// The lines that go with a finding.
    static func lines(_ finding: Finding) -> [String] {
        (finding.waiver.map { ["waived: \(terms($0)) (\($0.location))"] } ?? [])
            + finding.waiversNotHeld.map { "note: " + sentence($0) }
    }

    /// `until 2027-01-31: the reason`.
    static func terms(_ waiver: Waiver) -> String { "until \(waiver.until): \(waiver.because)" }

    /// Why a waiver does not hold.
    static func sentence(_ notHeld: WaiverNotHeld) -> String {
        "the waiver of \(notHeld.waiver.subject) at \(notHeld.waiver.location) does not hold: \(reason(notHeld))"
    }

    private static func reason(_ notHeld: WaiverNotHeld) -> String {
        switch notHeld.reason {
        case .expired: "its last day was \(notHeld.waiver.until)"
        case .noCause: "no cause was found by experiment, so nothing says that this one is \(notHeld.waiver.code)"
        case .otherCause(let code): "the likeliest cause is \(code)"
        case .noEdit:
            "no edit of the SQL shows that \(notHeld.waiver.code) explains every failing question; to tolerate all of them, "
                + "waive the class of divergences"
        case .notAllExplained(let explained, let met):
            "of \(Counts.text(met, "failing question")) it is shown to explain \(Counts.grouped(explained)); the others may "
                + "have another cause"
        }
    }

    /// What is said of waivers that had nothing to waive.
    static func idle(_ view: ViewVerdict) -> [String] {
        view.idleWaivers.map { "note: \($0.location): the waiver of \($0.subject) had nothing to waive; remove it" }
    }

    /// `2 divergences waived, the first until 2027-01-31`; nil where nothing is.
    static func summary(_ verdict: RunVerdict) -> String? {
        var waived: [Waived] = []
        for view in verdict.views {
            for finding in view.warehouses.flatMap(\.findings) {
                guard let waiver = finding.waiver else { continue }
                let one = Waived(
                    view: view.view.name, feature: finding.feature, kind: finding.kind, until: "\(waiver.until)")
                // The same on another warehouse is the same.
                if !waived.contains(one) { waived.append(one) }
            }
        }
        guard let first = waived.map(\.until).min() else { return nil }
        return
            "\(Counts.text(waived.count, "divergence")) waived\(waived.count > 1 ? ", the first" : "") until \(first)"
    }

    private struct Waived: Equatable {
        let view: String
        let feature: String?
        let kind: DivergenceClass
        let until: String
    }

    /// How many questions differ, and how many of them are waived: `37`, `40, 3 waived`, `3 waived`; nil for none.
    static func count(_ findings: [Finding]) -> String? {
        let counting = findings.filter { $0.waiver == nil }.reduce(0) { $0 + $1.count }
        let waived = findings.filter { $0.waiver != nil }.reduce(0) { $0 + $1.count }
        let parts = (counting > 0 ? ["\(counting)"] : []) + (waived > 0 ? ["\(waived) waived"] : [])
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
