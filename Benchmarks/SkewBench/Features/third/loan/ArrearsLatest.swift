import FeatureStore

extension ArrearsLatest {
    static func compute(_ loan: LoanHistory, asOf: Timestamp) -> Features {
        let due = loan.instalments.trailing(.days(180), to: asOf)
        let overdue = due.filter { $0.paidAt == nil }
        return Features(
            overdueCents: overdue.reduce(0) { $0 + $1.dueCents },
            oldestOverdueDays: overdue.last.map { (asOf - $0.dueAt).wholeDays },
            paidShare: due.isEmpty ? nil : Double(due.count - overdue.count) / Double(due.count))
    }
}
