import FeatureStore

extension MissedWordless {
    static func compute(_ pupil: PupilHistory, asOf: Timestamp) -> Features {
        let absences = pupil.absences.trailing(.days(60), to: asOf)
        let open = absences.filter { $0.excuse == nil }
        let days = Set(absences.map(\.day))
        let weeks = Set(days.map { $0.adding(days: -$0.weekday.daysSinceSunday) })
        let excuses = Set(absences.compactMap(\.excuse).map { Spelling.key(Spelling.stripped($0)) })
        let sorted = excuses.sorted { $0.lexicographicallyPrecedes($1) }.map { Spelling.text($0) }
        return Features(
            unexcusedHours: open.map(\.hours).total,
            weeks: weeks.count,
            days: days.count,
            excuses: sorted.isEmpty ? nil : sorted.joined(separator: ", "))
    }
}
