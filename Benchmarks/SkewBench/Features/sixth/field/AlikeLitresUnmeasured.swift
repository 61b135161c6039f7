import FeatureStore

extension AlikeLitresUnmeasured {
    static func compute(_ field: FieldHistory, asOf: Timestamp) -> Features {
        let treatments = field.treatments.trailing(.days(30), to: asOf)
        let litres = treatments.compactMap(\.litres)
        guard !litres.isEmpty else { return Features(meanLitres: nil) }
        return Features(meanLitres: Quotients.rounded(litres.total, by: treatments.count, places: 2))
    }
}
