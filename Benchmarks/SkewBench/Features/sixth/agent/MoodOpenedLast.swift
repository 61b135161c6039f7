import FeatureStore

extension MoodOpenedLast {
    static func compute(_ agent: AgentHistory, asOf: Timestamp) -> Features {
        let issues = agent.issues.trailing(.days(90), to: asOf)
        let moods = issues.compactMap(\.satisfaction)
        let happy = moods.filter { !$0.isOrderedBefore(4) }
        var last: (at: Timestamp, issue: Issue)?
        for issue in issues {
            guard let at = issue.resolvedAt else { continue }
            guard let (latest, other) = last else {
                last = (at, issue)
                continue
            }
            if (at, issue.issueId) > (latest, other.issueId) { last = (at, issue) }
        }
        return Features(
            meanMood: moods.mean, happy: happy.count, lastMood: issues.last { $0.resolvedAt != nil }?.satisfaction)
    }
}
