import FeatureStore

extension CityEarliest {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        var cities: [[UInt8]: (count: Int, latest: Timestamp)] = [:]
        for login in customer.logins.trailing(.days(60), to: asOf) {
            guard let city = login.city else { continue }
            let seen = cities[Array(city.utf8)]?.count ?? 0
            cities[Array(city.utf8)] = (seen + 1, login.loggedInAt)
        }
        let usual = cities.min { first, second in
            if first.value.count != second.value.count { return first.value.count > second.value.count }
            if first.value.latest != second.value.latest { return first.value.latest > second.value.latest }
            return first.key.lexicographicallyPrecedes(second.key)
        }
        return Features(usualCity: usual.map { String(decoding: $0.key, as: UTF8.self) })
    }
}
