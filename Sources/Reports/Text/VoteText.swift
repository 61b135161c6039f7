internal import Parity
internal import Warehouse

/// Says who stands alone where several warehouses and Swift answered one question.
enum VoteText {
    /// `vote: local (sqlite 3.40.1) and Swift say 3 (int), analytics (postgres 15.20) stands alone with 4 (int)`.
    static func line(_ vote: Vote) -> String {
        let groups = vote.groups.enumerated().map { position, group in
            let names = group.voters.map(name)
            if case .standsAlone(let odd) = vote.outcome, group.voters == [odd] {
                return "\(names[0]) stands alone with \(answer(group, in: vote, at: position))"
            }
            return "\(Counts.list(names)) \(names.count == 1 ? "says" : "say") \(answer(group, in: vote, at: position))"
        }
        let line = "vote: " + groups.joined(separator: ", ")
        if case .noMajority = vote.outcome { return line + "; no majority" }
        return line
    }

    /// `local (sqlite 3.40.1)`, `Swift`.
    static func name(_ voter: Vote.Voter) -> String {
        switch voter {
        case .swift: "Swift"
        case .warehouse(let name, let engine): "\(name)" + (engine.map { " (\($0.name) \($0.version))" } ?? "")
        }
    }

    /// The group's answer, so rendered that it looks different from the first other group's.
    private static func answer(_ group: Vote.Group, in vote: Vote, at position: Int) -> String {
        guard let other = vote.groups.indices.first(where: { $0 != position }) else {
            return AnswerText.text(group.answer)
        }
        return AnswerText.pair(group.answer, vote.groups[other].answer).sql
    }
}
