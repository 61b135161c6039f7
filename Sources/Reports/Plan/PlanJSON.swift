package import Foundation
internal import Contracts
internal import Parity
package import Promotion
internal import PromotionRecords

/// Writes a plan for machines: one object, values as text, so that no reader rounds them.
package enum PlanJSON {
    /// The version of the form; raised when a reader of the old form would misread the new one.
    package static let formatVersion = 1

    /// The plan as UTF-8, keys in alphabetical order, with a line break at its end.
    ///
    /// - Throws: what `JSONEncoder` throws; the form holds nothing that it cannot encode.
    package static func data(_ report: PlanReport) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(JSONPlan(report)) + Data("\n".utf8)
    }
}

private struct JSONPlan: Encodable {
    let formatVersion = PlanJSON.formatVersion
    let warehouse: String?
    let complete: Bool
    let views: [JSONViewPlan]

    init(_ report: PlanReport) {
        warehouse = report.warehouse
        complete = !report.isIncomplete
        views = report.views.map(JSONViewPlan.init)
    }
}

private struct JSONViewPlan: Encodable {
    let view: String
    let version: Int
    let promoted: String?
    let state: String
    let changed: [String]
    let breaking: Bool
    let contract: [JSONChange]
    let sql: JSONHalf?
    let swift: JSONHalf?
    let promotedHalves: JSONHalves?
    let notes: [String]
    let notKnown: [String]
    let next: [String]

    init(_ plan: ViewPlan) {
        view = plan.view.name
        version = plan.view.version
        promoted = plan.promoted?.name
        switch plan.state {
        case .first: (state, changed) = ("first", [])
        case .unreadable: (state, changed) = ("unreadable", [])
        case .newVersion: (state, changed) = ("new-version", [])
        case .unchanged: (state, changed) = ("unchanged", [])
        case .reopened(let subjects): (state, changed) = ("re-opened", subjects)
        case .changed(let parts): (state, changed) = ("changed", parts.map(\.rawValue))
        }
        breaking = plan.isBreaking
        contract = plan.contract.map { JSONChange($0, plan) }
        sql = plan.effect.map { JSONHalf($0.sql) }
        swift = plan.effect?.swift.map(JSONHalf.init)
        promotedHalves = plan.effect?.formerHalves.map(JSONHalves.init)
        notes = plan.notes
        notKnown = plan.obstacles + (plan.effect?.obstacles ?? [])
        next = PlanSentences.steps(plan)
    }
}

private struct JSONChange: Encodable {
    let kind: String
    let subject: String
    let from: String?
    let to: String?
    let breaking: Bool
    let services: [String]

    init(_ change: ContractChange, _ plan: ViewPlan) {
        kind = change.kind.rawValue
        subject = change.subject
        from = change.former
        to = change.present
        breaking = change.isBreaking
        let needs = plan.needs.filter { !change.concernsOneFeature || $0.feature == change.subject }
        services = change.isBreaking ? needs.map { "\($0.service):\($0.feature)\($0.isPinned ? " (pinned)" : "")" } : []
    }
}

private struct JSONHalf: Encodable {
    let samples: JSONGroup
    let fixtures: JSONGroup

    init(_ half: HalfEffect) {
        samples = JSONGroup(half.samples)
        fixtures = JSONGroup(half.fixtures)
    }
}

private struct JSONGroup: Encodable {
    let questions, changed, vanished, appeared, broken, repaired, severalRows: Int
    let onlyPromoted, onlyPresent, notAsked: Int
    let features: [JSONFeature]
    let examples: [JSONExample]

    init(_ group: EffectGroup) {
        questions = group.questions
        changed = group.changed
        vanished = group.vanished
        appeared = group.appeared
        broken = group.broken
        repaired = group.repaired
        severalRows = group.several
        onlyPromoted = group.onlyFormer
        onlyPresent = group.onlyPresent
        notAsked = group.notAsked
        features = group.features.map(JSONFeature.init)
        examples = group.examples.map(JSONExample.init)
    }
}

private struct JSONFeature: Encodable {
    let name: String
    let comparable: Bool
    let compared, changed, nullToValue, valueToNull: Int
    let largest, largestRelative, mean: String?

    init(_ feature: FeatureEffect) {
        name = feature.name
        comparable = feature.isComparable
        compared = feature.compared
        changed = feature.changed
        nullToValue = feature.nullToValue
        valueToNull = feature.valueToNull
        largest = feature.movement.map { "\($0.largest)" }
        largestRelative = feature.movement?.largestRelative.map { "\($0)" }
        mean = feature.movement.map { "\($0.mean)" }
    }
}

private struct JSONExample: Encodable {
    let question: String
    let keys: [String: String]
    let asOf: String
    let feature: String?
    let from: String
    let to: String

    init(_ example: EffectExample) {
        question = example.question.selector.description
        keys = Dictionary(
            (example.question.keys + example.question.request).map { ($0.name, ValueText.plain($0.value)) }
        ) { first, _ in first }
        asOf = "\(example.question.asOf)"
        feature = example.feature
        (from, to) = EffectLines.answers(example)
    }
}

private struct JSONHalves: Encodable {
    let compared: Int
    let differing: Int
    let examples: [JSONExample]

    init(_ halves: VersionEffect.FormerHalves) {
        compared = halves.compared
        differing = halves.differing
        examples = halves.examples.map(JSONExample.init)
    }
}
