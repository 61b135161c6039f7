import FeatureStore
import Testing

@testable import Parity

@Suite struct CellComparisonTests {
    static let types: [ValueType] = [
        .int, .double, .decimal(precision: 20, scale: 4), .text, .bool, .timestamp, .date,
        .list(element: .double, order: .ordered, nullElements: true),
        .list(element: .text, order: .unordered, nullElements: true),
    ]

    /// A column in which equal values are likely, and values that only look equal too.
    static func column(_ type: ValueType, count: Int, _ generator: inout SeededGenerator) -> Column {
        var column = Column(name: "x", type: type)
        for _ in 0..<count { append(to: &column, type, &generator) }
        return column
    }

    static func append(to column: inout Column, _ type: ValueType, _ generator: inout SeededGenerator) {
        let small = Int.random(in: 0..<3, using: &generator)
        switch type {
        case .int: column.append([Int64.min, 0, Int64.max][small])
        case .double:
            column.append([0.0, -0.0, .nan, -.nan, .infinity, 1, 1.0.nextUp].randomElement(using: &generator) ?? 0)
        case .decimal:
            let spellings: [(Int128, Int)] = [(11, 1), (110, 2), (1100, 3), (0, 0), (0, 4), (-11, 1)]
            let (coefficient, scale) = spellings.randomElement(using: &generator) ?? (0, 0)
            if let value = ExactDecimal(coefficient: coefficient, scale: scale) { column.append(value) }
        case .text: column.append(["é", "e\u{301}", "", "é "].randomElement(using: &generator) ?? "")
        case .bool: column.append(small == 0)
        case .timestamp: column.append(Timestamp(microseconds: Int64(small)))
        case .date: column.append(CalendarDate(daysSinceEpoch: Int32(small)))
        case .list(let element, _, _):
            column.appendList { elements in
                for _ in 0..<small {
                    if Bool.random(using: &generator) {
                        elements.appendNull()
                    } else {
                        append(to: &elements, element, &generator)
                    }
                }
            }
        }
    }

    @Test(arguments: types)
    func isReflexiveSymmetricAndTransitive(_ type: ValueType) {
        for seed in UInt64(0)..<10 {
            var generator = SeededGenerator(seed: seed)
            let (one, other) = (Self.column(type, count: 14, &generator), Self.column(type, count: 14, &generator))
            let (within, across, back) = (
                CellComparison.exact(one, one), CellComparison.exact(one, other), CellComparison.exact(other, one)
            )
            for a in 0..<14 {
                #expect(within(a, a), "seed \(seed)")
                for b in 0..<14 {
                    #expect(across(a, b) == back(b, a), "seed \(seed)")
                    for c in 0..<14 where within(a, c) && across(c, b) {
                        #expect(across(a, b), "seed \(seed): \(a) \(c) \(b)")
                    }
                }
            }
        }
    }

    @Test(arguments: types)
    func agreesWithSingleValuesAndKeys(_ type: ValueType) {
        for seed in UInt64(0)..<10 {
            var generator = SeededGenerator(seed: seed)
            let (one, other) = (Self.column(type, count: 20, &generator), Self.column(type, count: 20, &generator))
            let isSame = CellComparison.exact(one, other)
            for a in 0..<20 {
                for b in 0..<20 {
                    if case .list(_, .unordered, _) = type { continue }
                    #expect(isSame(a, b) == (CellValue(one, row: a) == CellValue(other, row: b)), "seed \(seed)")
                    #expect(isSame(a, b) == (RowKey([one], row: a) == RowKey([other], row: b)), "seed \(seed)")
                }
            }
        }
    }

    @Test func keepsWhatLooksAlikeApart() {
        func same(_ type: ValueType, _ append: (inout Column) -> Void) -> Bool {
            var column = Column(name: "x", type: type)
            append(&column)
            return CellComparison.exact(column, column)(0, 1)
        }
        #expect(
            !same(.double) {
                $0.append(0.0); $0.append(-0.0)
            })
        #expect(
            same(.double) {
                $0.append(Double.nan); $0.append(-Double.nan)
            })
        #expect(
            !same(.double) {
                $0.append(1.0); $0.append(1.0.nextUp)
            })
        #expect(
            !same(.text) {
                $0.append("é"); $0.append("e\u{301}")
            })
        #expect(
            !same(.text) {
                $0.append("a"); $0.append("a ")
            })
        let unordered = ValueType.list(element: .int, order: .unordered, nullElements: true)
        func lists(_ type: ValueType, _ one: [Int64?], _ other: [Int64?]) -> Bool {
            same(type) { column in
                for list in [one, other] {
                    column.appendList { elements in
                        for element in list {
                            if let element { elements.append(element) } else { elements.appendNull() }
                        }
                    }
                }
            }
        }
        #expect(lists(unordered, [1, nil, 2, 2], [2, 1, 2, nil]))
        #expect(!lists(unordered, [1, 2, 2], [1, 1, 2]))
        #expect(!lists(unordered, [nil], []))
        let ordered = ValueType.list(element: .int, order: .ordered, nullElements: true)
        #expect(!lists(ordered, [1, 2], [2, 1]))
        #expect(lists(ordered, [1, nil], [1, nil]))
        // The placeholder of a NULL is 0: it must not be taken for one.
        #expect(!lists(ordered, [nil], [0]))
    }

    @Test func distancesCountRepresentableNumbers() {
        #expect(FloatDistance.ulps(1, 1.0.nextUp) == 1)
        #expect(FloatDistance.ulps(0, -0.0) == 0)
        #expect(FloatDistance.ulps(-Double.leastNonzeroMagnitude, .leastNonzeroMagnitude) == 2)
        #expect(FloatDistance.ulps(.greatestFiniteMagnitude, -.greatestFiniteMagnitude) == 0xFFDF_FFFF_FFFF_FFFE)
        #expect(FloatDistance.ulps(.nan, 1) == nil)
        #expect(FloatDistance.ulps(.infinity, .infinity) == nil)
    }
}
