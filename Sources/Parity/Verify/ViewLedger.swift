internal import Contracts
internal import Warehouse

/// What a run has found out so far about one view on one warehouse.
final class ViewLedger {
    let view: ViewContract
    let warehouse: String
    var compared = OriginCounts()
    var skipped = SkippedCounts()
    var expectationsCompared = 0
    var repeated = 0
    /// What SQL answers otherwise in a session of another zone.
    var zoneDependences: [ZoneDependence] = []
    var seen: [SeenAnswers]
    /// Why nothing more was asked.
    private(set) var reasons: [UndecidedReason] = []
    /// Set when nothing more can be asked here.
    private(set) var isClosed = false
    private var findings: [FindingKey: (count: Int, examples: [Divergence])] = [:]

    /// Feature -1 is the whole answer.
    struct FindingKey: Hashable {
        let feature: Int
        let kind: DivergenceClass
    }

    init(view: ViewContract, warehouse: String) {
        self.view = view
        self.warehouse = warehouse
        seen = Array(repeating: SeenAnswers(), count: view.features.count)
    }

    /// Remembers why the view cannot be decided and asks nothing more.
    func close(_ reason: UndecidedReason) {
        guard !isClosed else { return }
        reasons.append(reason)
        isClosed = true
    }

    /// Counts divergences, and keeps the first as examples.
    ///
    /// - Parameter example: makes the divergence; called only while examples are wanted.
    func add(feature: Int?, kind: DivergenceClass, count: Int = 1, limit: Int, example: () -> Divergence?) {
        let key = FindingKey(feature: feature ?? -1, kind: kind)
        var finding = findings[key] ?? (0, [])
        finding.count += count
        if finding.examples.count < limit, let divergence = example() { finding.examples.append(divergence) }
        findings[key] = finding
    }

    /// The examples that wait to be asked again alone, with their places, in the order of features and classes.
    func unconfirmed() -> [(key: FindingKey, position: Int, divergence: Divergence)] {
        orderedKeys().flatMap { key in
            (findings[key]?.examples ?? []).enumerated().compactMap { position, divergence in
                guard case .notTried = divergence.confirmation else { return nil }
                return (key, position, divergence)
            }
        }
    }

    /// Writes down what asking again gave.
    func confirm(_ key: FindingKey, _ position: Int, _ confirmation: Confirmation) {
        findings[key]?.examples[position].confirmation = confirmation
    }

    /// Moves an example that did not happen again to its own class.
    func reclassify(_ key: FindingKey, _ positions: [Int], as divergences: [Divergence], limit: Int) {
        guard var finding = findings[key] else { return }
        for position in positions.sorted(by: >) { finding.examples.remove(at: position) }
        finding.count -= positions.count
        findings[key] = finding.count > 0 ? finding : nil
        for divergence in divergences {
            add(feature: key.feature < 0 ? nil : key.feature, kind: divergence.kind, limit: limit) { divergence }
        }
    }

    private func orderedKeys() -> [FindingKey] {
        let kinds = DivergenceClass.allCases
        return (-1..<view.features.count).flatMap { feature in
            kinds.map { FindingKey(feature: feature, kind: $0) }
        }.filter { findings[$0] != nil }
    }

    /// The verdict on what is in the books.
    ///
    /// - Parameter zonesAreStrict: whether an answer that depends on the session's zone is an error.
    func verdict(engine: EngineDescription?, requiresExercise: Bool, zonesAreStrict: Bool) -> WarehouseVerdict {
        let features = zip(view.features, seen).map { contract, seen in
            FeatureCoverage(
                feature: contract.name, answers: seen.answers, nulls: seen.nulls, distinct: seen.distinct.count,
                largestFractionOfAllowed: seen.largestFraction.value)
        }
        var reasons = reasons
        if skipped.questionsNotAsked > 0 { reasons.append(.questionsNotAsked(count: skipped.questionsNotAsked)) }
        if findings.isEmpty, reasons.isEmpty {
            if compared.total == 0 {
                reasons.append(.nothingCompared)
            } else if requiresExercise {
                let unexercised = features.filter { $0.distinct < 2 }.map(\.feature)
                if !unexercised.isEmpty { reasons.append(.notExercised(features: unexercised)) }
            }
        }
        let isMisconfigured = reasons.contains { if case .sqlNotUnderstood = $0 { true } else { false } }
        let conclusion: Conclusion =
            if !findings.isEmpty || zonesAreStrict && !zoneDependences.isEmpty {
                .diverged
            } else if isMisconfigured {
                .misconfigured
            } else {
                reasons.isEmpty ? .agreed : .undecided
            }
        return WarehouseVerdict(
            warehouse: warehouse, engine: engine, conclusion: conclusion, reasons: reasons, compared: compared,
            expectationsCompared: expectationsCompared, skipped: skipped, features: features,
            findings: orderedKeys().compactMap { key in
                findings[key].map { finding in
                    Finding(
                        feature: key.feature < 0 ? nil : view.features[key.feature].name, kind: key.kind,
                        count: finding.count, examples: finding.examples)
                }
            }, repeated: repeated, zoneDependences: zoneDependences)
    }
}
