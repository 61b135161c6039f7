extension PGInterval {
    /// The interval as PostgreSQL writes it: `1 year 2 mons -3 days +04:05:06.7`, `00:00:00`.
    var text: String {
        var text = ""
        // A part behind a negative one shows its plus sign.
        var isBehindNegative = false
        for (value, unit) in [(months / 12, "year"), (months % 12, "mon"), (days, "day")] where value != 0 {
            if !text.isEmpty { text += " " }
            text += "\(isBehindNegative && value > 0 ? "+" : "")\(value) \(unit)\(value == 1 ? "" : "s")"
            isBehindNegative = value < 0
        }
        guard text.isEmpty || microseconds != 0 else { return text }
        let magnitude = microseconds.magnitude
        let seconds = magnitude / 1_000_000
        if !text.isEmpty { text += " " }
        text += microseconds < 0 ? "-" : isBehindNegative ? "+" : ""
        text += "\(PGText.padded(seconds / 3_600, 2)):\(PGText.padded(seconds / 60 % 60, 2))"
        text += ":\(PGText.padded(seconds % 60, 2))"
        var fraction = PGText.padded(magnitude % 1_000_000, 6)
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? text : "\(text).\(fraction)"
    }
}
