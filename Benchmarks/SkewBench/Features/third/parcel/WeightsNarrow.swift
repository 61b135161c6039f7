import FeatureStore

extension WeightsNarrow {
    static func compute(_ parcel: ParcelHistory, asOf: Timestamp) -> Features {
        let weights = parcel.scans.trailing(.days(14), to: asOf).compactMap(\.weightG)
        let limit = (weights.first ?? 0) * 105
        return Features(
            quartileG: weights.percentileDiscrete(0.75),
            heavier: weights.filter { $0 * 100 > limit }.count,
            meanG: weights.mean)
    }
}
