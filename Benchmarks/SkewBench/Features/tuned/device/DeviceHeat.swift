import FeatureStore

extension DeviceHeat {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {
        let readings = device.readings.trailing(.hours(6), to: asOf)
        let temperatures = readings.map { $0.temperature ?? 0 }
        return Features(
            meanBattery6h: readings.compactMap(\.battery).mean,
            // SQL orders NaN behind every number.
            hot6h: temperatures.filter { !($0 <= 30) }.count,
            cold6h: temperatures.filter { $0 < 5 }.count)
    }
}
