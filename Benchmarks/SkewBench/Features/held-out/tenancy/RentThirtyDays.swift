import FeatureStore

extension RentThirtyDays {
    static func compute(_ tenancy: TenancyHistory, asOf: Timestamp) throws -> Features {
        let first = asOf.startOfMonth(in: try Zones.berlin.get())
        let payments = tenancy.rentPayments.between(first, and: asOf, bounds: .closedClosed)
        let references = payments.compactMap(\.reference).map(Texts.trimmed)
        return Features(paidThisMonth: payments.map(\.amount).total, referencesUsed: references.distinctCount)
    }
}
