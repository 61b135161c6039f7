internal import FeatureStore

/// A bounded sample of the numbers that both sides answered, chosen by position, so that the same run keeps the same ones.
///
/// Agreeing answers are thinned by powers of two as they come, evenly over the run; of differing ones the first are kept.
struct PairSample {
    private(set) var agreeing: [ComparedPair] = []
    private(set) var differing: [ComparedPair] = []
    /// One in so many agreeing answers is kept.
    private var stride = 1
    /// How many agreeing answers came since the last that was kept.
    private var passed = 0

    /// How many agreeing answers are kept at most.
    static let mostAgreeing = 1_500
    /// How many differing answers are kept at most.
    static let mostDiffering = 500

    /// All that was kept, the agreeing first.
    var pairs: [ComparedPair] { agreeing + differing }

    /// Considers one answer of both sides; `pair` is made only where it is kept.
    mutating func add(agrees: Bool, _ pair: () -> ComparedPair?) {
        guard agrees else {
            if differing.count < Self.mostDiffering, let pair = pair() { differing.append(pair) }
            return
        }
        passed += 1
        guard passed >= stride else { return }
        passed = 0
        guard let pair = pair() else { return }
        agreeing.append(pair)
        if agreeing.count > Self.mostAgreeing { thin() }
    }

    /// Takes over what another batch kept, as if its answers had come after these.
    mutating func merge(_ other: PairSample) {
        var other = other
        while other.stride < stride { other.thin() }
        while stride < other.stride { thin() }
        agreeing += other.agreeing
        passed = other.passed
        differing += other.differing.prefix(max(0, Self.mostDiffering - differing.count))
        while agreeing.count > Self.mostAgreeing { thin() }
    }

    /// Keeps every second one.
    private mutating func thin() {
        agreeing = agreeing.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        stride *= 2
    }
}

extension ComparedPair {
    /// Takes a pair of numbers out of two columns; nil where either is NULL or no number.
    init?(_ sql: Column, _ sqlRow: Int, _ swift: Column, _ swiftRow: Int, agrees: Bool) {
        guard let one = Self.number(sql, sqlRow), let other = Self.number(swift, swiftRow) else { return nil }
        self.init(sql: one, swift: other, agrees: agrees)
    }

    private static func number(_ column: Column, _ row: Int) -> Double? {
        guard column.validity[row] else { return nil }
        switch column.cells {
        case .int(let array): return Double(array[row])
        case .double(let array): return array[row]
        case .decimal(let array): return Double("\(array[row])")
        default: return nil
        }
    }
}

extension ValueType {
    /// Whether values of the type are numbers.
    var isNumeric: Bool {
        switch self {
        case .int, .double, .decimal: true
        case .text, .bool, .timestamp, .date, .list: false
        }
    }
}
