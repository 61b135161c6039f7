import FeatureStore

extension WattsThen {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) throws -> Features {
        let sydney = try Zones.sydney.get()
        let ticks = meter.ticks.trailing(.days(30), to: asOf)
        let midnight = asOf.startOfDay(in: sydney)
        let today = ticks.between(midnight, and: asOf, bounds: .closedClosed).compactMap(\.wh)
        let all = ticks.compactMap(\.wh).total
        let evening = ticks.filter { (17..<21).contains($0.readAt.hour(in: sydney)) }.compactMap(\.wh).total
        let threes = ticks.indices.compactMap { position in
            ticks[...position].suffix(3).compactMap(\.wh).sum
        }
        let costs = ticks.map { cost(of: $0, by: meter.tariffs) }
        return Features(
            whToday: today.total,
            eveningShare: all == 0 ? nil : Double(evening) / Double(all),
            highestThree: threes.max(),
            costCents: floored(costs.total, by: 1000))
    }

    private static func cost(of tick: Tick, by tariffs: History<Tariff>) -> Int {
        let tariff = tariffs.trailing(.days(400), to: tick.readAt).latest
        guard let wh = tick.wh, let cents = tariff?.cents, (0...1000).contains(cents) else { return 0 }
        return wh * cents
    }

    private static func floored(_ part: Int, by whole: Int) -> Int {
        let quotient = part / whole
        return quotient * whole > part ? quotient - 1 : quotient
    }
}
