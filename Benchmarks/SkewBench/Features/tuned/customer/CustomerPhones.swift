import FeatureStore

extension CustomerPhones {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let logins = customer.logins.trailing(.days(30), to: asOf)
        return Features(
            lastCity: logins.latest?.city, devices30d: logins.compactMap { $0.deviceId?.lowercased() }.distinctCount)
    }
}
