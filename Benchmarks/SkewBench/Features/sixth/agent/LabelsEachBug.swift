import FeatureStore

extension LabelsEachBug {
    static func compute(_ agent: AgentHistory, asOf: Timestamp) -> Features {
        let issues = agent.issues.trailing(.days(60), to: asOf)
        let labels = issues.flatMap(\.labels)
        let bugs = issues.filter { $0.labels.contains("bug") }
        return Features(
            differentLabels: labels.distinctCount,
            bugs: bugs.count,
            meanLabels: Quotients.rounded(ExactDecimal(labels.count), by: issues.count, places: 2),
            firstLabel: issues.latest?.labels.first)
    }
}
