import FeatureStore

extension RetriesMerged {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let logins = customer.logins.trailing(.hours(48), to: asOf)
        let retries = zip(logins, logins.dropFirst()).filter { before, login in
            before.hasSucceeded == false && login.loggedInAt - before.loggedInAt <= .minutes(1)
        }
        return Features(
            quickRetries: retries.count,
            devices: Set(logins.compactMap(\.deviceId)).sorted { Array($0.utf8).lexicographicallyPrecedes($1.utf8) })
    }
}
