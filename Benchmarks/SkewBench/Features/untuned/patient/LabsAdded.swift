import FeatureStore

extension LabsAdded {
    static func compute(_ patient: PatientHistory, asOf: Timestamp) -> Features {
        let samples = patient.samples.trailing(.days(90), to: asOf)
        let levels = samples.filter { $0.analyte == "crea" }.compactMap(\.level)
        var rise: ExactDecimal?
        if let newest = levels.last, let oldest = levels.first {
            rise = newest.subtracting(oldest)
        }
        let flagged = samples.filter { sample in sample.flags.contains { $0 == "H" || $0 == "L" } }
        return Features(creatinine: levels.last, creatinineRise: rise, flagged: flagged.count)
    }
}
