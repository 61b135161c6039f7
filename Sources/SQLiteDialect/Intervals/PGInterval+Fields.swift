internal import BigInt
internal import SQLite

extension PGInterval {
    /// The field as `extract` gives it.
    func numeric(_ unit: TimeUnit) throws(FunctionFailure) -> PGNumeric {
        switch unit {
        case .epoch:
            // A year has 365.25 days here, a month beyond whole years 30.
            let quarterDays = Int128(months / 12) * 1_461 + Int128(months % 12) * 120 + Int128(days) * 4
            let microseconds = quarterDays * 21_600 * 1_000_000 + Int128(microseconds)
            return PGNumeric(coefficient: BigInt(microseconds), scale: 6)
        case .second: return PGNumeric(coefficient: BigInt(microseconds % 60_000_000), scale: 6)
        case .milliseconds: return PGNumeric(coefficient: BigInt(microseconds % 60_000_000), scale: 3)
        default: return PGNumeric(try integer(unit))
        }
    }

    /// The field as `date_part` gives it, in the order of PostgreSQL's floating-point operations.
    func double(_ unit: TimeUnit) throws(FunctionFailure) -> Double {
        switch unit {
        case .epoch:
            var result = Double(microseconds) / 1_000_000
            result += 365.25 * 86_400 * Double(months / 12)
            result += 30 * 86_400 * Double(months % 12)
            return result + 86_400 * Double(days)
        case .second:
            return Double(microseconds % 60_000_000 / 1_000_000) + Double(microseconds % 1_000_000) / 1_000_000
        case .milliseconds:
            return Double(microseconds % 60_000_000 / 1_000_000) * 1_000 + Double(microseconds % 1_000_000) / 1_000
        default: return Double(try integer(unit))
        }
    }

    private func integer(_ unit: TimeUnit) throws(FunctionFailure) -> Int64 {
        switch unit {
        case .microseconds: return microseconds % 60_000_000
        case .minute: return microseconds / 60_000_000 % 60
        case .hour: return microseconds / 3_600_000_000
        case .day: return Int64(days)
        case .month: return Int64(months % 12)
        case .quarter: return Int64(months % 12 / 3 + 1)
        case .year: return Int64(months / 12)
        case .decade: return Int64(months / 120)
        case .century: return Int64(months / 1_200)
        case .millennium: return Int64(months / 12_000)
        default: throw FunctionFailure("unit \"\(unit.rawValue)\" not supported for type interval")
        }
    }

    /// `date_trunc`: the fields below the unit become zero, towards zero; weeks have no place in an interval.
    func truncated(to unit: TimeUnit) throws(FunctionFailure) -> PGInterval {
        let wholeMonths: Int32 =
            switch unit {
            case .millennium: 12_000
            case .century: 1_200
            case .decade: 120
            case .year: 12
            case .quarter: 3
            default: 1
            }
        let months = PGInterval(months: months / wholeMonths * wholeMonths, days: 0, microseconds: 0)
        let step: Int64
        switch unit {
        case .millennium, .century, .decade, .year, .quarter, .month: return months
        case .day: return PGInterval(months: self.months, days: days, microseconds: 0)
        case .hour: step = 3_600_000_000
        case .minute: step = 60_000_000
        case .second: step = 1_000_000
        case .milliseconds: step = 1_000
        case .microseconds: step = 1
        default: throw FunctionFailure("unit \"\(unit.rawValue)\" not supported for type interval")
        }
        return PGInterval(months: self.months, days: days, microseconds: microseconds / step * step)
    }
}
