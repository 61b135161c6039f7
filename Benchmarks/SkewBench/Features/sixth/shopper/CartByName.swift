import FeatureStore

extension CartByName {
    static func compute(_ shopper: ShopperHistory, asOf: Timestamp) -> Features {
        let events = shopper.cartEvents.trailing(.hours(48), to: asOf)
        let sessions = Dictionary(grouping: events) { $0.session }
        let abandoned = sessions.values.filter { session in
            let actions = session.map(\.action)
            return actions.contains("add") && !actions.contains("checkout")
        }
        let adds = events.filter { $0.action == "add" }
        return Features(
            sessions: sessions.count,
            abandoned: abandoned.count,
            addsPerSession: Quotients.rounded(ExactDecimal(adds.count), by: sessions.count, places: 2),
            lastSku: adds.compactMap(\.sku).last)
    }
}
