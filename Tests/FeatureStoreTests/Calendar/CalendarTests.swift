import FeatureStore
import Testing

struct CalendarTests {
    private let newYork: Zone

    init() throws {
        newYork = try Zone("America/New_York")
    }

    /// CATALOGUE TIM-16: a day is not 24 hours where clocks change.
    @Test func aCalendarDayIsNot24HoursWhereClocksChange() throws {
        let noon = try Timestamp("2024-03-09T17:00:00Z")
        #expect(try noon.adding(days: 1, in: newYork) == Timestamp("2024-03-10T16:00:00Z"))
        #expect(try noon + .days(1) == Timestamp("2024-03-10T17:00:00Z"))
        #expect(noon.adding(days: 1, in: .utc) == noon + .days(1))
    }

    @Test func monthsKeepTheTimeOfDay() throws {
        let late = try Timestamp("2024-01-31T23:00:00.000001-05:00")
        #expect(try late.adding(months: 1, in: newYork) == Timestamp("2024-02-29T23:00:00.000001-05:00"))
        #expect(try late.adding(months: 2, in: newYork) == Timestamp("2024-03-31T23:00:00.000001-04:00"))
    }

    /// CATALOGUE TIM-19, TIM-20: the day is the zone's.
    @Test func startsAreTheZones() throws {
        let instant = try Timestamp("2024-01-01T03:00:00.5Z")
        #expect(instant.date(in: newYork).description == "2023-12-31")
        #expect(try instant.startOfDay(in: newYork) == Timestamp("2023-12-31T05:00:00Z"))
        #expect(try instant.startOfDay(in: .utc) == Timestamp("2024-01-01T00:00:00Z"))
        #expect(try instant.startOfMonth(in: newYork) == Timestamp("2023-12-01T05:00:00Z"))
        #expect(try instant.startOfYear(in: newYork) == Timestamp("2023-01-01T05:00:00Z"))
        #expect(
            try Timestamp("2018-11-04T12:00:00Z").startOfDay(in: Zone("America/Sao_Paulo"))
                == Timestamp("2018-11-04T03:00:00Z"))
    }

    /// CATALOGUE TIM-05: Sunday belongs to the week before, or begins one.
    @Test func weeksStartWhenTheyAreSaidTo() throws {
        let sunday = try Timestamp("2024-01-07T12:00:00Z")
        #expect(try sunday.startOfWeek(in: .utc, startingOn: .monday) == Timestamp("2024-01-01T00:00:00Z"))
        #expect(try sunday.startOfWeek(in: .utc, startingOn: .sunday) == Timestamp("2024-01-07T00:00:00Z"))
        #expect(try sunday.startOfWeek(in: newYork, startingOn: .saturday) == Timestamp("2024-01-06T05:00:00Z"))
        #expect(sunday.weekday(in: newYork) == .sunday)
        #expect(sunday.weekday(in: try Zone("Pacific/Kiritimati")) == .monday)
    }

    @Test func aRepeatedHourHasTwoStarts() throws {
        #expect(try Timestamp("2024-11-03T05:45:00Z").startOfHour(in: newYork) == Timestamp("2024-11-03T05:00:00Z"))
        #expect(try Timestamp("2024-11-03T06:45:00Z").startOfHour(in: newYork) == Timestamp("2024-11-03T06:00:00Z"))
        #expect(
            try Timestamp("2024-07-01T12:20:00Z").startOfHour(in: Zone("Asia/Kathmandu"))
                == Timestamp("2024-07-01T12:15:00Z"))
    }

    @Test func clocksBeforeTheEpochRunForward() throws {
        let local = try Timestamp("1969-12-31T23:59:59.999999Z").localTime(in: .utc)
        #expect((local.date.description, local.hour, local.minute) == ("1969-12-31", 23, 59))
        #expect((local.second, local.microsecond) == (59, 999_999))
        #expect(LocalTime(local.date, hour: 24, minute: 0) == nil)
    }
}
