import FeatureStore

extension CartNegated {
    static func compute(_ shopper: ShopperHistory, asOf: Timestamp) -> Features {
        let events = shopper.cartEvents.trailing(.hours(24), to: asOf)
        let total = events.reduce(ExactDecimal.zero) { total, event in
            guard let quantity = event.quantity, let price = event.price,
                let amount = price.multiplied(by: ExactDecimal(quantity))
            else { return total }
            switch event.action {
            case "add": return [total, amount].total
            case "remove": return [total, amount.negated].total
            default: return total
            }
        }
        let added = events.filter { $0.action == "add" }
        let dear = events.filter { event in
            guard let price = event.price, price >= ExactDecimal(50) else { return false }
            return event.action != "add" && event.action != "remove"
        }
        return Features(
            cartTotal: total,
            unitsAdded: added.compactMap(\.quantity).total,
            idleMinutes: events.latest.map { (asOf - $0.happenedAt).wholeMinutes },
            dearViews: dear.count)
    }
}
