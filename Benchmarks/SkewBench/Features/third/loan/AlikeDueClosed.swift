import FeatureStore

extension AlikeDueClosed {
    static func compute(_ loan: LoanHistory, asOf: Timestamp) -> Features {
        Features(due45d: loan.instalments.between(asOf - .days(45), and: asOf, bounds: .closedClosed).count)
    }
}
