import FeatureStore

extension CustomerGates {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let logins = customer.logins.trailing(.hours(24), to: asOf)
        let suspicious = logins.filter { $0.hasSucceeded == false || $0.attempts > 3 }
        return Features(suspicious24h: suspicious.count, logins24h: logins.count)
    }
}
