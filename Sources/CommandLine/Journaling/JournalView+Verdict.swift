import Contracts
import Journal
import Parity
import Warehouse

extension JournalView {
    /// What a journal keeps of a verdict: classes, counts and places, and nothing that quotes a value.
    init(_ verdict: ViewVerdict) {
        self.init(
            view: verdict.view.name, conclusion: verdict.conclusion.rawValue,
            warehouses: verdict.warehouses.map(JournalWarehouse.init))
    }

    /// What a journal keeps of a measurement.
    init(_ measured: ViewTeeth) {
        let conclusion: String? =
            switch measured.obstacle {
            case nil: nil
            case .disagrees: "diverged"
            case .undecided: "undecided"
            }
        let halves = [Side.sql, .swift].compactMap { side -> JournalTeeth? in
            guard measured.mutants.contains(where: { $0.side == side }) else { return nil }
            let score = measured.score { $0.side == side }
            return JournalTeeth(
                half: side.rawValue, counted: score.counted, byFixtures: score.killedByFixtures, killed: score.killed)
        }
        self.init(view: measured.view.name, conclusion: conclusion, teeth: halves)
    }
}

extension JournalWarehouse {
    /// What a journal keeps of one warehouse's verdict.
    init(_ verdict: WarehouseVerdict) {
        let unchecked = verdict.decisions.compactMap { check -> String? in
            guard case .unchecked = check.outcome else { return nil }
            return "\(check.feature) \(check.decision) (\(check.side.rawValue))"
        }
        self.init(
            warehouse: verdict.warehouse, engine: verdict.engine?.name, engineVersion: verdict.engine?.version,
            conclusion: verdict.conclusion.rawValue, reasons: verdict.reasons.map(\.word),
            questions: JournalCounts(
                fixture: verdict.compared.fixture, sample: verdict.compared.sample,
                invented: verdict.compared.generated),
            seed: verdict.attack.map { "\($0.seed)" }, findings: verdict.findings.map(JournalFinding.init),
            unchecked: unchecked)
    }
}

extension JournalFinding {
    /// What a journal keeps of a finding.
    init(_ finding: Finding) {
        let cause = finding.smallest?.explanation?.causes.first
        let edit = cause?.edit
        let place: (side: Side, location: SourceLocation)? =
            edit.map { ($0.side, $0.location) } ?? cause?.sql.map { (.sql, $0) } ?? cause?.swift.map { (.swift, $0) }
        self.init(
            feature: finding.feature, class: finding.kind.code, cause: cause?.code, count: finding.count,
            place: place.map {
                JournalSourceLine(half: $0.side.rawValue, file: $0.location.file, line: $0.location.line)
            }, edit: edit.map { JournalEdit(original: $0.original, replacement: $0.replacement) },
            waivedUntil: finding.waiver.map { "\($0.until)" })
    }
}

extension UndecidedReason {
    /// The reason in a word; what engines and halves said is left out, since it quotes values.
    var word: String {
        switch self {
        case .nothingCompared: "nothing-compared"
        case .notExercised(let features): "not-exercised: \(features.joined(separator: ", "))"
        case .refusedByEngine: "refused-by-engine"
        case .warehouseUnavailable: "warehouse-unavailable"
        case .swiftSideUnavailable: "swift-side-unavailable"
        case .brokenPromise: "broken-promise"
        case .casesUnavailable: "cases-unavailable"
        case .questionsNotAsked: "questions-not-asked"
        case .sqlNotUnderstood: "sql-not-understood"
        case .waiversExpired: "waivers-expired"
        case .cancelled: "cancelled"
        }
    }
}
