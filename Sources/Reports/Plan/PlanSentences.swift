internal import Contracts
internal import Promotion
internal import PromotionRecords

/// What all writers of plans say in the same words.
enum PlanSentences {
    /// What is known of promoted halves that disagree now.
    static func whatWasProved(_ plan: ViewPlan) -> String {
        plan.promoted?.evidence.waivers.isEmpty ?? true
            ? "though they agreed when they were promoted" : "and waivers were in force when they were promoted"
    }

    /// What promoting the view would do, in one sentence.
    static func headline(_ plan: ViewPlan) -> String {
        let when = plan.promoted.map { "promoted on \($0.promoted.at) by \($0.promoted.by)" } ?? ""
        switch plan.state {
        case .first: return "first promotion; nothing of it has been promoted before"
        case .unreadable: return "what was promoted of it cannot be read"
        case .newVersion: return "new version; held against \(plan.promoted?.name ?? "nothing"), \(when)"
        case .unchanged: return "unchanged since it was \(when)"
        case .reopened: return "re-opened: halves and contract are as they were \(when), and may be served"
        case .changed: return "changed since it was \(when)"
        }
    }

    /// Which hashes differ, or what re-opened the verdict; nil where there is nothing to say.
    static func differences(_ plan: ViewPlan) -> String? {
        switch plan.state {
        case .changed(let parts): "changed: \(parts.map(\.rawValue).joined(separator: ", "))"
        case .reopened(let subjects): "changed: \(subjects.joined(separator: ", "))"
        default: nil
        }
    }

    /// Who needs what breaks: `needed by delay_model_v1; gate_model_v1 asks for @1 by its number`.
    static func needs(_ change: ContractChange, _ plan: ViewPlan) -> String? {
        guard change.isBreaking else { return nil }
        let needs = plan.needs.filter { !change.concernsOneFeature || $0.feature == change.subject }
        func services(_ isPinned: Bool) -> [String] {
            needs.filter { $0.isPinned == isPinned }.reduce(into: []) { names, need in
                if !names.contains(need.service) { names.append(need.service) }
            }
        }
        let (bound, pinned) = (services(false), services(true))
        var parts: [String] = []
        if !bound.isEmpty { parts.append("needed by \(Counts.list(bound))") }
        if !pinned.isEmpty {
            let version = plan.promoted?.version ?? plan.view.version
            parts.append("\(Counts.list(pinned)) \(pinned.count == 1 ? "asks" : "ask") for @\(version) by its number")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    /// What is to be done, in whole sentences.
    static func steps(_ plan: ViewPlan) -> [String] {
        plan.steps.map { step in
            switch step {
            case .nothing: "Nothing to do."
            case .raiseVersion(let version):
                "Who relies on what was promoted would break: write `version: \(version)` into the contract, "
                    + "so that \(plan.view.viewVersion) can still be told from it."
            case .promoteKeepingPrevious(let name, let services):
                "`featurestore promote \(name) --keep-previous`: \(Counts.list(services)) "
                    + "\(services.count == 1 ? "asks" : "ask") for the promoted version by its number."
            case .promote(let name): "`featurestore promote \(name)`"
            case .promoteAgain(let name):
                "`featurestore promote \(name)` proves it again; until then service goes on."
            }
        }
    }
}
