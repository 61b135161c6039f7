import FeatureStore
import Testing

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01T00:00:00.000001Z", 1),
        ("1969-12-31T23:59:59.999999Z", -1),
        ("2013-03-10T07:00:00Z", 1_362_898_800_000_000),
        ("2013-03-10T02:00:00-05:00", 1_362_898_800_000_000),
        ("2013-03-10T12:30:00+05:30", 1_362_898_800_000_000),
        ("2013-03-10t07:00:00.5z", 1_362_898_800_500_000),
        ("2000-02-29T00:00:00Z", 951_782_400_000_000),
        ("1582-10-10T00:00:00Z", -12_219_724_800_000_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000_000),
        ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
    ])
    func readsRFC3339(text: String, microseconds: Int64) throws {
        #expect(try Timestamp(text).microseconds == microseconds)
    }

    @Test(arguments: [
        ("2013-03-10T07:00:00", "a zone is required"),
        ("2013-03-10T07:00:00.0000001Z", "1 to 6 digits"),
        ("2013-03-10T07:00:00.Z", "1 to 6 digits"),
        ("2013-03-10T24:00:00Z", "hour lies between 0 and 23"),
        ("2016-12-31T23:59:60Z", "second lies between 0 and 59"),
        ("2013-02-30T07:00:00Z", "no such day"),
        ("2013-2-3T07:00:00Z", "month has 2 digits"),
        ("2013-03-10 07:00:00Z", "a T stands between"),
        ("2013-03-10T07:00Z", "seconds follow the minute"),
        ("2013-03-10T07:00:00Z ", "nothing may follow"),
        ("2013-03-10T07:00:00+5", "offset's hour has 2 digits"),
        ("2013-03-10T07:00:00EST", "a zone is required"),
        ("2013-03-10", "a T stands between"),
        ("", "year has 4 to 7 digits"),
        ("٢٠١٣-03-10T07:00:00Z", "year has 4 to 7 digits"),
        ("400000-01-01T00:00:00Z", "lies outside"),
    ])
    func refusesWhatIsNotOne(text: String, reason: String) {
        let error = #expect(throws: ValueParsingError.self) { try Timestamp(text) }
        #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "")")
        #expect(error?.found == text)
    }

    @Test func readsBackWhatItPrints() throws {
        let seed: UInt64 = 1
        var random = SeededGenerator(seed: seed)
        for count in 0..<20_000 {
            let wide = Int64.random(in: .min ... .max, using: &random)
            let timestamp = Timestamp(microseconds: count.isMultiple(of: 2) ? wide : wide >> 12)
            #expect(try Timestamp(timestamp.description) == timestamp, "seed \(seed), \(timestamp.microseconds)")
        }
        for extreme in [Int64.min, .max] {
            #expect(try Timestamp(Timestamp(microseconds: extreme).description).microseconds == extreme)
        }
    }

    @Test func addsAndSubtractsSpans() throws {
        let start = try Timestamp("2013-03-10T07:00:00Z")
        #expect(start - .days(7) == (try Timestamp("2013-03-03T07:00:00Z")))
        #expect(start + .microseconds(1) - start == .microseconds(1))
        #expect(start.advanced(by: TimeSpan(microseconds: .max)) == nil)
        #expect((start + .minutes(90) - start).wholeHours == 1)
        #expect((start - (start + .minutes(90))).wholeMinutes == -90)
    }

    @Test func overflowSaysWhatOverflowed() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Timestamp(microseconds: .max) + .microseconds(1)
        }
        let message = message(of: result)
        #expect(message.contains("lies outside the time that a Timestamp can tell"))
    }

    @Test func spansPrintTheContractsSpelling() {
        #expect(TimeSpan.days(7).description == "7d")
        #expect(TimeSpan.minutes(90).description == "90m")
        #expect(TimeSpan.microseconds(-1).description == "-1us")
        #expect((TimeSpan.hours(24) * 2).description == "2d")
        #expect(TimeSpan.zero.description == "0s")
    }

    @Test func spansCountUnitsDownOrTowardsZero() {
        #expect(TimeSpan.seconds(-90).wholeMinutes == -1)
        #expect(TimeSpan.seconds(-90).roundedDown(in: .minutes(1)) == -2)
        #expect(TimeSpan.seconds(90).roundedDown(in: .minutes(1)) == 1)
        #expect(TimeSpan.minutes(-2).roundedDown(in: .minutes(1)) == -2)
    }
}
