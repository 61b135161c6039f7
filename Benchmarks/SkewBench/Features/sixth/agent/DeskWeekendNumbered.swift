import FeatureStore

extension DeskWeekendNumbered {
    static func compute(_ agent: AgentHistory, asOf: Timestamp) throws -> Features {
        let helsinki = try Localities.helsinki.get()
        let issues = agent.issues.trailing(.days(40), to: asOf)
        let monday = asOf.startOfWeek(in: helsinki, startingOn: .monday)
        let resolved = issues.compactMap(\.resolvedAt).filter { $0 >= monday }
        let weekend = issues.filter { issue in
            switch issue.openedAt.weekday(in: helsinki) {
            case .saturday, .sunday: true
            default: false
            }
        }
        let sameDay = issues.filter { issue in
            issue.resolvedAt?.date(in: helsinki) == issue.openedAt.date(in: helsinki)
        }
        let waiting = issues.first { $0.resolvedAt == nil }
        return Features(
            resolvedThisWeek: resolved.count,
            atWeekends: weekend.count,
            sameDay: sameDay.count,
            daysWaiting: waiting.map { asOf.date(in: helsinki).days(since: $0.openedAt.date(in: helsinki)) })
    }
}
