/// Frames of window functions.
extension MutantMaker {
    mutating func addFrames(at index: Int) {
        if site.isKeyword(index, "rows", "range"), !site.isSymbol(index + 1, "(") {
            replace(index, site.isKeyword(index, "rows") ? "RANGE" : "ROWS", .frame, "FRM")
        }
        if site.isKeyword(index, "current"), site.isKeyword(index + 1, "row") { addCurrentRow(at: index) }
        if site.isKeyword(index, "preceding"), site.isKeyword(index - 1, "unbounded") {
            replace(index - 1, "1", .frame, "FRM")
        }
        if site.isKeyword(index, "following"), site.isKeyword(index - 1, "unbounded") {
            replace(index - 1..<index + 1, "CURRENT ROW", .frame, "FRM")
        }
        if site.isKeyword(index, "exclude") { replace(index..<frameEnd(index), "", .frame, "FRM") }
        addFrame(at: index)
    }

    /// A frame that reaches back by time for one by rows, and back: by the lengths and numbers of the other half.
    mutating func addOtherFrames(at index: Int) {
        guard site.isKeyword(index, "rows", "range"), site.isKeyword(index + 1, "between"),
            let and = (index + 2..<min(index + 6, site.tokens.count)).first(where: { site.isKeyword($0, "and") }),
            site.isKeyword(and - 1, "preceding")
        else { return }
        let start = index..<and - 1
        if site.isKeyword(index, "rows") {
            for duration in site.hints.durations.prefix(4) where duration > 0 {
                replace(start, "RANGE BETWEEN INTERVAL '\(duration) microseconds'", .frame, "FRM")
            }
        } else {
            // What lies exactly at the start of the frame is left out.
            if let place = start.first(where: { isInterval($0) && site.tokens[$0].kind == .string }),
                let length = Self.microseconds(site.tokens[place].word)
            {
                replace(place, "'\(length - 1) microseconds'", .frame, "FRM")
            }
            let numbers = site.hints.numbers.compactMap { Int64($0) }.filter { (1...100).contains($0) }.prefix(3)
            for count in Set(numbers.flatMap { [$0, $0 - 1] }).sorted() {
                replace(start, "ROWS BETWEEN \(count)", .frame, "FRM")
            }
        }
    }

    /// The end of the bracket that a window stands in.
    private func frameEnd(_ index: Int) -> Int {
        var position = index
        while position < site.tokens.count {
            if site.isSymbol(position, ")") { return position }
            if let partner = site.partners[position], partner > position { position = partner }
            position += 1
        }
        return position
    }

    private mutating func addCurrentRow(at index: Int) {
        guard !site.isKeyword(index - 1, "exclude") else { return }
        let isEnd = site.isKeyword(index - 1, "and")
        replace(index..<index + 2, "1 PRECEDING", .frame, "FRM")
        replace(index..<index + 2, isEnd ? "UNBOUNDED FOLLOWING" : "UNBOUNDED PRECEDING", .frame, "FRM")
        if isEnd { insert(after: index + 1, " EXCLUDE CURRENT ROW", .frame, "FRM") }
    }

    /// A frame where a window with an order leaves it to the default.
    private mutating func addFrame(at index: Int) {
        guard site.isSymbol(index, "("), let close = site.partners[index],
            site.isKeyword(index - 1, "over")
                || site.isKeyword(index - 1, "as") && site.isKeyword(index + 1, "partition", "order"),
            (index..<close).contains(where: { site.isKeyword($0, "order") }),
            !(index..<close).contains(where: { site.isKeyword($0, "rows", "range", "groups") })
        else { return }
        for frame in [
            "ROWS UNBOUNDED PRECEDING", "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
            "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING",
        ] {
            insert(after: close - 1, " \(frame)", .frame, "FRM")
        }
    }
}
