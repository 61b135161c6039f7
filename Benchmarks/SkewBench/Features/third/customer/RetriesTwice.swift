import FeatureStore

extension RetriesTwice {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let logins = customer.logins.trailing(.hours(48), to: asOf)
        let retries = zip(logins, logins.dropFirst()).filter { before, login in
            before.hasSucceeded == false && login.loggedInAt - before.loggedInAt <= .minutes(1)
        }
        return Features(quickRetries: retries.count, devices: Texts.sortedOnce(logins.compactMap(\.deviceId)))
    }
}
