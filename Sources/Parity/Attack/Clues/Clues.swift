internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// What a pair mentions, and so what it can get wrong.
///
/// Values, lengths of time, zones, numbers of rows, and which columns they meet, found in the contract, the SQL and the
/// Swift.
struct Clues: Sendable {
    /// By column: the constants that the SQL compares it with, in order of first appearance.
    var compared: [ColumnPlace: [BoundConstant]] = [:]
    /// By column: the texts with wildcards that the SQL holds it against.
    var patterns: [ColumnPlace: [String]] = [:]
    /// By column: the regular expressions that the SQL holds it against.
    var expressions: [ColumnPlace: [PatternTexts]] = [:]
    /// By column: columns that the SQL compares it with.
    var partners: [ColumnPlace: [ColumnPlace]] = [:]
    /// By column: what the SQL does with its values.
    var uses: [ColumnPlace: ColumnUse] = [:]
    /// Whole numbers anywhere in the pair, in order of first appearance.
    var integers: [Int64] = []
    /// Numbers with a fraction anywhere in the pair.
    var numbers: [ExactDecimal] = []
    /// Texts anywhere in the pair, names of zones and fields left out.
    var texts: [String] = []
    /// Lengths of time in microseconds, positive.
    var spans: [Int64] = []
    /// Lengths of time in calendar months, positive.
    var months: [Int] = []
    /// The zones that the pair speaks of, UTC left out.
    var zones: [Zone] = []
    /// Instants written out.
    var instants: [Timestamp] = []
    /// Times of day written out, or what may be one where times of day are told: microseconds since midnight.
    var timesOfDay: [Int64] = []
    /// Days written out.
    var dates: [CalendarDate] = []
    /// How many rows something takes: `LIMIT 5`, `last 3`, `suffix(2)`.
    var rowCounts: [Int] = []
    /// Units of the calendar that something is cut or told by.
    var units: [Moment.Unit] = []
    /// Whether times become numbers that are then compared, so that a number may be a length of time.
    var tellsSeconds = false
    /// Whether features demand a comparison within a fixed distance, which large values break for honest pairs too.
    var hasAbsoluteBounds = false
    /// Whether the SQL's own order is not decided, so that ties show it.
    var hasUnstableOrder = false

    init(shape: ScenarioShape, query: BoundQuery) {
        readContract(shape)
        StatementClues(query, shape: shape).read(into: &self)
        readSwift(shape.view.swift.text)
        if tellsSeconds { addSecondsAsSpans() }
        addTimesOfDay()
        spans = Clues.distinct(spans.filter { $0 > 0 && $0 < Self.longestSpan }).sorted()
        months = Clues.distinct(months.filter { $0 > 0 && $0 < 2_400 }).sorted()
        integers = Clues.distinct(integers)
        numbers = Clues.distinct(numbers)
        texts = Clues.distinct(texts)
        zones = Clues.distinct(zones)
        instants = Clues.distinct(instants)
        dates = Clues.distinct(dates)
        rowCounts = Clues.distinct(rowCounts.filter { (1...64).contains($0) }).sorted()
        units = Clues.distinct(units).sorted()
    }

    /// A hundred years: what is longer is no window.
    private static let longestSpan: Int64 = 36_525 * 86_400_000_000

    /// A number that is held against a number of seconds (or minutes, when it was divided) is a length of time.
    private mutating func addSecondsAsSpans() {
        for number in integers where (2...10_000_000).contains(number) {
            spans.append(number * 1_000_000)
            if number <= 10_000 { spans.append(number * 60_000_000) }
        }
    }

    /// Where hours of the day are told, small numbers may be hours, and short lengths of time the time since midnight.
    private mutating func addTimesOfDay() {
        let hour: Int64 = 3_600_000_000
        if units.contains(.hour) {
            timesOfDay += integers.filter { (1...23).contains($0) }.map { $0 * hour }
            timesOfDay += spans.map { abs($0) }.filter { (60_000_000..<24 * hour).contains($0) }
        }
        timesOfDay = Array(Self.distinct(timesOfDay).prefix(8))
    }

    /// Each once, in order of first appearance.
    static func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}

/// What the SQL does with the values of a column, as far as it decides which values an honest pair survives.
struct ColumnUse: Sendable {
    /// It is added, subtracted or divided.
    var isCalculated = false
    /// It is summed or averaged.
    var isSummed = false
    /// It is multiplied with something, or raised to a power.
    var isMultiplied = false
    /// It is multiplied in a product that 32 bits hold, or with more than one other column.
    var isMultipliedNarrowly = false
    /// It is multiplied with a number of at most a million.
    var isScaled = false
    /// Its variance, a correlation or an interpolated percentile is taken.
    var isSpread = false
    /// One value of those that are equal stands for all: the largest, the smallest, each once.
    var isChosenAmongEquals = false
    /// It becomes a narrower integer.
    var isNarrowed = false
    /// As a text it is read as a whole number.
    var isReadAsInteger = false
    /// As a text it is read as a number, a truth value, a time or as JSON: not every text is one.
    var readAs: SQLType?
    /// As a text it is looked into: cut, split, measured, searched.
    var isTakenApart = false

    /// Whether it takes part in arithmetic at all.
    var isArithmetic: Bool { isCalculated || isSummed || isMultiplied || isScaled || isSpread || isNarrowed }
}
