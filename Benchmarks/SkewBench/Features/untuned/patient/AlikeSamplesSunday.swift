import FeatureStore

extension AlikeSamplesSunday {
    static func compute(_ patient: PatientHistory, asOf: Timestamp) -> Features {
        let sunday = asOf.startOfWeek(in: .utc, startingOn: .sunday)
        return Features(samplesThisWeek: patient.samples.between(sunday, and: asOf, bounds: .closedClosed).count)
    }
}
