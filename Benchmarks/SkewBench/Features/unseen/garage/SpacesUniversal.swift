import FeatureStore

extension SpacesUniversal {
    static func compute(_ garage: GarageHistory, asOf: Timestamp) throws -> Features {
        let kathmandu = try Clocks.kathmandu.get()
        let counts = garage.spaceCounts.trailing(.hours(24), to: asOf)
        let ends = counts.dropFirst().map(\.countedAt) + [asOf]
        let full = zip(counts, ends).map { count, end in
            guard let free = count.free, free <= 0 else { return TimeSpan.zero }
            return end - count.countedAt
        }
        let afternoon = counts.filter { $0.countedAt.hour(in: kathmandu) >= 12 }
        return Features(
            freeNow: counts.compactMap(\.free).last,
            fullMinutes: full.reduce(.zero, +).wholeMinutes,
            leastFreePm: afternoon.compactMap(\.free).min())
    }
}
