import FeatureStore

extension StarsLatestOut {
    static func compute(_ hotel: HotelHistory, asOf: Timestamp) -> Features {
        let reviews = hotel.reviews.trailing(.days(90), to: asOf)
        let stars = reviews.compactMap(\.stars)
        let complaints = reviews.filter { review in
            guard let stars = review.stars, let published = review.publishedAt else { return false }
            return stars <= 2 && published - review.writtenAt <= .hours(48)
        }
        return Features(
            meanStars: Amounts.quotient(stars.total, by: stars.count, places: 2),
            quickComplaints: complaints.count,
            lastLanguage: reviews.filter { $0.language != nil }
                .max { $0.publishedAt ?? asOf < $1.publishedAt ?? asOf }?.language)
    }
}
