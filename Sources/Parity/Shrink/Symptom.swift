internal import Contracts
internal import FeatureStore

/// What shrinking keeps of a divergence: the feature, the class, and in which direction the sides differ.
///
/// Without the direction an input slips from one mistake to another on its way down: from a row that SQL counts too many to
/// one that it misses.
struct Symptom: Sendable {
    private(set) var disagreement: Disagreement
    private let direction: Direction?

    /// In which direction two answers differ, where that can be said.
    enum Direction: Equatable {
        case larger(Side)
        case null(Side)
        case failure(code: String?)
    }

    /// The symptom that an input shows.
    init(_ disagreement: Disagreement, sql: Reply, swift: Reply) {
        self.disagreement = disagreement
        direction = Self.direction(disagreement.feature, sql, swift)
    }

    /// The same of the question at another place.
    func asked(at question: Int) -> Symptom {
        var moved = self
        moved.disagreement = Disagreement(
            question: question, feature: disagreement.feature, kind: disagreement.kind)
        return moved
    }

    /// Whether other answers, between which there is the same disagreement, differ in the same direction.
    func isShown(sql: Reply, swift: Reply) -> Bool {
        guard let direction, let other = Self.direction(disagreement.feature, sql, swift) else { return true }
        return direction == other
    }

    private static func direction(_ feature: Int?, _ sql: Reply, _ swift: Reply) -> Direction? {
        if case .sqlFailure(_, let failure) = sql { return .failure(code: failure.code) }
        guard let feature, let sql = sql.value(feature), let swift = swift.value(feature) else { return nil }
        switch (sql, swift) {
        case (.null, .null): return nil
        case (.null, _): return .null(.sql)
        case (_, .null): return .null(.swift)
        case (.int(let a), .int(let b)): return .larger(a > b ? .sql : .swift)
        case (.double(let a), .double(let b)): return a.isNaN || b.isNaN ? nil : .larger(a > b ? .sql : .swift)
        case (.decimal(let a), .decimal(let b)): return .larger(b < a ? .sql : .swift)
        case (.timestamp(let a), .timestamp(let b)): return .larger(b < a ? .sql : .swift)
        case (.date(let a), .date(let b)): return .larger(b < a ? .sql : .swift)
        case (.bool(let a), .bool): return .larger(a ? .sql : .swift)
        default: return nil
        }
    }
}

extension Laboratory {
    /// By input: whether the symptom's question, which mostly is the first, shows it.
    func shows(_ symptom: Symptom, in scenarios: [Scenario]) async throws(LaboratoryFailure) -> [Bool] {
        let observed = try await ask(scenarios)
        let differing = observed.disagreements.map { $0.contains(symptom.disagreement) }
        guard differing.contains(true) else { return differing }
        let (sql, swift) = (replies(observed.prepared, observed.sql), replies(observed.prepared, observed.swift))
        return differing.indices.map { position in
            let question = symptom.disagreement.question
            guard differing[position], sql[position].indices.contains(question) else { return false }
            return symptom.isShown(sql: sql[position][question], swift: swift[position][question])
        }
    }

    /// The symptom that a question of an input shows, or nil when the sides do not differ there as sought.
    func symptom(_ sought: Disagreement, of scenario: Scenario) async throws(LaboratoryFailure) -> Symptom? {
        let observed = try await ask([scenario])
        guard observed.disagreements.first?.contains(sought) == true,
            let sql = replies(observed.prepared, observed.sql).first,
            let swift = replies(observed.prepared, observed.swift).first, sql.indices.contains(sought.question)
        else { return nil }
        return Symptom(sought, sql: sql[sought.question], swift: swift[sought.question])
    }
}
