internal import FeatureStore

/// How many days and months a day may lie from today where the pair counts days, on either side and a day beside.
struct DayDistances: Sendable {
    /// A distance on the calendar.
    struct Distance: Hashable, Sendable {
        let months: Int
        let days: Int

        /// The day this far from the one that an instant has in a zone.
        func day(from instant: Int64, in zone: Zone) -> CalendarDate {
            Timestamp(microseconds: instant).date(in: zone).adding(months: months).adding(days: days)
        }
    }

    /// Today first, then the nearer lengths of those that the pair mentions.
    let distances: [Distance]

    /// How many different lengths are looked at.
    private static let mostLengths = 12
    /// A number of more days is no distance that anybody adds to a day.
    private static let longest = 1_000

    init(_ clues: Clues) {
        let day: Int64 = 86_400_000_000
        let spans = clues.spans.filter { $0 % day == 0 }.compactMap { Int(exactly: $0 / day) }
        let numbers = clues.integers.compactMap { Int(exactly: $0) }
        let lengths = Set((spans + numbers).filter { (1...Self.longest).contains($0) }).sorted()
        let days = Clues.distinct([0] + lengths.prefix(Self.mostLengths)).flatMap { [$0, -$0] }
        let months = clues.months.prefix(Self.mostLengths).flatMap { [$0, -$0] }
        let middles = days.map { (0, $0) } + months.map { ($0, 0) }
        distances = Clues.distinct(
            middles.flatMap { months, days in [0, -1, 1].map { Distance(months: months, days: days + $0) } })
    }
}
