/// What came of one entry.
enum CorpusOutcome: Sendable {
    /// Both engines gave the same, to the last bit and digit, or failed alike; so many values were compared.
    case equal(values: Int)
    /// As equal, but doubles differ by one unit in the last place, which the entry allows.
    case withinOneUlp(values: Int)
    /// The translation refused it before anything ran; the construct by name.
    case refused(String)
    /// Anything else.
    case different(String)

    var isTranslated: Bool {
        switch self {
        case .equal, .withinOneUlp: true
        case .refused, .different: false
        }
    }
}

/// What came of every entry of a group.
struct CorpusMeasurement: Sendable {
    let group: CorpusGroup
    /// One for each entry, in order.
    let outcomes: [CorpusOutcome]

    var translated: Int { outcomes.count { $0.isTranslated } }

    var isEnoughTranslated: Bool { translated * 100 >= outcomes.count * 85 }

    var withinOneUlp: Int { outcomes.count { if case .withinOneUlp = $0 { true } else { false } } }

    var values: Int {
        outcomes.reduce(0) { sum, outcome in
            switch outcome {
            case .equal(let values), .withinOneUlp(let values): sum + values
            case .refused, .different: sum
            }
        }
    }

    /// The constructs that were refused, once each, in order of appearance.
    var refused: [String] {
        var names: [String] = []
        for case .refused(let name) in outcomes where !names.contains(name) { names.append(name) }
        return names
    }
}

/// Measures each group once, however many tests ask.
actor CorpusMeasurements {
    static let shared = CorpusMeasurements()

    private var running: [String: Task<CorpusMeasurement, any Error>] = [:]

    func measure(_ group: CorpusGroup) async throws -> CorpusMeasurement {
        if let task = running[group.name] { return try await task.value }
        let task = Task.detached {
            let rig = try CorpusRig()
            return CorpusMeasurement(group: group, outcomes: group.entries.map { rig.outcome(of: $0, in: group) })
        }
        running[group.name] = task
        return try await task.value
    }
}
