internal import Parity
internal import Warehouse

/// What the attack did, in the JSON form.
struct JSONAttack: Encodable {
    let seed: String
    let cases: Int
    let questions: Int
    let rows: Int
    let stop: String
    let coverage: [JSONCoverage]

    /// One kind of thing that is aimed at.
    struct JSONCoverage: Encodable {
        let name: String
        let total: Int
        let covered: Int
        let missing: [String]
    }

    init(_ attack: AttackSummary) {
        // As text, like all numbers that a reader of JSON would round.
        seed = "\(attack.seed)"
        cases = attack.cases
        questions = attack.questions
        rows = attack.rows
        stop =
            switch attack.stop {
            case .covered: "covered"
            case .cases: "cases"
            case .budget: "budget"
            }
        coverage = attack.coverage.map {
            JSONCoverage(name: $0.name, total: $0.total, covered: $0.covered, missing: $0.missing)
        }
    }
}

/// A property that one side must have.
struct JSONProperty: Encodable {
    let property: String
    let side: String
    let questions: Int
    let violations: Int

    init(_ check: PropertyCheck) {
        property = check.name
        side = check.side.rawValue
        questions = check.questions
        violations = check.violations
    }
}

/// A declared decision, tried on one side.
struct JSONDecision: Encodable {
    let feature: String
    let decision: String
    let side: String
    let outcome: String
    let liveRows: Int?
    let violations: Int?
    let missing: String?

    init(_ check: DecisionCheck) {
        feature = check.feature
        decision = check.decision
        side = check.side.rawValue
        switch check.outcome {
        case .held(let rows): (outcome, liveRows, violations, missing) = ("held", rows, nil, nil)
        case .violated(let count, let rows): (outcome, liveRows, violations, missing) = ("violated", rows, count, nil)
        case .unchecked(let reason): (outcome, liveRows, violations, missing) = ("unchecked", nil, nil, reason)
        }
    }
}

/// Who says what to one question.
struct JSONVote: Encodable {
    let feature: String?
    let kind: String
    let outcome: String
    let standsAlone: JSONVoter?
    let groups: [JSONGroup]

    /// One who answers.
    struct JSONVoter: Encodable, Equatable {
        let side: String
        let warehouse: String?
        let engine: String?
        let engineVersion: String?

        init(_ voter: Vote.Voter) {
            switch voter {
            case .swift: (side, warehouse, engine, engineVersion) = ("swift", nil, nil, nil)
            case .warehouse(let name, let description):
                (side, warehouse, engine, engineVersion) = ("sql", name, description?.name, description?.version)
            }
        }
    }

    /// Those who say the same.
    struct JSONGroup: Encodable {
        let voters: [JSONVoter]
        let answer: JSONAnswer
    }

    init(_ vote: Vote) {
        feature = vote.feature
        kind = ClassText.code(vote.kind)
        switch vote.outcome {
        case .standsAlone(let voter): (outcome, standsAlone) = ("stands-alone", JSONVoter(voter))
        case .majority: (outcome, standsAlone) = ("majority", nil)
        case .noMajority: (outcome, standsAlone) = ("no-majority", nil)
        }
        groups = vote.groups.map { JSONGroup(voters: $0.voters.map(JSONVoter.init), answer: JSONAnswer($0.answer)) }
    }
}
