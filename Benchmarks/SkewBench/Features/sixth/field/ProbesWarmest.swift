import FeatureStore

extension ProbesWarmest {
    static func compute(_ field: FieldHistory, asOf: Timestamp) -> Features {
        let probes = field.soilProbes.trailing(.hours(72), to: asOf)
        var rises = 0
        var before: Double?
        for probe in probes {
            if let before, let moisture = probe.moisture, before.isOrderedBefore(moisture) { rises += 1 }
            before = probe.moisture
        }
        var depths: [Int: Int] = [:]
        for depth in probes.compactMap(\.depthCm) { depths[depth, default: 0] += 1 }
        let most = depths.values.max()
        var drying: Double?
        if let first = probes.first?.moisture, let last = probes.latest?.moisture { drying = first - last }
        return Features(
            rises: rises,
            coldestF: probes.compactMap(\.celsius).smallest.map { $0 * 1.8 + 32 },
            usualDepth: depths.filter { $0.value == most }.keys.min(),
            drying: drying)
    }
}
