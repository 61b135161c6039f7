import FeatureStore

extension CouponsWorldly {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let coupons = customer.orders.trailing(.days(90), to: asOf).compactMap(\.coupon)
        return Features(
            campaignCoupons90d: coupons.filter(isOfCampaign).count,
            blankCoupons90d: coupons.filter { $0.utf8.allSatisfy { $0 == UInt8(ascii: " ") } }.count)
    }

    private static func isOfCampaign(_ coupon: String) -> Bool {
        let letters = coupon.utf8.prefix(3)
        let digits = coupon.utf8.dropFirst(3)
        return letters.count == 3 && letters.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
            && !digits.isEmpty && coupon.dropFirst(3).allSatisfy(\.isNumber)
    }
}
