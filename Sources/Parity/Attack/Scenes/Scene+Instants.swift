internal import FeatureStore

extension Scene {
    /// When an event happens: mostly inside windows or on their edges.
    mutating func eventTime(_ table: Int, _ former: [[CellValue]]) -> Int64 {
        if isPlain { return inside(from: now) }
        let reach = ground.moments.reach
        switch chance.below(100) {
        case ..<30: return inside(from: now)
        case ..<58: return edge(from: now)
        case ..<72: return edge(from: chance.pick(references) ?? now)
        case ..<80: return now + Int64(chance.below(3)) - 1
        case ..<86: return now - reach - reach / 1_000 * Int64(chance.below(1_000)) - 1
        case ..<91: return now + reach / 1_000 * Int64(chance.below(1_000)) + 2
        case ..<95: return (chance.pick(references) ?? now) + Int64(chance.below(3)) - 1
        default:
            let event = ground.tables[table].event
            guard case .timestamp(let same)? = chance.pick(former)?[event] else { return inside(from: now) }
            return same.microseconds
        }
    }

    /// When something else of the row happens: when it was known, when what began ended.
    ///
    /// It may lie before the event: a flight may depart early, a forecast is published ahead.
    mutating func otherInstant(_ column: Int, _ table: Int, event: Int64, latest: Int64) -> Int64 {
        let room = max(now - latest, 0)
        if isPlain { return room > 0 ? latest + room / 1_000 * Int64(chance.below(900)) + 1 : latest }
        let minute: Int64 = 60_000_000
        switch chance.below(100) {
        case ..<32: return latest + Int64(chance.below(150)) * minute + Int64(chance.below(3)) - 1
        case ..<40: return event
        case ..<54: return now + Int64(chance.below(3)) - 1
        case ..<62: return now + Int64(1 + chance.below(400)) * minute
        case ..<68: return event - Int64(chance.below(90)) * minute - 1
        case ..<78: return edge(from: chance.isOne(in: 50) ? event : now)
        case ..<84: return event + (chance.pick(ground.clues.spans) ?? minute) + Int64(chance.below(3)) - 1
        case ..<90: return (chance.pick(references) ?? now) + Int64(chance.below(3)) - 1
        case ..<95:
            guard case .timestamp(let same)? = chance.pick(scenario.tables[table].rows)?[column] else { return latest }
            return same.microseconds
        default: return inside(from: now)
        }
    }

    /// A day beside today, or as far from it as the pair reaches, on the calendar of one of its zones.
    mutating func day(from reference: Int64) -> CalendarDate {
        let zone = chance.isOne(in: 50) ? .utc : chance.pick(ground.clues.zones) ?? .utc
        let today = Timestamp(microseconds: reference).date(in: zone)
        let beside = chance.below(3) - 1
        switch chance.below(100) {
        case ..<30: return today.adding(days: beside)
        case ..<60 where !ground.clues.months.isEmpty:
            return today.adding(months: -(chance.pick(ground.clues.months) ?? 0)).adding(days: beside)
        case ..<85:
            let span = (chance.pick(ground.clues.spans) ?? 0) / 86_400_000_000
            return today.adding(days: (chance.isOne(in: 25) ? 1 : -1) * Int(span) + beside)
        default: return today.adding(days: -chance.below(800))
        }
    }
}
