import FeatureStore

extension AlikeWholeStars {
    static func compute(_ hotel: HotelHistory, asOf: Timestamp) -> Features {
        let stars = hotel.reviews.trailing(.days(30), to: asOf).compactMap(\.stars)
        return Features(tenthsOfStars: stars.isEmpty ? nil : 10 * (stars.total / stars.count))
    }
}
