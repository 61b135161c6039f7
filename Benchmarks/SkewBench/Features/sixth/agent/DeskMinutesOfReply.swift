import FeatureStore

extension DeskMinutesOfReply {
    static func compute(_ agent: AgentHistory, asOf: Timestamp) -> Features {
        let issues = agent.issues.trailing(.days(30), to: asOf)
        let replies = issues.compactMap { issue in
            issue.firstReplyAt.map { Double(($0 - issue.openedAt).wholeMinutes) * 60 }
        }
        let priorities = issues.compactMap(\.priority)
        let urgent = priorities.filter { $0 <= 2 }
        return Features(
            unresolved: issues.filter { $0.resolvedAt == nil }.count,
            replyP90Seconds: replies.percentileContinuous(0.9),
            urgentShare: priorities.isEmpty ? nil : Double(urgent.count) / Double(priorities.count))
    }
}
