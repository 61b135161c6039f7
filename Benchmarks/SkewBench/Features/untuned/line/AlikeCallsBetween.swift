import FeatureStore

extension AlikeCallsBetween {
    static func compute(_ line: LineHistory, asOf: Timestamp) -> Features {
        Features(calls21d: line.calls.between(asOf - .days(21), and: asOf, bounds: .closedClosed).count)
    }
}
