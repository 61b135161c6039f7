import FeatureStore
import Testing

struct CalendarDateTests {
    @Test func countsDaysAsTheCalendarDoes() throws {
        // Walked day by day from 1600 to 2401, all rules of leap years included.
        var date = try CalendarDate("1600-01-01")
        var (year, month, day) = (1600, 1, 1)
        while year < 2402 {
            #expect(date.civil == (year, month, day))
            #expect(CalendarDate(year: year, month: month, day: day) == date)
            let leap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
            let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            day += 1
            if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
            date = date.adding(days: 1)
        }
    }

    @Test func readsBackWhatItPrints() throws {
        let seed: UInt64 = 2
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            let date = CalendarDate(daysSinceEpoch: Int32.random(in: -2_000_000_000...2_000_000_000, using: &random))
            #expect(try CalendarDate(date.description) == date, "seed \(seed), \(date.daysSinceEpoch)")
            let (year, month, day) = date.civil
            #expect(CalendarDate(year: year, month: month, day: day) == date)
        }
    }

    @Test(arguments: ["2013-02-30", "2013-13-01", "2013-00-01", "2013-2-3", "20130203", "01/02/2013", "2013-02-03 "])
    func refusesWhatIsNotADay(text: String) {
        #expect(throws: ValueParsingError.self) { try CalendarDate(text) }
        #expect(CalendarDate(year: 2013, month: 2, day: 29) == nil)
    }

    /// CATALOGUE TIM-10 to TIM-13, TIM-15, TIM-43.
    @Test func addsMonthsAsPostgreSQLDoes() throws {
        #expect(try CalendarDate("2024-01-31").adding(months: 1) == CalendarDate("2024-02-29"))
        #expect(try CalendarDate("2024-01-31").adding(months: 1).adding(months: 1) == CalendarDate("2024-03-29"))
        #expect(try CalendarDate("2024-01-31").adding(months: 2) == CalendarDate("2024-03-31"))
        #expect(try CalendarDate("2024-03-31").adding(months: -1) == CalendarDate("2024-02-29"))
        #expect(try CalendarDate("2024-02-29").adding(months: 12) == CalendarDate("2025-02-28"))
        #expect(try CalendarDate("2024-01-02").days(since: CalendarDate("2024-01-01")) == 1)
        #expect(try CalendarDate("1582-10-10").description == "1582-10-10")
    }

    /// CATALOGUE TIM-06.
    @Test func namesTheDayOfTheWeek() throws {
        let sunday = try CalendarDate("2024-01-07")
        #expect(sunday.weekday == .sunday)
        #expect(sunday.weekday.rawValue == 7)
        #expect(sunday.weekday.daysSinceSunday == 0)
        #expect(CalendarDate(daysSinceEpoch: -1).weekday == .wednesday)
    }
}
