internal import Contracts
internal import FeatureStore

/// Other times at which a whole input may play.
///
/// Distances stay as they are; what may change is the day of the week, the month, the hour and how far the clocks' next
/// change is. So the times tried first are the plainest, and then such as keep more and more of these.
struct Timeline {
    let shape: ScenarioShape
    let scenario: Scenario
    let literals: HalfLiterals

    /// The distances by which the input may be shifted to a plainer `as_of`, the plainest first.
    func plainer(than asOf: Timestamp) -> [Int64] {
        let bound = Plainness.cost(asOf: asOf)
        var found: [(cost: Double, distance: Int64)] = []
        for distance in similar(to: asOf) {
            let (sum, overflows) = asOf.microseconds.addingReportingOverflow(distance)
            guard !overflows, distance != 0, !found.contains(where: { $0.distance == distance }) else { continue }
            let cost = Plainness.cost(asOf: Timestamp(microseconds: sum))
            guard cost < bound else { continue }
            found.insert((cost, distance), at: found.firstIndex { $0.cost > cost } ?? found.count)
        }
        return found.map(\.distance)
    }

    /// Distances to times that resemble an instant, those that keep least first.
    func similar(to asOf: Timestamp) -> [Int64] {
        let (day, week) = (HalfLiterals.day, 7 * HalfLiterals.day)
        let (away, overflows) = Plainness.canonical.microseconds.subtractingReportingOverflow(asOf.microseconds)
        guard !overflows else { return [] }
        // To the canonical instant; to its day at the same time of day; to the same day of the week near it.
        var distances = [away, Self.floor(away, day), Self.floor(away, week), Self.floor(away, week) + week]
        // To the same day of the month, and of the year, of 2024.
        let local = asOf.localTime(in: .utc)
        for (year, month) in [(2024, 6), (2024, local.date.month), (2023, local.date.month)] {
            if let date = CalendarDate(year: year, month: month, day: local.date.day) {
                distances.append(Int64(date.days(since: local.date)) * day)
            }
        }
        // Clocks change at the same time of day, in the same week of the year, as 2024's do.
        for change in ClockChanges.instants(of: literals.zones, in: window(asOf)) {
            for other in ClockChanges.instants(of: literals.zones, in: Self.year2024) {
                distances.append(other.microseconds - change.microseconds)
            }
        }
        // The same hour, minute or second, begun.
        for unit in [Plainness.hour, Plainness.minute, Plainness.second] {
            distances.append(-(local.microsecondOfDay % unit))
        }
        // The calendar repeats after 28 years, and always after 400; nearer, whole weeks.
        for weeks in [574, 1_461, -1_461, 20_871, 52, -52, 4, -4, 1, -1] { distances.append(Int64(weeks) * week) }
        return distances
    }

    private func window(_ asOf: Timestamp) -> ClosedRange<Timestamp> {
        let reach = 45 * HalfLiterals.day
        let first = asOf.microseconds.subtractingReportingOverflow(reach)
        let last = asOf.microseconds.addingReportingOverflow(reach)
        return Timestamp(
            microseconds: first.overflow ? .min : first.partialValue)...Timestamp(
                microseconds: last.overflow ? .max : last.partialValue)
    }

    private static func floor(_ distance: Int64, _ unit: Int64) -> Int64 {
        let rest = distance % unit
        return distance - (rest < 0 ? rest + unit : rest)
    }

    private static let year2024 =
        Timestamp(microseconds: 1_704_067_200_000_000)...Timestamp(microseconds: 1_735_689_600_000_000)
}
