import FeatureStore

extension CartWholeAdds {
    static func compute(_ shopper: ShopperHistory, asOf: Timestamp) -> Features {
        let events = shopper.cartEvents.trailing(.hours(48), to: asOf)
        let sessions = Dictionary(grouping: events) { Spelling.key($0.session) }
        let abandoned = sessions.values.filter { session in
            let actions = session.map(\.action)
            return actions.contains("add") && !actions.contains("checkout")
        }
        let adds = events.filter { $0.action == "add" }
        return Features(
            sessions: sessions.count,
            abandoned: abandoned.count,
            addsPerSession: sessions.isEmpty ? nil : ExactDecimal(adds.count / sessions.count),
            lastSku: adds.compactMap(\.sku).last)
    }
}
