import FeatureStore

extension FirmwareUnknown {
    static func compute(_ device: DeviceHistory, asOf: Timestamp) -> Features {
        let readings = device.readings.trailing(.hours(48), to: asOf)
        let batteries = readings.compactMap(\.battery)
        let low = batteries.filter { $0 <= 0.15 }
        let firmwares = Set(readings.compactMap(\.firmware).map(Spelling.key))
        return Features(
            lowShare: batteries.isEmpty ? nil : Double(low.count) / Double(batteries.count),
            stepsTotal: readings.compactMap(\.steps).total,
            firmwares: firmwares.sorted { $0.lexicographicallyPrecedes($1) }.map { Spelling.text($0) })
    }
}
