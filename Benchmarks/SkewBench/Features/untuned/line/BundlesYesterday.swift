import FeatureStore

extension BundlesYesterday {
    static func compute(_ line: LineHistory, asOf: Timestamp) -> Features {
        var total = 0
        for bundle in line.bundles.known(at: asOf - .hours(24)) {
            guard let mb = bundle.mb else { continue }
            total += mb
        }
        let newest = line.bundles.latest?.name
        return Features(bundleCount: line.bundles.count, totalMb: total, newestName: newest)
    }
}
