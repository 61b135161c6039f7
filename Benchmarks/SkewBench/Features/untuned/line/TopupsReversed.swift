import FeatureStore

extension TopupsReversed {
    static func compute(_ line: LineHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        let topups = line.topups.trailing(.days(62), to: asOf)
        let month = topups.between(asOf.startOfMonth(in: berlin), and: asOf, bounds: .closedClosed)
        let vouchers = topups.compactMap(\.voucher).map(Spelling.stripped).filter { !$0.isEmpty }
        return Features(
            creditThisMonth: month.map(\.credit).total,
            daysSinceTopup: topups.latest.map { $0.toppedAt.date(in: berlin).days(since: asOf.date(in: berlin)) },
            vouchers: vouchers.distinctCount)
    }
}
