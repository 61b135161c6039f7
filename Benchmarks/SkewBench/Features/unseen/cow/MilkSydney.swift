import FeatureStore

extension MilkSydney {
    static func compute(_ cow: CowHistory, asOf: Timestamp) throws -> Features {
        let auckland = try Zones.sydney.get()
        let milkings = cow.milkings.trailing(.days(10), to: asOf)
        let midnight = asOf.startOfDay(in: auckland)
        let before = midnight.adding(days: -1, in: auckland)
        let yesterday = milkings.between(before, and: midnight, bounds: .closedOpen)
        let cells = milkings.compactMap(\.cells)
        return Features(
            litresYesterday: yesterday.compactMap(\.litres).total,
            medianCells: cells.medianDiscrete,
            cellDeviation: cells.sampleStandardDeviation,
            milkingsToday: milkings.between(midnight, and: asOf, bounds: .closedClosed).count)
    }
}
