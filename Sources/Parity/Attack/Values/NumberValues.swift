internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// The numbers that a column may be given.
///
/// How large they get depends on what the SQL does with them: a pair that is right for real data may overflow in Swift, and
/// fail in SQL, on a product of two extremes; that would be a difference nobody asked about. So only what is not calculated
/// with gets its type's extremes. Doubles come as fractions of powers of two with either sign, whose sums are exact in any
/// order, or as awkward decimals of one sign, so that no honest reordering is blown up by cancellation.
struct NumberValues {
    private(set) var sought: [CellValue] = []
    private(set) var near: [CellValue] = []
    private(set) var common: [CellValue] = []
    private(set) var rare: [CellValue] = []
    private(set) var groups: [[CellValue]] = []

    private let column: ColumnContract
    private let use: ColumnUse
    private let largest: ExactDecimal

    init(_ column: ColumnContract, use: ColumnUse, compared: [BoundConstant], clues: Clues) {
        self.column = column
        self.use = use
        largest = Self.largest(column, use, hasAbsoluteBounds: clues.hasAbsoluteBounds)
        let constants = compared.compactMap(Self.decimal)
        for constant in constants { addSought(constant) }
        let mentioned = clues.integers.map { ExactDecimal(Int($0)) } + clues.numbers
        for number in constants + mentioned { addNear(number) }
        addCommon()
        addAwkward()
        addRare()
        addCoarse(clues)
        addGroups(clues)
    }

    /// Beyond this no value goes, in either direction.
    private static func largest(_ column: ColumnContract, _ use: ColumnUse, hasAbsoluteBounds: Bool) -> ExactDecimal {
        let base = PhysicalType.of(column)?.base
        let type: Int =
            switch base {
            case .int2: 32_767
            case .int4: 2_147_483_647
            default: .max
            }
        var bound = type
        if hasAbsoluteBounds { bound = min(bound, 1_000) }
        let isNarrow = base == .int2 || base == .int4
        if use.isScaled, !isNarrow { bound = min(bound, 1_000_000) }
        if use.isMultiplied {
            // A product of two that SQL calculates in 64 bits may leave 32, where somebody may calculate in those.
            let ofFour = use.isMultipliedNarrowly || use.isNarrowed ? 10_000 : 3_000_000
            bound = min(bound, base == .int2 ? 100 : base == .int4 ? ofFour : 1_000_000)
        }
        // PostgreSQL's numeric gives roots of large variances fewer digits than a double has.
        if use.isSpread { bound = min(bound, base == .int2 ? 100 : 10_000) }
        // A column that is declared narrow may hold its type's extremes, and sums of them are for the pair to survive; of a
        // column that is as wide as integers get nobody expects them.
        if use.isNarrowed, !isNarrow { bound = min(bound, 10_000) }
        if use.isCalculated || use.isSummed, !isNarrow { bound = min(bound, (1 << 53) + 1) }
        return ExactDecimal(bound)
    }

    private static func decimal(_ constant: BoundConstant) -> ExactDecimal? {
        switch constant {
        case .integer(let value): ExactDecimal(Int(value))
        case .numeric(let text), .literal(let text): try? ExactDecimal(text)
        case .double(let value): try? ExactDecimal("\(value)")
        case .null, .bool, .text, .date, .timestamp, .time, .interval: nil
        }
    }

    private mutating func addSought(_ number: ExactDecimal) { sought += values(number) }

    /// A unit beside a number, its opposite, and multiples and halves, where rounding decides.
    private mutating func addNear(_ number: ExactDecimal) {
        let unit = Self.one(scale: unitScale)
        for neighbour in [number.subtracting(unit), number, number.adding(unit)] {
            if let neighbour { near += values(neighbour) }
        }
        near += floatNeighbours(number)
        guard let zero = ExactDecimal(coefficient: 0, scale: 0), let opposite = zero.subtracting(number) else { return }
        near += values(opposite)
        for factor in [ExactDecimal(2), Self.tenths(5), Self.tenths(15), Self.tenths(25)] {
            if let product = number.multiplied(by: factor) { near += values(product) }
        }
    }

    /// What a number is taken for in another precision: its neighbours as a double and as a single.
    ///
    /// The single that is nearest to 0.2 is above the double that is, so that each is above the other somewhere.
    private func floatNeighbours(_ number: ExactDecimal) -> [CellValue] {
        guard case .double = column.type, isWithinLargest(number) else { return [] }
        let double = Self.double(number)
        let isSingle = PhysicalType.of(column)?.base == .float4
        guard isSingle ? !use.isSpread : !use.isArithmetic else { return [] }
        let single = Float(double)
        let singles = [single.nextDown, single, single.nextUp].map { CellValue.double(Double($0)) }
        return singles + [.double(double.nextDown), .double(double.nextUp)].filter(isHeld)
    }

    private mutating func addCommon() {
        for whole in [12, 3, 7, 30, 1, 0, 2, -1, -5, 100, 45] { common += values(ExactDecimal(whole)) }
        switch column.type {
        case .double:
            common += [0.5, 1.5, 2.5, -0.5, -1.5, 0.25, 12.75].map { .double($0) }
            if !use.isSpread { common += [.double(2.675), .double(0.1), .double(1.005)].filter(isHeld) }
        case .decimal(_, let scale):
            for places in 1...4 where places <= scale {
                common += values(Self.one(scale: places))
                common += values(Self.ones(5, scale: places)) + values(Self.ones(-5, scale: places))
            }
            if scale >= 2 { common += [Self.ones(150, scale: 2), Self.ones(1_275, scale: 2)].flatMap(values) }
        default: break
        }
    }

    /// What is whole on paper and not as a double, where somebody may calculate in doubles.
    private mutating func addAwkward() {
        switch column.type {
        case .decimal(_, let scale): near += AwkwardFractions.ofPlaces(upTo: scale).flatMap(values)
        case .double where !use.isSpread: near += AwkwardFractions.ofPlaces(upTo: 3).flatMap(values)
        default: break
        }
    }

    private mutating func addRare() {
        // A million and more times a thousand is more than 32 bits hold.
        for large in [1_000, -1_000, 65_537, 3_000_000, 1_000_000_007, 2_147_483_647, -2_147_483_647, 2_147_483_648] {
            rare += values(ExactDecimal(large))
        }
        rare += values(ExactDecimal((1 << 53) + 1)) + values(ExactDecimal(-(1 << 53) - 1))
        switch column.type {
        case .int where !use.isArithmetic: rare += values(ExactDecimal(Int.max)) + values(ExactDecimal(-Int.max))
        case .double where !use.isArithmetic:
            rare += [.double(.nan), .double(.infinity), .double(-.infinity), .double(1e300)].filter(isHeld)
            // Beside 0, which it equals, PostgreSQL's own maximum is now the one and now the other.
            if !use.isChosenAmongEquals { rare.append(.double(-0.0)) }
        case .decimal(let precision, let scale) where !use.isArithmetic && precision <= 30:
            // All digits that there is room for.
            let most = (0..<precision).reduce(Int128(1)) { power, _ in power * 10 } - 1
            rare += [most, -most].compactMap { ExactDecimal(coefficient: $0, scale: scale) }.flatMap(values)
        default: break
        }
    }

    /// One below a multiple of what the pair divides by, where a number of 32 bits has no digit left for the one.
    private mutating func addCoarse(_ clues: Clues) {
        guard case .int = column.type, use.isArithmetic else { return }
        for divisor in clues.integers.filter({ (2...1_000_000).contains($0) }).prefix(4) {
            for large: Int64 in [100_000_000, 2_000_000_000] {
                rare += values(ExactDecimal(Int(large / divisor * divisor - 1)))
            }
        }
    }

    /// Values that only together show something: large with small differences, for variances computed the short way; what
    /// adds to another sum in another order; halves of either parity.
    private mutating func addGroups(_ clues: Clues) {
        if use.isSpread, !use.isMultiplied, !use.isNarrowed, !clues.hasAbsoluteBounds, isWide {
            groups.append(
                [100_000_001, 100_000_000, 100_000_003].map { ExactDecimal($0) }.map(value).compactMap { $0 })
        }
        if case .double = column.type, !use.isSpread {
            groups.append([0.1, 0.2, 0.3, 0.7].map { .double($0) }.filter(isHeld))
        }
        if case .double = column.type, !use.isArithmetic {
            // What is no number, or beyond all, stands before and behind ordinary ones, as rows come.
            groups += [[.nan, 1, 2], [.nan, 1, .infinity], [-.infinity, 1, -1]].map { $0.map { .double($0) } }
        }
        if case .int = column.type, use.isArithmetic {
            let most = ExactDecimal(Int(Int32.max))
            groups.append([most, most.negated].flatMap(values))
            groups.append([most, ExactDecimal(1), ExactDecimal(2)].flatMap(values))
        }
        groups.append([1, 2].map { ExactDecimal($0) }.compactMap(value))
        groups.append([-1, -2, 1].map { ExactDecimal($0) }.compactMap(value))
        groups.append([0, 1].map { ExactDecimal($0) }.compactMap(value))
        groups.removeAll(where: \.isEmpty)
    }

    private var isWide: Bool {
        switch PhysicalType.of(column)?.base {
        case .int4, .int8, .float8: true
        default: false
        }
    }

    /// How many places one step of the column has.
    private var unitScale: Int {
        switch column.type {
        case .decimal(_, let scale): min(scale, 6)
        case .double: 2
        default: 0
        }
    }

    /// The number as a value of the column, with its two neighbours where it lies between two; none that it cannot hold.
    private func values(_ number: ExactDecimal) -> [CellValue] {
        guard isWithinLargest(number) else { return [] }
        if let whole = value(number) { return [whole] }
        if case .double = column.type { return Self.singles(around: Self.double(number)) }
        guard case .int = column.type else { return [] }
        let floor = Self.double(number).rounded(.down)
        guard let low = Int64(exactly: floor) else { return [] }
        return [.int(low), .int(low + 1)]
    }

    private func isWithinLargest(_ number: ExactDecimal) -> Bool {
        !(largest < number) && !(number < ExactDecimal.zero.subtracting(largest) ?? number)
    }

    /// The two singles between which a number lies.
    private static func singles(around number: Double) -> [CellValue] {
        let nearest = Float(number)
        let other = Double(nearest) < number ? nearest.nextUp : nearest.nextDown
        return [nearest, other].filter(\.isFinite).map { .double(Double($0)) }
    }

    private func value(_ number: ExactDecimal) -> CellValue? {
        switch column.type {
        case .int:
            guard let whole = number.rescaled(to: 0), let value = Int64(exactly: whole.coefficient) else { return nil }
            return whole == number ? .int(value) : nil
        case .double:
            let value = CellValue.double(Self.double(number))
            return isHeld(value) ? value : nil
        case .decimal(let precision, let scale):
            guard let scaled = number.rescaled(to: scale), scaled == number else { return nil }
            return String(scaled.coefficient.magnitude).count <= precision ? .decimal(scaled) : nil
        default: return nil
        }
    }

    /// Whether a column of four bytes holds the value as it is.
    private func isHeld(_ value: CellValue) -> Bool {
        guard case .double(let double) = value, PhysicalType.of(column)?.base == .float4 else { return true }
        return double.isNaN || Double(Float(double)) == double
    }

    private static func double(_ number: ExactDecimal) -> Double { Double(number.description) ?? 0 }

    private static func one(scale: Int) -> ExactDecimal { ones(1, scale: scale) }

    private static func ones(_ count: Int128, scale: Int) -> ExactDecimal {
        ExactDecimal(coefficient: count, scale: scale) ?? .zero
    }

    private static func tenths(_ count: Int128) -> ExactDecimal { ones(count, scale: 1) }
}
