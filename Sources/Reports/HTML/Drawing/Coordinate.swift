/// Numbers as SVG attributes, spelt alike on every machine.
enum Coordinate {
    /// One digit behind the point, which is finer than a screen's.
    static func text(_ number: Double) -> String {
        let tenths = (number * 10).rounded()
        guard tenths.magnitude < 1e9 else { return "0" }
        let whole = Int(tenths)
        let (units, rest) = whole.magnitude.quotientAndRemainder(dividingBy: 10)
        return (whole < 0 ? "-" : "") + "\(units)" + (rest == 0 ? "" : ".\(rest)")
    }

    /// About how wide a text is in the page's fixed-width font of 11 pixels; wide signs count as two.
    static func width(_ text: String) -> Double {
        text.reduce(0) { width, sign in
            let isNarrow = sign.unicodeScalars.first.map { $0.value < 0x1100 } ?? true
            return width + (isNarrow ? 6.7 : 13.4)
        }
    }

    /// The text, cut behind so many signs.
    static func shortened(_ text: String, to count: Int) -> String {
        text.count <= count ? text : text.prefix(count - 1) + "…"
    }
}

/// Places boxes in rows so that none overlaps another.
struct LabelRows {
    private var ends: [Double] = []

    /// How many rows there are.
    var count: Int { ends.count }

    /// The row in which a box from `start` to `end` is free; boxes come in the order of their starts.
    ///
    /// - Parameter most: how many rows there may be.
    /// - Returns: nil where all rows are full there.
    mutating func place(_ start: Double, _ end: Double, most: Int = .max) -> Int? {
        if let free = ends.firstIndex(where: { $0 <= start }) {
            ends[free] = end
            return free
        }
        guard ends.count < most else { return nil }
        ends.append(end)
        return ends.count - 1
    }
}
