import FeatureStore

extension OfferLost {
    static func compute(_ loan: LoanHistory, asOf: Timestamp, request: Request) -> Features {
        let then = loan.ratings.upTo(request.offeredAt).latest
        let now = loan.ratings.latest
        var gained: Int?
        if let old = then?.points, let new = now?.points { gained = old - new }
        return Features(
            gradeThen: then?.grade,
            pointsGained: gained,
            daysRated: then.map { (request.offeredAt - $0.ratedAt).wholeDays },
            isAboveFloor: now?.points.map { $0 > request.floorPoints } ?? false)
    }
}
