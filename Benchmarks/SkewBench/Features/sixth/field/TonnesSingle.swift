import FeatureStore

extension TonnesSingle {
    static func compute(_ field: FieldHistory, asOf: Timestamp) throws -> Features {
        let newYear = asOf.startOfYear(in: try Localities.adelaide.get())
        let cuts = field.harvests.trailing(.days(400), to: asOf)
        let fresh = cuts.between(newYear, and: asOf, bounds: .closedClosed)
        let wet = cuts.compactMap(\.moisture).filter { Double(18).isOrderedBefore($0) }
        return Features(
            tonnesThisYear: Double(fresh.compactMap(\.tonnes).reduce(Float(0)) { $0 + Float($1) }),
            wetCuts: wet.count,
            crops: Texts.sortedOnce(cuts.compactMap(\.crop)),
            best: cuts.compactMap(\.tonnes).largest)
    }
}
