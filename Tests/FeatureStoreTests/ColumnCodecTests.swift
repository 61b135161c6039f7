import FeatureStore
import Testing

/// What is written can be read again, bit for bit, and what is damaged is an error.
@Suite struct ColumnCodecTests {
    @Test(arguments: [0, 1, 2, 63, 64, 65, 300])
    func batchesSurvive(_ rowCount: Int) throws {
        for round in 0..<20 {
            var generator = BatchGenerator(seed: UInt64(round) << 16 | UInt64(rowCount))
            let batch = generator.batch(rowCount: rowCount)
            var bytes: [UInt8] = []
            ColumnCodec.encode(batch, into: &bytes)
            var reader = ByteReader(bytes)
            let read = try ColumnCodec.decodeBatch(from: &reader)
            try reader.requireEnd()
            #expect(areIdentical(batch, read), "seed \(generator.seed)")
            var again: [UInt8] = []
            ColumnCodec.encode(read, into: &again)
            #expect(again == bytes, "seed \(generator.seed)")
        }
    }

    @Test func sliceIsTheSameAsTheGatheredRows() throws {
        for seed in 0..<60 {
            var generator = BatchGenerator(seed: UInt64(seed))
            let batch = generator.batch(rowCount: 200)
            let start = Int.random(in: 0...200, using: &generator)
            let end = Int.random(in: start...200, using: &generator)
            var bytes: [UInt8] = []
            ColumnCodec.encode(batch, rows: start..<end, into: &bytes)
            var reader = ByteReader(bytes)
            let read = try ColumnCodec.decodeBatch(from: &reader)
            #expect(areIdentical(read, batch.rows(start..<end)), "seed \(seed), rows \(start)..<\(end)")
        }
    }

    @Test func joiningSlicesGivesTheWhole() throws {
        for seed in 0..<60 {
            var generator = BatchGenerator(seed: UInt64(seed))
            let batch = generator.batch(rowCount: 150)
            let cut = Int.random(in: 0...150, using: &generator)
            var joined = batch.rows(0..<cut)
            joined.append(contentsOf: batch.rows(cut..<150))
            #expect(areIdentical(joined, batch), "seed \(seed), cut at \(cut)")
        }
    }

    @Test func everyTruncationIsAnError() {
        var generator = BatchGenerator(seed: 4)
        var bytes: [UInt8] = []
        ColumnCodec.encode(generator.batch(rowCount: 9), into: &bytes)
        for length in 0..<bytes.count {
            var reader = ByteReader(Array(bytes[..<length]))
            #expect(throws: ColumnCodecError.self, "\(length) of \(bytes.count) bytes") {
                _ = try ColumnCodec.decodeBatch(from: &reader)
            }
        }
    }

    @Test func flippedBitsNeverTrap() {
        var generator = BatchGenerator(seed: 5)
        var bytes: [UInt8] = []
        ColumnCodec.encode(generator.batch(rowCount: 70), into: &bytes)
        var errors = 0
        for _ in 0..<5000 {
            var damaged = bytes
            for _ in 0...Int.random(in: 0...3, using: &generator) {
                let position = Int.random(in: 0..<damaged.count, using: &generator)
                damaged[position] ^= 1 << UInt8.random(in: 0...7, using: &generator)
            }
            var reader = ByteReader(damaged)
            do {
                let read = try ColumnCodec.decodeBatch(from: &reader)
                // What was accepted must be whole: every cell can be read.
                var again: [UInt8] = []
                ColumnCodec.encode(read, into: &again)
                #expect(again.count == damaged.count - reader.remaining)
            } catch {
                errors += 1
            }
        }
        #expect(errors > 100, "seed 5")
    }

    @Test func specialNumbersKeepTheirBits() throws {
        var doubles = Column(name: "d", type: .double)
        let values = [-0.0, .nan, Double(bitPattern: 0x7ff8_0000_0000_beef), .infinity, .leastNonzeroMagnitude]
        for value in values { doubles.append(value) }
        var bytes: [UInt8] = []
        ColumnCodec.encode(ColumnBatch(columns: [doubles], rowCount: 5), into: &bytes)
        var reader = ByteReader(bytes)
        guard case .double(let read) = try ColumnCodec.decodeBatch(from: &reader).columns[0].cells else {
            Issue.record("a column of doubles was read as something else")
            return
        }
        #expect(read.map(\.bitPattern) == values.map(\.bitPattern))
    }

    @Test func impossibleInputSaysWhatIsWrong() throws {
        func reading(_ bytes: [UInt8]) -> String {
            var reader = ByteReader(bytes)
            do {
                _ = try ColumnCodec.decodeBatch(from: &reader)
                return "accepted"
            } catch {
                return error.description
            }
        }
        let one: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0x61]
        let valid: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0]
        #expect(reading([1, 0]) == "byte 0: the input ends early; the number of rows needs 8 bytes, 2 are left")
        #expect(reading(one + [9]) == "byte 17: 9 is not a type")
        #expect(reading(one + [3, 39, 0]) == "byte 17: decimal(39,0) is not a type")
        #expect(reading(one + [5] + valid + [2]) == "byte 26: column a: a bool is neither 0 nor 1")
        #expect(reading(one + [5, 3, 0, 0, 0, 0, 0, 0, 0]).hasSuffix("validity bits are set behind the last row"))
        #expect(
            reading(one + [4] + valid + [UInt8](repeating: 0, count: 8) + [1, 0, 0, 0, 0, 0, 0, 0, 0xff])
                == "byte 42: column a: a text is not UTF-8")
        #expect(
            reading(one + [4] + valid + [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x61]).hasSuffix(
                "offsets do not ascend from 0"))
        #expect(reading([UInt8](repeating: 0xff, count: 12)) == "byte 0: 18446744073709551615 rows")
        let deep = one + (0..<9).flatMap { _ in [8, 0, 0] as [UInt8] } + [1]
        #expect(reading(deep).hasSuffix("lists are nested deeper than 8"))
        #expect(reading([0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]).contains("are left"))
    }

    @Test func textCutWithinACharacterIsRefused() {
        // Two texts of one byte each, which together are one character.
        let bytes: [UInt8] =
            [2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 4, 3, 0, 0, 0, 0, 0, 0, 0] + [0, 0, 0, 0, 0, 0, 0, 0]
            + [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0] + [0xc3, 0xa9]
        var reader = ByteReader(bytes)
        #expect(throws: ColumnCodecError.self) { _ = try ColumnCodec.decodeBatch(from: &reader) }
    }

    private func areIdentical(_ one: ColumnBatch, _ other: ColumnBatch) -> Bool {
        one.rowCount == other.rowCount && one.columns.count == other.columns.count
            && zip(one.columns, other.columns).allSatisfy { mine, others in
                mine.name == others.name && mine.type == others.type && mine.count == others.count
                    && (0..<mine.count).allSatisfy { mine.isIdentical(at: $0, to: $0, of: others) }
            }
    }
}

/// Makes batches with a column of every type, from a seed.
struct BatchGenerator: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    static let types: [ValueType] = [
        .int, .double, .decimal(precision: 38, scale: 10), .text, .bool, .timestamp, .date,
        .list(element: .text, order: .ordered, nullElements: true),
        .list(
            element: .list(element: .int, order: .unordered, nullElements: false), order: .ordered,
            nullElements: false),
    ]

    mutating func batch(rowCount: Int) -> ColumnBatch {
        let columns = Self.types.enumerated().map { index, type in
            var column = Column(name: "column \(index) é", type: type)
            for _ in 0..<rowCount { appendCell(to: &column, type) }
            return column
        }
        return ColumnBatch(columns: columns, rowCount: rowCount)
    }

    private mutating func appendCell(to column: inout Column, _ type: ValueType) {
        guard next() % 4 != 0 else { return column.appendNull() }
        switch type {
        case .int: column.append(Int64(bitPattern: next()))
        case .double: column.append(Double(bitPattern: next()))
        case .decimal:
            let coefficient = Int128(Int64(bitPattern: next())) * Int128(next() % 1_000_000)
            if let value = ExactDecimal(coefficient: coefficient, scale: Int(next() % 39)) { column.append(value) }
        case .text: column.append(["", "a", "N14228", "\u{e9}", "e\u{301}", "🛫 late", "\u{0}"][Int(next() % 7)])
        case .bool: column.append(next() % 2 == 0)
        case .timestamp: column.append(Timestamp(microseconds: Int64(bitPattern: next())))
        case .date: column.append(CalendarDate(daysSinceEpoch: Int32(truncatingIfNeeded: next())))
        case .list(let element, _, _):
            let count = Int(next() % 4)
            column.appendList { elements in
                for _ in 0..<count { appendCell(to: &elements, element) }
            }
        }
    }
}
