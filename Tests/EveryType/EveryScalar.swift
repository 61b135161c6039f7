import FeatureStore

extension EveryScalar {
    static func compute(_ thing: ThingHistory, asOf: Timestamp, request: Request) -> Features {
        let last = thing.things.latest
        var isPriceAsked: Bool?
        if let price = last?.price, let asked = request.askedPrice { isPriceAsked = price == asked }
        return Features(
            tiny: last?.tiny, small: last?.small, whole: last?.whole, ratio: last?.ratio, price: last?.price,
            cents: last?.cents, label: last?.label, code: last?.code, flag: last?.flag, seenAt: last?.seenAt,
            day: last?.day, isPriceAsked: isPriceAsked, askedAgain: request.askedPrice,
            ratioAsked: request.askedRatio, dayAsked: request.askedDay, flagAsked: request.askedFlag,
            atAsked: request.askedAt, codeAsked: request.askedCode)
    }
}
