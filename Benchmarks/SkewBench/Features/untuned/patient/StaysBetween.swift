import FeatureStore

extension StaysBetween {
    static func compute(_ patient: PatientHistory, asOf: Timestamp) throws -> Features {
        let newYork = try Zones.newYork.get()
        let year = patient.stays.trailing(.days(365), to: asOf)
        let nights = year.compactMap { stay in
            stay.dischargedAt.map { $0.date(in: newYork).days(since: stay.admittedAt.date(in: newYork)) }
        }
        let readmitted = year.filter { stay in
            patient.stays.contains { other in
                guard other.stayId != stay.stayId, let end = other.dischargedAt else { return false }
                return end <= stay.admittedAt && end > stay.admittedAt - .days(30)
            }
        }
        let costs = year.compactMap(\.costCents)
        return Features(nights365d: nights.total, readmissions: readmitted.count, meanCostCents: costs.mean)
    }
}
