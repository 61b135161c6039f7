/// The local time of one zone at every instant.
struct Zone: Sendable {
    /// Ascending seconds since 1970 at which the offset, or only its name, changes.
    private let transitions: [Int64]
    /// For each transition, the offset in seconds east of UTC that begins there.
    private let offsets: [Int64]
    /// The offset before all transitions.
    private let earliest: Int64
    /// What PostgreSQL takes for the offset before all transitions when it looks for the first of them.
    private let earliestStandard: Int64
    /// The rule for the time behind the last transition, or for all time where there is none.
    private let rule: PosixZone?

    /// A zone from its file; nil where the file counts leap seconds.
    init?(_ file: TimeZoneFile) {
        guard !file.hasLeapSeconds, let first = file.kinds.first else { return nil }
        transitions = file.transitions
        offsets = file.indexes.map { file.kinds[$0].offset }
        let standard = file.kinds.first { !$0.isDaylightSaving } ?? first
        earliestStandard = standard.offset
        earliest = file.kinds[Self.earliestKind(file)].offset
        rule = PosixZone(file.footer).flatMap { $0.saving == nil ? nil : $0 }
    }

    /// A zone that POSIX spells.
    init(_ rule: PosixZone) {
        transitions = []
        offsets = []
        let hasNoChanges = rule.changes(year: 2001).isEmpty && rule.changes(year: 2004).isEmpty
        earliest = hasNoChanges ? rule.saving?.offset ?? rule.offset : rule.offset
        earliestStandard = earliest
        self.rule = hasNoChanges ? nil : rule
    }

    /// A zone of one offset.
    init(offset: Int64) {
        self.init(PosixZone(fixed: offset))
    }

    /// The kind before the first transition.
    ///
    /// It is the first one of newer files; in older files it needs to be guessed, as PostgreSQL's `tzload` does.
    private static func earliestKind(_ file: TimeZoneFile) -> Int {
        guard file.indexes.contains(0) else { return 0 }
        if let first = file.indexes.first, file.kinds[first].isDaylightSaving {
            if let before = file.kinds[..<first].lastIndex(where: { !$0.isDaylightSaving }) { return before }
        }
        return file.kinds.firstIndex { !$0.isDaylightSaving } ?? 0
    }

    /// Seconds east of UTC at an instant, in seconds since 1970.
    func offset(at instant: Int64) -> Int64 {
        if let last = transitions.last, instant < last {
            let position = firstTransition(after: instant)
            return position == 0 ? earliest : offsets[position - 1]
        }
        return lateOffset(at: instant)
    }

    /// The offset at or behind the last transition.
    private func lateOffset(at instant: Int64) -> Int64 {
        if let rule {
            for year in Self.yearsAround(instant).reversed() {
                for change in rule.changes(year: year).reversed() where change.time <= instant {
                    guard let last = transitions.last, change.time <= last else { return change.offset }
                    return offsets.last ?? earliest
                }
            }
        }
        return offsets.last ?? earliest
    }

    /// The first change behind an instant: when it is, and the offsets before and after it; nil where there is none.
    private func change(after instant: Int64) -> (time: Int64, before: Int64, after: Int64)? {
        if let last = transitions.last, instant < last {
            let position = firstTransition(after: instant)
            let before = position == 0 ? earliestStandard : offsets[position - 1]
            return (transitions[position], before, offsets[position])
        }
        guard let rule else { return nil }
        for year in Self.yearsAround(instant) {
            for change in rule.changes(year: year) where change.time > instant {
                return (change.time, lateOffset(at: change.time - 1), change.offset)
            }
        }
        return nil
    }

    private static func yearsAround(_ instant: Int64) -> [Int64] {
        let year = CivilCalendar.date(days: CivilCalendar.floorDivide(instant, 86_400)).year
        return [year - 1, year, year + 1]
    }

    /// The position of the first transition behind an instant, or their count.
    private func firstTransition(after instant: Int64) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] > instant { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Seconds east of UTC where a clock on the wall, in seconds since 1970 on it, shows a time.
    ///
    /// In a gap, the offset before it; where the clock shows the time twice, the second, as PostgreSQL's
    /// `DetermineTimeZoneOffset` decides, which looks at the first change behind the day before.
    func offset(ofClock clock: Int64) -> Int64 {
        let dayBefore = clock - 86_400
        guard let change = change(after: dayBefore) else { return offset(at: dayBefore) }
        let (early, late) = (clock - change.before, clock - change.after)
        if early < change.time, late < change.time { return change.before }
        if early > change.time, late >= change.time { return change.after }
        return early > late ? change.before : change.after
    }
}

extension PosixZone {
    /// A zone of one offset.
    init(fixed offset: Int64) {
        self.offset = offset
        saving = nil
    }
}
