internal import Contracts
internal import Warehouse

/// Scenarios that are loaded, what Swift says to each, and which of them must agree in the end.
struct Bench {
    let laboratory: Laboratory
    /// The feature that fails, or nil when the whole answer does.
    let feature: Int?
    let prepared: Laboratory.Prepared
    let swift: SwiftAnswers
    /// The rows' indices, made once for all edits.
    private let rows: RowIndices
    /// What the view's own SQL shows.
    let baseline: Observations
    /// Scenarios on which the sides differ; the first is the smallest.
    let failing: [Int]
    /// Scenarios on which they agree.
    let agreeing: [Int]
    /// The questions of those that fail, and of those that agree.
    private let ofFailing: BatchQuestions
    private let ofAgreeing: BatchQuestions
    /// What the view's own SQL says, by scenario and question.
    private let own: [[Reply]]

    /// Loads scenarios and asks both sides.
    init(
        _ scenarios: [Scenario], of feature: Int?, in laboratory: Laboratory
    ) async throws(LaboratoryFailure) {
        self.laboratory = laboratory
        self.feature = feature
        let sql: SQLReplies
        (prepared, sql, swift) = try await laboratory.answers(to: laboratory.prepare(scenarios))
        rows = laboratory.rows(of: prepared)
        baseline = try laboratory.compare(prepared, sql: sql, swift: swift, rows: rows)
        own = laboratory.replies(prepared, sql)
        var failing: [Int] = []
        var agreeing: [Int] = []
        for index in scenarios.indices where baseline.uncovered(index) == nil {
            if Self.fails(baseline.disagreements[index], feature) {
                failing.append(index)
            } else if baseline.disagreements[index].isEmpty {
                agreeing.append(index)
            }
        }
        self.failing = failing
        self.agreeing = agreeing
        ofFailing = prepared.questions.only(Set(failing.map { Int64($0 + 1) }))
        ofAgreeing = prepared.questions.only(Set(agreeing.map { Int64($0 + 1) }))
    }

    /// Whether a scenario shows what is being explained.
    static func fails(_ disagreements: [Disagreement], _ feature: Int?) -> Bool {
        disagreements.contains { $0.feature == feature || $0.feature == nil || feature == nil }
    }

    /// What another text of the SQL brings about.
    struct Effect: Sendable {
        /// How many failing scenarios agree now.
        var fixed = 0
        /// How many there are.
        var failing = 0
        /// How many agreeing scenarios fail now in the feature that is being explained.
        var broken = 0
        /// How many there are.
        var agreeing = 0
        /// How many scenarios differ now in another feature that did not before.
        var sideEffects = 0
        /// Whether the smallest agrees now.
        var fixesSmallest = false

        /// Counts what the same text brings about on further scenarios.
        mutating func add(_ more: Effect) {
            fixed += more.fixed
            failing += more.failing
            broken += more.broken
            agreeing += more.agreeing
            sideEffects += more.sideEffects
        }

        /// The share of failing scenarios that agree now.
        var fixedShare: Double { failing == 0 ? 0 : Double(fixed) / Double(failing) }
        /// The share of agreeing scenarios that fail now.
        var brokenShare: Double { agreeing == 0 ? 0 : Double(broken) / Double(agreeing) }
        /// Whether everything agrees that should.
        var restoresAll: Bool { failing > 0 && fixed == failing && broken == 0 }
    }

    /// Whether another text of the SQL makes the smallest agree, which has to stand first: of most that is all one wants to
    /// know.
    func mendsSmallest(_ repair: RepairShelf.Repair) async throws(LaboratoryFailure) -> Bool {
        let sql = try await ask(repair, prepared.questions.ofFirstCase)
        return agrees(try laboratory.compare(prepared, sql: sql, swift: swift, rows: rows), 0)
    }

    /// Whether a scenario agrees now that did not before; an answer that cannot be read any more agrees with nothing, nor does
    /// one that the engine cannot give.
    private func agrees(_ observed: Observations, _ index: Int) -> Bool {
        guard observed.uncovered(index) == nil, !Self.fails(observed.disagreements[index], feature) else {
            return false
        }
        let others = Set(baseline.disagreements[index])
        return !observed.disagreements[index].contains { other in
            other.kind != .valueDiffers && other.kind != .nullAgainstValue && !others.contains(other)
        }
    }

    /// Asks another text of the SQL.
    func effect(of repair: RepairShelf.Repair) async throws(LaboratoryFailure) -> Effect {
        try effect(of: try await laboratory.askSQL(prepared, with: repair.query))
    }

    /// What another text of the SQL brings about that says something else on inputs that fail, right or wrong; nil for one
    /// that does not, which is asked of those alone.
    func change(by repair: RepairShelf.Repair) async throws(LaboratoryFailure) -> Effect? {
        guard let feature else { return nil }
        var sql = try await ask(repair, ofFailing)
        let replies = laboratory.replies(prepared, sql)
        guard failing.contains(where: { own[$0].first?.value(feature) != replies[$0].first?.value(feature) }) else {
            return nil
        }
        sql.add(try await ask(repair, ofAgreeing))
        return try effect(of: sql)
    }

    /// What another text of the SQL brings about that restores agreement on all inputs; nil for one that does not, which is
    /// mostly seen by those that fail alone.
    func restoration(by repair: RepairShelf.Repair) async throws(LaboratoryFailure) -> Effect? {
        let sql = try await ask(repair, ofFailing)
        let observed = try laboratory.compare(prepared, sql: sql, swift: swift, rows: rows)
        guard failing.allSatisfy({ agrees(observed, $0) }) else { return nil }
        let effect = try await effect(of: repair)
        return effect.restoresAll ? effect : nil
    }

    private func ask(
        _ repair: RepairShelf.Repair, _ questions: BatchQuestions
    ) async throws(LaboratoryFailure) -> SQLReplies {
        var some = prepared
        some.questions = questions
        return try await laboratory.askSQL(some, with: repair.query)
    }

    private func effect(of sql: SQLReplies) throws(LaboratoryFailure) -> Effect {
        let observed = try laboratory.compare(prepared, sql: sql, swift: swift, rows: rows)
        var effect = Effect(failing: failing.count, agreeing: agreeing.count)
        for index in failing where agrees(observed, index) {
            effect.fixed += 1
            if index == 0 { effect.fixesSmallest = true }
        }
        for index in agreeing where Self.fails(observed.disagreements[index], feature) { effect.broken += 1 }
        for index in failing + agreeing {
            let before = Set(baseline.disagreements[index].map(\.feature))
            let isNew = observed.disagreements[index].contains { $0.feature != feature && !before.contains($0.feature) }
            if isNew { effect.sideEffects += 1 }
        }
        return effect
    }
}
