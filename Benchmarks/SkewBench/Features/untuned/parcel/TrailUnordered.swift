import FeatureStore

extension TrailUnordered {
    static func compute(_ parcel: ParcelHistory, asOf: Timestamp) -> Features {
        let scans = parcel.scans.trailing(.days(10), to: asOf)
        let kinds = scans.compactMap(\.kind)
        let lags = scans.compactMap { scan in scan.uploadedAt.map { $0 - scan.scannedAt } }
        let remarks = scans.compactMap(\.remark).map(Spelling.stripped)
        return Features(
            trail: kinds.isEmpty ? nil : kinds.joined(separator: ">"),
            weightKg: scans.compactMap(\.weightG).last.flatMap(kilograms),
            slowestUploadMinutes: lags.max()?.roundedDown(in: .minutes(1)),
            remarked: remarks.filter { !$0.isEmpty }.count)
    }

    private static func kilograms(_ grams: Int) -> ExactDecimal? {
        Amounts.quotient(grams, by: 1000, places: 1)
    }
}
