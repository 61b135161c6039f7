extension IntervalLiteral.Sum {
    /// Adds what stands behind the `P` of ISO 8601's spelling with designators, in lower case: `1y2m3dt4h5m6.7s`.
    mutating func addDesignated(_ amounts: Substring, in text: String) throws(LiteralReader.Refusal) {
        var rest = amounts
        var isTime = false
        var parts = 0
        while let first = rest.first {
            if first == "t", !isTime {
                isTime = true
                rest.removeFirst()
                continue
            }
            guard let amount = rest.takeAmount(), let unit = Self.unit(rest.popFirst(), isTime: isTime) else {
                throw IntervalLiteral.invalid(text)
            }
            try add(amount, unit: unit, in: text)
            parts += 1
        }
        guard parts > 0 else { throw IntervalLiteral.invalid(text) }
    }

    /// What a designator counts: an `M` before the `T` months, behind it minutes.
    private static func unit(_ designator: Character?, isTime: Bool) -> String? {
        switch (designator, isTime) {
        case ("y", false): "year"
        case ("m", false): "month"
        case ("w", false): "week"
        case ("d", false): "day"
        case ("h", true): "hour"
        case ("m", true): "minute"
        case ("s", true): "second"
        default: nil
        }
    }
}
