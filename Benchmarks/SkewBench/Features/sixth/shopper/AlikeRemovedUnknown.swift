import FeatureStore

extension AlikeRemovedUnknown {
    static func compute(_ shopper: ShopperHistory, asOf: Timestamp) -> Features {
        let events = shopper.cartEvents.trailing(.hours(24), to: asOf)
        return Features(unitsRemoved: events.filter { $0.action == "remove" }.compactMap(\.quantity).sum)
    }
}
