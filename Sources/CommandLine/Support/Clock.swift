import ArgumentParser
import FeatureStore
import Online

/// The one place in which this program reads the clock; everything else is told the time.
enum Clock {
    /// The present instant.
    static func now() -> Timestamp { Online.SystemClock.now() }
}

extension Timestamp {
    /// The day that it lies in, in UTC.
    var dayInUTC: CalendarDate {
        let length: Int64 = 86_400_000_000
        let day = microseconds / length - (microseconds % length < 0 ? 1 : 0)
        return CalendarDate(daysSinceEpoch: Int32(clamping: day))
    }
}

/// A day as people write it on the command line: `2027-01-31`.
struct DayArgument {
    let day: CalendarDate

    init?(argument: String) {
        guard argument.utf8.count == 10, let day = try? CalendarDate(argument) else { return nil }
        self.day = day
    }

    /// Takes an option's value; the parser's message names both, and this says what was expected.
    static func read(_ text: String) throws -> DayArgument {
        guard let argument = DayArgument(argument: text) else {
            throw ValidationError("expected a day as 2027-01-31.")
        }
        return argument
    }
}

/// An instant as people write it on the command line: `2026-11-22T10:00:00Z`.
struct InstantArgument {
    let instant: Timestamp

    /// Takes an option's value; the parser's message names both, and this says what was expected.
    static func read(_ text: String) throws -> InstantArgument {
        do throws(ValueParsingError) {
            return InstantArgument(instant: try Timestamp(text))
        } catch {
            throw ValidationError("expected \(error.expected): \(error.reason).")
        }
    }
}
