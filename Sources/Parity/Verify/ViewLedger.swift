internal import Contracts
internal import FeatureStore
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
    /// What the attack did here.
    var attack: AttackSummary?
    /// The properties of each side alone that were tried.
    var properties: [PropertyCheck] = []
    /// The declared decisions that were tried.
    var decisions: [DecisionCheck] = []
    /// Why nothing more was asked.
    private(set) var reasons: [UndecidedReason] = []
    /// Set when nothing more can be asked here.
    private(set) var isClosed = false
    private var findings: [FindingKey: (count: Int, examples: [Example])] = [:]
    private var smallest: [FindingKey: Smallest] = [:]
    /// By finding: the columns whose real values nothing can stand for, so that its smallest input is not shown.
    private var withheld: [FindingKey: [String]] = [:]
    private let judge: WaiverJudge
    /// By finding that a waiver may hold for by its cause: its failing inputs, all of them where they are not too many.
    private var met: [FindingKey: [Failing]] = [:]
    /// How many rows these inputs hold.
    private var metRows = 0
    /// How many failing inputs of a finding are kept to be tried, and how many rows of all findings together.
    private static let mostMet = (inputs: 5_000, rows: 500_000)
    /// Cases none of whose questions is one for the view.
    private var inapplicableCases: Set<String> = []
    /// The source of cases that is being asked, counted from 1.
    private var source = 0
    /// How many statements over this source's questions failed so far.
    var failedStatements = 0
    /// How many of them took too long.
    var timedOutStatements = 0

    private struct Example {
        let place: Place
        var divergence: Divergence
        let failing: Failing?
    }

    /// Where a question stands among all that are asked: the examples kept are the first, in whatever order chunks of one
    /// case are asked.
    struct Place: Comparable {
        fileprivate var source = 0
        let caseID: Int64
        let spineID: Int64

        init(caseID: Int64, spineID: Int64) {
            self.caseID = caseID
            self.spineID = spineID
        }

        /// Behind all questions: for answers to none.
        static var last: Place { Place(caseID: .max, spineID: .max) }

        static func < (one: Place, other: Place) -> Bool {
            (one.source, one.caseID, one.spineID) < (other.source, other.caseID, other.spineID)
        }
    }

    /// Feature -1 is the whole answer.
    struct FindingKey: Hashable {
        let feature: Int
        let kind: DivergenceClass
    }

    /// - Parameter today: the day on which waivers are judged.
    init(view: ViewContract, warehouse: String, today: CalendarDate?) {
        judge = WaiverJudge(waivers: view.waivers, today: today)
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

    /// Goes on to the next source of cases, on which both halves may try anew.
    func beginSource() {
        source += 1
        failedStatements = 0
        timedOutStatements = 0
    }

    /// Writes down what of a batch does not apply to the view; parts of one case count as that case.
    func note(_ questions: BatchQuestions) {
        inapplicableCases.formUnion(questions.inapplicableCases)
        skipped.inapplicableCases = inapplicableCases.count
        skipped.inapplicableQuestions += questions.inapplicableQuestions
    }

    /// Counts divergences, and keeps the first as examples.
    ///
    /// - Parameters:
    ///   - place: that of the first of them.
    ///   - failing: makes the input that can be cut down; called as `example` is.
    ///   - example: makes the divergence; called only where it is one of the first.
    func add(
        feature: Int?, kind: DivergenceClass, count: Int = 1, at place: Place, limit: Int,
        failing: () -> Failing? = { nil }, example: () -> Divergence?
    ) {
        var place = place
        place.source = source
        let key = FindingKey(feature: feature ?? -1, kind: kind)
        var finding = findings[key] ?? (0, [])
        finding.count += count
        let position = finding.examples.firstIndex { place < $0.place } ?? finding.examples.count
        if position < limit, let divergence = example() {
            finding.examples.insert(Example(place: place, divergence: divergence, failing: failing()), at: position)
            if finding.examples.count > limit { finding.examples.removeLast() }
        }
        findings[key] = finding
        keep(key, failing)
    }

    /// Keeps a failing input where a waiver holds only if its cause explains all of them.
    private func keep(_ key: FindingKey, _ failing: () -> Failing?) {
        guard judge.mayHoldByCause(feature: name(key)), met[key, default: []].count < Self.mostMet.inputs,
            metRows < Self.mostMet.rows, let failing = failing()
        else { return }
        met[key, default: []].append(failing)
        metRows += failing.scenario.rowCount
    }

    /// All failing inputs of a finding that a waiver may hold for by its cause, or nil for any other.
    func met(_ key: FindingKey) -> [Failing]? { judge.mayHoldByCause(feature: name(key)) ? met[key, default: []] : nil }

    /// Whether a finding is waived whatever causes it.
    func isWaived(_ key: FindingKey) -> Bool { judge.holds(feature: name(key), kind: key.kind) }

    private func name(_ key: FindingKey) -> String? { key.feature < 0 ? nil : view.features[key.feature].name }

    /// The examples that wait to be asked again alone, with their places, in the order of features and classes.
    func unconfirmed() -> [(key: FindingKey, position: Int, divergence: Divergence)] {
        orderedKeys().flatMap { key in
            (findings[key]?.examples ?? []).enumerated().compactMap { position, example in
                guard case .notTried = example.divergence.confirmation else { return nil }
                return (key, position, example.divergence)
            }
        }
    }

    /// Writes down what asking again gave.
    func confirm(_ key: FindingKey, _ position: Int, _ confirmation: Confirmation) {
        findings[key]?.examples[position].divergence.confirmation = confirmation
    }

    /// Moves an example that did not happen again to its own class.
    func reclassify(_ key: FindingKey, _ positions: [Int], as divergences: [Divergence], limit: Int) {
        guard var finding = findings[key] else { return }
        let places = positions.map { finding.examples[$0].place }
        for position in positions.sorted(by: >) { finding.examples.remove(at: position) }
        finding.count -= positions.count
        findings[key] = finding.count > 0 ? finding : nil
        for (place, divergence) in zip(places, divergences) {
            add(feature: key.feature < 0 ? nil : key.feature, kind: divergence.kind, at: place, limit: limit) {
                divergence
            }
        }
    }

    /// The findings that have an input to be cut down and were not yet, with the first such input, in order.
    func undug() -> [(key: FindingKey, failing: Failing)] {
        orderedKeys().compactMap { key in
            guard smallest[key] == nil, let failing = findings[key]?.examples.lazy.compactMap(\.failing).first else {
                return nil
            }
            return (key, failing)
        }
    }

    /// In which ways something is wrong with a feature.
    func kinds(ofFeature feature: Int) -> [DivergenceClass] {
        orderedKeys().filter { $0.feature == feature }.map(\.kind)
    }

    /// Writes down the smallest input of a finding.
    func note(_ smallest: Smallest, of key: FindingKey) { self.smallest[key] = smallest }

    /// The findings that can be put to other warehouses: the smallest input where there is one, else the first.
    func motions() -> [Voting.Motion] {
        orderedKeys().compactMap { key in
            if let smallest = smallest[key] { return Voting.Motion(key: key, scenario: smallest.scenario) }
            guard let failing = findings[key]?.examples.lazy.compactMap(\.failing).first else { return nil }
            var scenario = failing.scenario
            scenario.questions = [failing.scenario.questions[failing.question]]
            return Voting.Motion(key: key, scenario: scenario)
        }
    }

    /// Writes down that the smallest input of a finding is not shown, since real values are left in these columns.
    func withhold(_ columns: [String], of key: FindingKey) { withheld[key] = columns }

    private func orderedKeys() -> [FindingKey] {
        let kinds = DivergenceClass.allCases
        return (-1..<view.features.count).flatMap { feature in
            kinds.map { FindingKey(feature: feature, kind: $0) }
        }.filter { findings[$0] != nil }
    }

    /// The findings as they are told: of each feature the one that takes the fewest rows to show first.
    private func toldKeys() -> [FindingKey] {
        orderedKeys().enumerated().sorted { one, other in
            let (first, second) = (one.element, other.element)
            let rows = (smallest[first]?.scenario.rowCount, smallest[second]?.scenario.rowCount)
            return (first.feature, rows.0 ?? .max, one.offset) < (second.feature, rows.1 ?? .max, other.offset)
        }.map(\.element)
    }

    /// The verdict on what is in the books.
    ///
    /// - Parameter zonesAreStrict: whether an answer that depends on the session's zone is an error.
    func verdict(engine: EngineDescription?, requiresExercise: Bool, zonesAreStrict: Bool) -> WarehouseVerdict {
        let features = zip(view.features, seen).map { contract, seen in
            FeatureCoverage(
                feature: contract.name, answers: seen.answers, nulls: seen.nulls, distinct: seen.distinct.count,
                largestFractionOfAllowed: seen.largestFraction.value, pairs: seen.pairs.pairs)
        }
        let judged = judgedFindings()
        let counting = judged.filter { $0.waiver == nil }
        var reasons = reasons
        if !judge.expired.isEmpty { reasons.append(.waiversExpired(judge.expired)) }
        if skipped.questionsNotAsked > 0 { reasons.append(.questionsNotAsked(count: skipped.questionsNotAsked)) }
        if counting.isEmpty, reasons.isEmpty {
            if compared.total == 0 {
                reasons.append(.nothingCompared)
            } else if requiresExercise {
                let unexercised = features.filter { $0.distinct < 2 }.map(\.feature)
                if !unexercised.isEmpty { reasons.append(.notExercised(features: unexercised)) }
            }
        }
        let isMisconfigured = reasons.contains(where: \.isMisconfiguration)
        let conclusion: Conclusion =
            if !counting.isEmpty || zonesAreStrict && !zoneDependences.isEmpty {
                .diverged
            } else if isMisconfigured {
                .misconfigured
            } else {
                reasons.isEmpty ? .agreed : .undecided
            }
        return WarehouseVerdict(
            warehouse: warehouse, engine: engine, conclusion: conclusion, reasons: reasons, compared: compared,
            expectationsCompared: expectationsCompared, skipped: skipped, features: features,
            findings: judged, repeated: repeated, zoneDependences: zoneDependences, attack: attack,
            properties: properties, decisions: decisions, idleWaivers: judge.idle(after: judged))
    }

    /// What was found, each with the waiver that holds for it.
    private func judgedFindings() -> [Finding] {
        toldKeys().compactMap { key in
            findings[key].map { finding in
                judge.judged(
                    Finding(
                        feature: name(key), kind: key.kind, count: finding.count,
                        examples: finding.examples.map(\.divergence), smallest: smallest[key],
                        withheld: withheld[key, default: []]))
            }
        }
    }
}
