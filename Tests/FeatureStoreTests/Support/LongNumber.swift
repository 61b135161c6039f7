/// Schoolbook arithmetic on signed strings of digits: slow, obvious, and sharing nothing with `ExactDecimal`.
struct LongNumber: Equatable {
    /// Least significant first, no zeros at the end.
    private var digits: [Int]
    private var isNegative: Bool

    init(_ text: String) {
        isNegative = text.hasPrefix("-")
        digits = text.filter(\.isNumber).reversed().map { $0.wholeNumberValue ?? 0 }
        trim()
    }

    private init(digits: [Int], isNegative: Bool) {
        self.digits = digits
        self.isNegative = isNegative
        trim()
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { isNegative = false }
    }

    func shifted(_ places: Int) -> LongNumber {
        LongNumber(digits: Array(repeating: 0, count: places) + digits, isNegative: isNegative)
    }

    var digitCount: Int { digits.count }

    /// How many zeros stand at the end.
    var trailingZeros: Int { digits.prefix { $0 == 0 }.count }

    static func * (first: LongNumber, second: LongNumber) -> LongNumber {
        var product = Array(repeating: 0, count: first.digits.count + second.digits.count + 1)
        for (place, digit) in first.digits.enumerated() {
            for (otherPlace, otherDigit) in second.digits.enumerated() {
                product[place + otherPlace] += digit * otherDigit
            }
        }
        for place in product.indices.dropLast() {
            product[place + 1] += product[place] / 10
            product[place] %= 10
        }
        return LongNumber(digits: product, isNegative: first.isNegative != second.isNegative)
    }

    static func + (first: LongNumber, second: LongNumber) -> LongNumber {
        let count = max(first.digits.count, second.digits.count) + 1
        func signed(_ number: LongNumber, _ place: Int) -> Int {
            place < number.digits.count ? (number.isNegative ? -1 : 1) * number.digits[place] : 0
        }
        var sums = (0..<count).map { signed(first, $0) + signed(second, $0) }
        // The sign is that of the most significant sum once carried; try plus first, then turn all around.
        for negated in [false, true] {
            if negated { sums = (0..<count).map { -signed(first, $0) - signed(second, $0) } }
            var carried = sums
            for place in carried.indices.dropLast() {
                while carried[place] < 0 {
                    carried[place] += 10
                    carried[place + 1] -= 1
                }
                carried[place + 1] += carried[place] / 10
                carried[place] %= 10
            }
            if carried[count - 1] >= 0 { return LongNumber(digits: carried, isNegative: negated) }
        }
        preconditionFailure("neither a number nor its opposite is positive")
    }

    var isLessThanZero: Bool { isNegative }
    var negated: LongNumber { LongNumber(digits: digits, isNegative: !isNegative) }
}
