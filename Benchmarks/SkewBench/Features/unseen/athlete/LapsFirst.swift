import FeatureStore

extension LapsFirst {
    static func compute(_ athlete: AthleteHistory, asOf: Timestamp) -> Features {
        let workouts = athlete.workouts.last(3)
        let laps = workouts.flatMap { $0.laps ?? [] }
        let last = workouts.latest?.laps ?? []
        let minutes = workouts.map(\.minutes)
        let longer = zip(minutes.dropFirst(), minutes).filter { later, earlier in
            guard let later, let earlier else { return false }
            return later > earlier
        }
        return Features(
            fastestLap: laps.compactMap { $0 }.min(),
            secondLap: last.count > 1 ? last[1] : nil,
            laps: laps.count,
            longer: longer.count)
    }
}
