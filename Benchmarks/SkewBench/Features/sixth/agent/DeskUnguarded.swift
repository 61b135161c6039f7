import FeatureStore

extension DeskUnguarded {
    static func compute(_ agent: AgentHistory, asOf: Timestamp) -> Features {
        let issues = agent.issues.trailing(.days(30), to: asOf)
        let replies = issues.compactMap { issue in issue.firstReplyAt.map { ($0 - issue.openedAt).seconds } }
        let priorities = issues.compactMap(\.priority)
        let urgent = priorities.filter { $0 <= 2 }
        return Features(
            unresolved: issues.filter { $0.resolvedAt == nil }.count,
            replyP90Seconds: replies.percentileContinuous(0.9),
            urgentShare: Double(urgent.count) / Double(priorities.count))
    }
}
