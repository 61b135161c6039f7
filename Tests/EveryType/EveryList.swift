import FeatureStore

extension EveryList {
    static func compute(_ thing: ThingHistory, asOf: Timestamp, request: Request) -> Features {
        let last = thing.lists.latest
        let labels = thing.things.map(\.label)
        let bag = last?.bag.flatMap { $0.isEmpty ? nil : $0 }
        return Features(
            single: last?.single, ints: last?.ints, smalls: last?.smalls, doubles: last?.doubles, prices: last?.prices,
            texts: last?.texts,
            bag: bag, flags: last?.flags, instants: last?.instants, days: last?.days,
            labels: labels.isEmpty ? nil : labels, askedAgain: request.askedDays)
    }
}
