import FeatureStore

extension RentTabbed {
    static func compute(_ tenancy: TenancyHistory, asOf: Timestamp) throws -> Features {
        let first = asOf.startOfMonth(in: try Zones.berlin.get())
        let payments = tenancy.rentPayments.between(first, and: asOf, bounds: .closedClosed)
        let references = payments.compactMap(\.reference).map { reference in
            let start = reference.unicodeScalars.drop { $0.properties.isWhitespace }
            let end = start.reversed().drop { $0.properties.isWhitespace }
            return String(String.UnicodeScalarView(end.reversed()))
        }
        return Features(paidThisMonth: payments.map(\.amount).total, referencesUsed: references.distinctCount)
    }
}
