import FeatureStore

extension LentDueToday {
    static func compute(_ reader: ReaderHistory, asOf: Timestamp) throws -> Features {
        let london = try Clocks.london.get()
        let today = asOf.date(in: london)
        let lendings = reader.lendings.trailing(.days(180), to: asOf)
        let overdue = lendings.filter { $0.returnedAt == nil && $0.dueOn < today }
        let days = lendings.compactMap { lending in
            lending.returnedAt.map { $0.date(in: london).days(since: lending.lentAt.date(in: london)) }
        }
        let titles = Dictionary(grouping: lendings) { Spelling.key($0.title) }
        return Features(
            overdue: overdue.count,
            longestDays: days.max(),
            fineCents: lendings.compactMap(\.fineCents).total,
            titlesAgain: titles.values.filter { $0.count > 1 }.count)
    }
}
