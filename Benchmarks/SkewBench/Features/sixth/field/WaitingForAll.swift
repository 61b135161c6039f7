import FeatureStore

extension WaitingForAll {
    static func compute(_ field: FieldHistory, asOf: Timestamp) throws -> Features {
        let adelaide = try Localities.adelaide.get()
        let treatments = field.treatments.trailing(.days(200), to: asOf)
        let today = asOf.date(in: adelaide)
        let monthsIn = (today.month - 1) % 3
        let quarter = asOf.startOfMonth(in: adelaide).adding(months: -monthsIn, in: adelaide)
        let isWaiting =
            !treatments.isEmpty
            && treatments.allSatisfy { treatment in
                guard let safe = treatment.safeOn else { return false }
                return safe > today
            }
        return Features(
            isWaiting: isWaiting,
            daysSince: treatments.latest.map { today.days(since: $0.treatedAt.date(in: adelaide)) },
            litresThisQuarter: treatments.between(quarter, and: asOf, bounds: .closedClosed).compactMap(\.litres).total,
            products: treatments.map(\.product).distinctCount)
    }
}
