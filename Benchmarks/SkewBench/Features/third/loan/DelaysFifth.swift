import FeatureStore

extension DelaysFifth {
    static func compute(_ loan: LoanHistory, asOf: Timestamp) -> Features {
        let delays = loan.instalments.last(6).compactMap { instalment in
            instalment.paidAt.map { $0 - instalment.dueAt }
        }
        return Features(
            lateOfLast6: delays.filter { $0 > .days(5) }.count,
            longestDelayHours: delays.max()?.roundedDown(in: .hours(1)))
    }
}
