import FeatureStore

extension RentUniversal {
    static func compute(_ tenancy: TenancyHistory, asOf: Timestamp) throws -> Features {
        let first = asOf.startOfMonth(in: .utc)
        let payments = tenancy.rentPayments.between(first, and: asOf, bounds: .closedClosed)
        let references = payments.compactMap(\.reference).map(Texts.trimmed)
        return Features(paidThisMonth: payments.map(\.amount).total, referencesUsed: references.distinctCount)
    }
}
