import Contracts
import Parity
import Promotion
import PromotionRecords
import SQLFrontend

/// A view and what was promoted of it.
struct PlanStanding {
    let view: ViewContract
    /// The record that it is held against, or nil.
    let record: PromotionRecord?
    /// What the hashes say.
    let state: ViewPlan.State
    /// What changed since, whichever version the record is of.
    let changed: [ViewPlan.Part]
    /// What differs between the contracts.
    let contract: [ContractChange]
    /// Why the record could not be read, or nil.
    let fault: String?
}

/// A plan in the making: what is asked of both versions.
struct PlanDraft {
    let standing: PlanStanding
    /// The promoted SQL half, bound; nil where there is nothing to ask, or it cannot be bound any more.
    private(set) var former: BoundQuery?
    private var present: BoundQuery?
    /// What the Swift halves are asked.
    var swift = VersionPair.SwiftVersions.none
    /// What could not be looked at.
    var obstacles: [String]
    private var notes: [String] = []

    init(_ standing: PlanStanding, project: Project) {
        self.standing = standing
        obstacles = standing.fault.map { [$0] } ?? []
        guard let record = standing.record else { return }
        guard !standing.changed.isEmpty else {
            if standing.state == .newVersion {
                notes.append("The halves and the contract are those of \(record.name).")
            }
            return
        }
        let parts = standing.changed
        let versions = FormerVersion(record, of: standing.view, in: project)
        do {
            let bound = try versions.bound()
            former = bound.former
            present = bound.present
        } catch {
            obstacles.append(error.message)
            return
        }
        swift = parts.contains(.swift) || parts.contains(.contract) ? .both : .same
        if parts.contains(.swift), let helpers = versions.remarkOnHelpers(former: former?.view) {
            if helpers.isAllThatChanged {
                swift = .none
                obstacles.append(helpers.text)
            } else {
                notes.append(helpers.text)
            }
        }
        if standing.contract.contains(where: { $0.kind == .source }) {
            notes.append("Both versions were asked over rows as featurestore.yaml describes them now.")
        }
    }

    /// Both versions, where both can be asked.
    var pair: VersionPair? {
        guard let former, let present else { return nil }
        return VersionPair(former: former, present: present, swift: swift)
    }

    /// That nothing was asked, or not all of it answered, where it is so: silence is no agreement.
    private func silence(_ effect: VersionEffect?) -> [String] {
        guard let effect else { return [] }
        if effect.sql.questions == 0, effect.obstacles.isEmpty {
            return [
                "No case asks both versions about \(standing.view.entity.name), so how answers change is not known. Add a "
                    + "fixture, or name a folder of samples with --samples."
            ]
        }
        let silent = ([effect.sql] + [effect.swift].compactMap(\.self)).flatMap { [$0.samples, $0.fixtures] }
            .reduce(0) { $0 + $1.failing + $1.notAsked }
        return silent == 0 ? [] : ["\(silent) answers are missing: both versions failed, or were not asked."]
    }

    /// The finished plan.
    func plan(effect: VersionEffect?, in project: Project) -> ViewPlan {
        let missing = effect?.notCovered ?? []
        let left =
            missing.isEmpty
            ? []
            : ["Not asked, since this warehouse has no value for what they hold: \(missing.joined(separator: ", "))."]
        return ViewPlan(
            view: standing.view, promoted: standing.record, state: standing.state, contract: standing.contract,
            needs: ViewPlan.needs(
                of: standing.view, changes: standing.contract, promoted: standing.record?.version, in: project),
            effect: effect, obstacles: obstacles + silence(effect), notes: notes + left)
    }
}
