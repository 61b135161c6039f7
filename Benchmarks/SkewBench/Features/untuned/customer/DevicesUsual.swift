import FeatureStore

extension DevicesUsual {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let logins = customer.logins.trailing(.days(30), to: asOf)
        let devices = logins.map { $0.deviceId.map(Spelling.key) }
        let changes = zip(devices, devices.dropFirst()).count { $0 != $1 }
        let failures = logins.reduce(0) { failures, login in
            switch login.hasSucceeded {
            case true?: 0
            case false?: failures + 1
            case nil: failures
            }
        }
        let durations = logins.compactMap(\.durationMs)
        let slow = durations.count { $0 * durations.count >= durations.total }
        return Features(deviceChanges: changes, failuresSinceSuccess: failures, slowLogins: slow)
    }
}
