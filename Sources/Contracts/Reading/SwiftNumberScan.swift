/// A number literal: where it ends and its value.
struct SwiftNumberScan {
    let kind: SwiftToken.Kind
    let end: Int

    /// Reads the number that begins with the digit at `start`; the position in a tuple has no fraction.
    init(_ source: SourceBytes, at start: Int, isMember: Bool) {
        let radix =
            source.starts(with: "0x", at: start)
            ? 16
            : source.starts(with: "0o", at: start)
                ? 8 : source.starts(with: "0b", at: start) ? 2 : 10
        let digits = radix == 10 ? start : start + 2
        var end = source.end(from: digits) { index in
            radix == 16
                ? source.isWord(index) && !source.isOne(of: "pP", index)
                : source.isDigit(index) || source.isOne(of: "_", index)
        }
        var isWhole = true
        if !isMember, source.starts(with: ".", at: end), source.isDigit(end + 1), radix == 10 || radix == 16 {
            end = source.end(from: end + 1) { source.isWord($0) && !source.isOne(of: "eEpP", $0) }
            isWhole = false
        }
        if !isMember, end < source.count, radix == 16 ? source.isOne(of: "pP", end) : source.isOne(of: "eE", end) {
            let sign = end + 1 < source.count && source.isOne(of: "+-", end + 1) ? 1 : 0
            if source.isDigit(end + 1 + sign) {
                end = source.end(from: end + 1 + sign) { source.isDigit($0) || source.isOne(of: "_", $0) }
                isWhole = false
            }
        }
        self.end = end
        let text = source.text(digits..<end).filter { $0 != "_" }
        if isWhole {
            kind = .integer(Int128(text, radix: radix))
        } else {
            kind = .number(Double(radix == 16 ? "0x" + text : text) ?? .nan)
        }
    }
}
