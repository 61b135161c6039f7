internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Puts what was found on any warehouse to all of them and to Swift, and counts who says the same.
struct Voting {
    /// One warehouse that can be asked.
    struct Elector {
        let warehouse: String
        let engine: EngineDescription?
        let laboratory: Laboratory
    }

    /// One question on which somebody differs from somebody.
    struct Motion {
        let key: ViewLedger.FindingKey
        /// Rows and one question.
        let scenario: Scenario
    }

    let electors: [Elector]
    let motions: [Motion]

    /// What is said to each of the questions, by those who can be asked it; nothing about questions to which all say the same.
    ///
    /// A warehouse that cannot hold an input does not vote on it; with fewer than three voters there is no vote.
    func run() async throws(LaboratoryFailure) -> [Vote] {
        guard electors.count > 1, !motions.isEmpty else { return [] }
        let scenarios = motions.map(\.scenario)
        var ballots: [(voter: Vote.Voter, replies: [Reply])] = []
        var widest = electors[0].laboratory.prepare(scenarios)
        for elector in electors {
            let laboratory = elector.laboratory
            let prepared = laboratory.prepare(scenarios)
            if prepared.members.count > widest.members.count { widest = prepared }
            let loaded = try await laboratory.load(prepared)
            let replies = laboratory.replies(loaded, try await laboratory.askSQL(loaded))
            ballots.append((.warehouse(elector.warehouse, elector.engine), replies.map(\.[0])))
        }
        let laboratory = electors[0].laboratory
        ballots.append((.swift, laboratory.replies(widest, try await laboratory.askSwift(widest)).map(\.[0])))
        let judge = ReplyJudge(
            view: laboratory.view,
            allowances: Allowances(
                rows: RowIndices(view: laboratory.view, project: laboratory.project, batch: widest.batch()),
                spine: widest.questions.spine.rows))
        return motions.enumerated().compactMap { position, motion in
            count(motion, ballots.map { ($0.voter, $0.replies[position]) }, judge, member: position)
        }
    }

    private func count(
        _ motion: Motion, _ ballots: [(voter: Vote.Voter, reply: Reply)], _ judge: ReplyJudge, member: Int
    ) -> Vote? {
        let feature = motion.key.feature < 0 ? nil : motion.key.feature
        var groups: [(voters: [Vote.Voter], reply: Reply)] = []
        for ballot in ballots {
            if case .unknown = ballot.reply { continue }
            let same = groups.firstIndex { judge.isSame($0.reply, ballot.reply, feature: feature, member: member) }
            if let same {
                groups[same].voters.append(ballot.voter)
            } else {
                groups.append(([ballot.voter], ballot.reply))
            }
        }
        guard groups.count > 1, groups.reduce(0, { $0 + $1.voters.count }) > 2 else { return nil }
        let ordered = groups.enumerated().sorted {
            ($1.element.voters.count, $0.offset) < ($0.element.voters.count, $1.offset)
        }
        return Vote(
            feature: feature.map { judge.view.features[$0].name }, kind: motion.key.kind,
            groups: ordered.map {
                Vote.Group(voters: $0.element.voters, answer: $0.element.reply.answer(judge.view, feature: feature))
            })
    }
}

/// Says whether two replies to one question are the same, as the contract demands answers to be compared.
struct ReplyJudge {
    let view: ViewContract
    let allowances: Allowances

    /// - Parameters:
    ///   - feature: the feature that is meant, or nil for the whole answer.
    ///   - member: the position of the question's case; it has one question.
    func isSame(_ one: Reply, _ other: Reply, feature: Int?, member: Int) -> Bool {
        switch (one, other) {
        case (.sqlFailure(let kind, _), .sqlFailure(let otherKind, _)): return kind == otherKind
        case (.swiftFailure(let reason), .swiftFailure(let otherReason)):
            return reason.divergenceClass == otherReason.divergenceClass
        case (.several, .several): return true
        case (.noRow, .noRow): return true
        case (.row, .row), (.row, .noRow), (.noRow, .row):
            let features = feature.map { [$0] } ?? Array(view.features.indices)
            return features.allSatisfy { feature in
                guard let value = one.value(feature), let otherValue = other.value(feature) else { return false }
                return isSame(value, otherValue, view.features[feature], member: member)
            }
        default: return false
        }
    }

    private func isSame(_ one: CellValue, _ other: CellValue, _ feature: FeatureContract, member: Int) -> Bool {
        guard !one.isNull, !other.isNull else { return one.isNull && other.isNull }
        if case .double(let number) = one, case .double(let otherNumber) = other {
            guard let question = row(of: member) else { return one == other }
            return allowances.judge(number, otherNumber, feature.comparison, question: question).0
        }
        let columns = [one, other].map { value in
            var column = Column(name: feature.name, type: feature.type)
            column.append(value)
            return column
        }
        return CellComparison.exact(columns[0], columns[1])(0, 0)
    }

    private func row(of member: Int) -> Int? {
        guard case .int(let cases)? = allowances.spine.column("case_id")?.cells else { return nil }
        return cases.firstIndex(of: Int64(member + 1))
    }
}
