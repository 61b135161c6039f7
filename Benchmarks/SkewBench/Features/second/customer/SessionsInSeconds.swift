import FeatureStore

extension SessionsInSeconds {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        var sizes: [Int] = []
        var previous: Timestamp?
        for login in customer.logins.trailing(.days(3), to: asOf) {
            if let before = previous, login.loggedInAt - before <= .minutes(45) {
                sizes[sizes.count - 1] += 1
            } else {
                sizes.append(1)
            }
            previous = login.loggedInAt
        }
        return Features(sessions3d: sizes.count, largestSession3d: sizes.max())
    }
}
