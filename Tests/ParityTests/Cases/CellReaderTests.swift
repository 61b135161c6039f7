import FeatureStore
import RowText
import Testing

@testable import Parity

@Suite struct CellReaderTests {
    static func read(_ text: String, _ type: ValueType) -> CellValue? {
        var column = Column(name: "x", type: type)
        guard CellReader(type: type).fault(appending: Array(text.utf8), to: &column) == nil else { return nil }
        return CellValue(column, row: 0)
    }

    @Test func instantsAreReadAsFeatureStoreWritesThem() throws {
        for seed in UInt64(0)..<2_000 {
            var generator = SeededGenerator(seed: seed)
            // Years 1 to 9999, to the microsecond.
            let instant = Timestamp(
                microseconds: Int64.random(in: -62_135_596_800_000_000...253_402_300_799_999_999, using: &generator))
            #expect(Self.read("\(instant)", .timestamp) == .timestamp(instant), "seed \(seed)")
            #expect(try Timestamp("\(instant)") == instant, "seed \(seed)")
            let day = CalendarDate(daysSinceEpoch: Int32.random(in: -719_162...2_932_896, using: &generator))
            #expect(Self.read("\(day)", .date) == .date(day), "seed \(seed)")
        }
    }

    @Test func numbersAreReadAsSwiftWritesThem() {
        for seed in UInt64(0)..<2_000 {
            var generator = SeededGenerator(seed: seed)
            let number = Int64.random(in: .min ... .max, using: &generator)
            #expect(Self.read("\(number)", .int) == .int(number), "seed \(seed)")
            let double = Double(bitPattern: .random(in: 0 ... .max, using: &generator))
            if double.isFinite { #expect(Self.read("\(double)", .double) == .double(double), "seed \(seed)") }
        }
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "0", "-0", "007"])
    func integersWithinTheTypeAreRead(_ text: String) {
        #expect(Self.read(text, .int) == Int64(text).map { .int($0) })
    }

    @Test(arguments: ["", "-", "+1", "1_000", "0x1", "9223372036854775808", "-9223372036854775809", " 1", "1 ", "１"])
    func whatIsNoIntegerIsRefused(_ text: String) {
        #expect(Self.read(text, .int) == nil)
    }

    @Test(arguments: ["", ".", "e5", "inf", "nan", "1e", "1..2", "0x1p3", "--1", "1e999"])
    func whatIsNoDoubleIsRefused(_ text: String) {
        #expect(Self.read(text, .double) == nil)
    }

    @Test func decimalsKeepEveryDigit() {
        let longest = String(repeating: "9", count: 38)
        let type = ValueType.decimal(precision: 38, scale: 0)
        #expect(
            Self.read(longest, type) == ExactDecimal(coefficient: Int128(longest) ?? 0, scale: 0).map { .decimal($0) })
        #expect(Self.read("1" + longest, type) == nil)
        #expect(Self.read("0.5", type) == nil)
        #expect(Self.read("5.0", type) == ExactDecimal(coefficient: 5, scale: 0).map { .decimal($0) })
        let fraction = ValueType.decimal(precision: 38, scale: 38)
        #expect(Self.read("0." + longest, fraction) != nil)
        #expect(Self.read("1", fraction) == nil)
        #expect(
            Self.read("-0.00", .decimal(precision: 3, scale: 2))
                == ExactDecimal(coefficient: 0, scale: 0).map { .decimal($0) })
    }

    @Test func offsetsMoveTheInstant() {
        let noon = Self.read("2013-03-10T12:00:00Z", .timestamp)
        #expect(noon != nil)
        #expect(Self.read("2013-03-10T07:00:00-05:00", .timestamp) == noon)
        #expect(Self.read("2013-03-10T17:30:00+05:30", .timestamp) == noon)
        #expect(Self.read("2013-03-10T12:00:00+0000", .timestamp) == nil)
        #expect(Self.read("2013-03-10T12:00:00+24:00", .timestamp) == nil)
        #expect(Self.read("2013-03-10T12:00:00.Z", .timestamp) == nil)
    }
}
