import FeatureStore

extension SpanSeconds {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {
        let readings = device.readings.trailing(.hours(24), to: asOf)
        let span = readings.first.flatMap { first in readings.last.map { $0.measuredAt - first.measuredAt } }
        return Features(
            goalPercent: readings.compactMap(\.steps).max().map { $0 * 100 / 8000 },
            span24h: span.map { $0.wholeSeconds * 1000 })
    }
}
