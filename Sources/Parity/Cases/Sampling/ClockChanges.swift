internal import Contracts
internal import FeatureStore
public import SQLFrontend

/// When the clocks of a project's zones change: days on which a day has not 24 hours.
enum ClockChanges {
    /// The zones that views speak of: in decisions, and as texts in their SQL that name a zone.
    ///
    /// - Returns: names in order of first appearance, UTC left out.
    static func zones(_ queries: [BoundQuery]) -> [Zone] {
        var names: [String] = []
        for query in queries {
            names += query.view.features.compactMap(\.decisions.zone)
            for literal in query.literals {
                if case .text(let text) = literal.value { names.append(text) }
            }
        }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.compactMap { try? Zone($0) }.filter { $0 != .utc }
    }

    /// The changes of the zones within a stretch of time, in order; of very many the last.
    static func instants(of zones: [Zone], in range: ClosedRange<Timestamp>, atMost count: Int = 24) -> [Timestamp] {
        // Before 1900 and behind 2100 nothing is known of clocks, and a range may be as wide as the type.
        let known = Timestamp(microseconds: -2_208_988_800_000_000)...Timestamp(microseconds: 4_102_444_800_000_000)
        guard range.overlaps(known) else { return [] }
        let range = range.clamped(to: known)
        var found: Set<Timestamp> = []
        for zone in zones {
            // Clocks change a few times a year at most, so a week holds one change or none.
            let week: Int64 = 7 * 86_400_000_000
            var start = range.lowerBound.microseconds
            while start < range.upperBound.microseconds {
                let (sum, overflow) = start.addingReportingOverflow(week)
                let end = overflow ? range.upperBound.microseconds : min(sum, range.upperBound.microseconds)
                if offset(zone, start) != offset(zone, end) { found.insert(change(zone, start, end)) }
                start = end
            }
        }
        return found.sorted().suffix(count)
    }

    /// The first instant of the new offset, between an instant of the old and one of the new.
    private static func change(_ zone: Zone, _ start: Int64, _ end: Int64) -> Timestamp {
        var (before, after) = (start, end)
        let old = offset(zone, before)
        while after - before > 1 {
            let middle = before + (after - before) / 2
            if offset(zone, middle) == old { before = middle } else { after = middle }
        }
        return Timestamp(microseconds: after)
    }

    private static func offset(_ zone: Zone, _ microseconds: Int64) -> Int64 {
        let local = Timestamp(microseconds: microseconds).localTime(in: zone)
        return Int64(local.date.daysSinceEpoch) * 86_400_000_000 + local.microsecondOfDay - microseconds
    }
}

/// The time zones that a project speaks of.
public enum ProjectZones {
    /// The IANA names in decisions and in the SQL of views, in order of first appearance, UTC left out.
    public static func names(_ queries: [BoundQuery]) -> [String] { ClockChanges.zones(queries).map(\.name) }
}
