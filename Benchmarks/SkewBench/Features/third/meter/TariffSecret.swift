import FeatureStore

extension TariffSecret {
    static func compute(_ meter: MeterHistory, asOf: Timestamp) -> Features {
        let tariffs = meter.tariffs.trailing(.days(90), to: asOf)
        let dear = meter.ticks.trailing(.days(7), to: asOf).filter { tick in
            guard let cents = tariffs.upTo(tick.readAt).latest?.cents else { return false }
            return cents > 30
        }
        return Features(tariffNow: tariffs.latest?.cents, dearReads7d: dear.count)
    }
}
