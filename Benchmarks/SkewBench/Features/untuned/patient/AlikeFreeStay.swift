import FeatureStore

extension AlikeFreeStay {
    static func compute(_ patient: PatientHistory, asOf: Timestamp) -> Features {
        Features(dearestStay: patient.stays.trailing(.days(90), to: asOf).compactMap(\.costCents).max() ?? 0)
    }
}
