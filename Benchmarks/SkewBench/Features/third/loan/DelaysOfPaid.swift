import FeatureStore

extension DelaysOfPaid {
    static func compute(_ loan: LoanHistory, asOf: Timestamp) -> Features {
        let delays = loan.instalments.filter { $0.paidAt != nil }.suffix(6).compactMap { instalment in
            instalment.paidAt.map { $0 - instalment.dueAt }
        }
        return Features(
            lateOfLast6: delays.filter { $0 > .days(5) }.count,
            longestDelayHours: delays.max()?.roundedDown(in: .hours(1)))
    }
}
