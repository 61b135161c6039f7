internal import Contracts
internal import FeatureStore
public import Foundation
internal import Parity
internal import SQLFrontend
internal import Warehouse

/// Writes a run for machines: one object, values typed and as text, so that no reader rounds them.
public enum JSONReport {
    /// The version of the form; raised when a reader of the old form would misread the new one.
    public static let formatVersion = 1

    /// The report as UTF-8, keys in alphabetical order, with a line break at its end.
    ///
    /// - Throws: what `JSONEncoder` throws; the form holds nothing that it cannot encode.
    public static func data(_ report: RunReport) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(JSONRun(report)) + Data("\n".utf8)
    }
}

private struct JSONRun: Encodable {
    let formatVersion = JSONReport.formatVersion
    let conclusion: String
    let exitCode: Int32
    let cases: JSONCounts
    let swiftZoneRelease: String?
    let views: [JSONView]

    init(_ report: RunReport) {
        conclusion = report.verdict.conclusion.rawValue
        exitCode = report.verdict.exitCode
        cases = JSONCounts(report.verdict.cases)
        swiftZoneRelease = report.verdict.swiftZoneRelease
        views = report.verdict.views.map { JSONView($0, report) }
    }
}

private struct JSONCounts: Encodable {
    let fixture: Int
    let sample: Int
    let generated: Int

    init(_ counts: OriginCounts) {
        fixture = counts.fixture
        sample = counts.sample
        generated = counts.generated
    }
}

private struct JSONView: Encodable {
    let view: String
    let entity: String
    let sqlFile: String
    let sqliteFile: String?
    let swiftFile: String
    let conclusion: String
    let lints: [JSONLint]
    let warehouses: [JSONWarehouse]
    let votes: [JSONVote]
    let waivers: [JSONWaiver]
    let idleWaivers: [JSONWaiver]

    init(_ verdict: ViewVerdict, _ report: RunReport) {
        view = verdict.view.name
        entity = verdict.view.entity.name
        sqlFile = verdict.view.sql.file
        sqliteFile = verdict.view.sqlite?.file
        swiftFile = verdict.view.swift.file
        conclusion = verdict.conclusion.rawValue
        let pair = report.pairs[verdict.view.name]
        lints = pair?.lints.map(JSONLint.init) ?? []
        warehouses = verdict.warehouses.map { JSONWarehouse($0, verdict.view, pair) }
        votes = verdict.votes.map(JSONVote.init)
        waivers = verdict.view.waivers.map(JSONWaiver.init)
        idleWaivers = verdict.idleWaivers.map(JSONWaiver.init)
    }
}

private struct JSONLint: Encodable {
    let code: String
    let location: JSONLocation
    let message: String
    let suggestion: String

    init(_ lint: Lint) {
        code = lint.code.rawValue
        location = JSONLocation(lint.location)
        message = lint.message
        suggestion = lint.suggestion
    }
}

private struct JSONWarehouse: Encodable {
    let warehouse: String
    let engine: String?
    let engineVersion: String?
    let engineZoneRelease: String?
    let conclusion: String
    let reasons: [String]
    let compared: JSONCounts
    let expectationsCompared: Int
    let askedTwice: Int
    let inapplicableCases: Int
    let inapplicableQuestions: Int
    let inexpressibleCases: [String]
    let questionsNotAsked: Int
    let features: [JSONFeature]
    let findings: [JSONFinding]
    let zoneDependences: [JSONZoneDependence]
    let attack: JSONAttack?
    let properties: [JSONProperty]
    let decisions: [JSONDecision]

    init(_ verdict: WarehouseVerdict, _ view: ViewContract, _ pair: PairFacts?) {
        warehouse = verdict.warehouse
        engine = verdict.engine?.name
        engineVersion = verdict.engine?.version
        engineZoneRelease = verdict.engine?.zoneRelease
        conclusion = verdict.conclusion.rawValue
        reasons = verdict.reasons.map { ReasonText.sentence($0, view: view) }
        compared = JSONCounts(verdict.compared)
        expectationsCompared = verdict.expectationsCompared
        askedTwice = verdict.repeated
        inapplicableCases = verdict.skipped.inapplicableCases
        inapplicableQuestions = verdict.skipped.inapplicableQuestions
        inexpressibleCases = verdict.skipped.inexpressibleCases.map(\.caseName)
        questionsNotAsked = verdict.skipped.questionsNotAsked
        features = verdict.features.map(JSONFeature.init)
        findings = verdict.findings.map { JSONFinding($0, pair) }
        zoneDependences = verdict.zoneDependences.map(JSONZoneDependence.init)
        attack = verdict.attack.map(JSONAttack.init)
        properties = verdict.properties.map(JSONProperty.init)
        decisions = verdict.decisions.map(JSONDecision.init)
    }
}

private struct JSONFeature: Encodable {
    let feature: String
    let answers: Int
    let nulls: Int
    let distinct: Int
    let largestFractionOfAllowed: Double?

    init(_ coverage: FeatureCoverage) {
        feature = coverage.feature
        answers = coverage.answers
        nulls = coverage.nulls
        distinct = coverage.distinct
        largestFractionOfAllowed = coverage.largestFractionOfAllowed.flatMap { $0.isFinite ? $0 : nil }
    }
}

private struct JSONFinding: Encodable {
    let feature: String?
    let kind: String
    let count: Int
    let examples: [JSONDivergence]
    let smallest: JSONSmallest?
    let waiver: JSONWaiver?
    let waiversNotHeld: [JSONWaiverNotHeld]

    init(_ finding: Finding, _ pair: PairFacts?) {
        feature = finding.feature
        kind = ClassText.code(finding.kind)
        count = finding.count
        examples = finding.examples.map { JSONDivergence($0, pair) }
        smallest = finding.smallest.map { JSONSmallest($0, pair) }
        waiver = finding.waiver.map(JSONWaiver.init)
        waiversNotHeld = finding.waiversNotHeld.map(JSONWaiverNotHeld.init)
    }
}

private struct JSONZoneDependence: Encodable {
    let feature: String?
    let zone: String
    let count: Int
    let question: JSONQuestion?
    let inUTC: JSONAnswer
    let inZone: JSONAnswer

    init(_ found: ZoneDependence) {
        feature = found.feature
        zone = found.zone
        count = found.count
        question = found.question.map(JSONQuestion.init)
        inUTC = JSONAnswer(found.inUTC)
        inZone = JSONAnswer(found.inZone)
    }
}
